import type {
  Block,
  ClusterRecovery,
  ClusterUsage,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  ago,
  buildApplication,
  buildCluster,
  buildHub,
} from '../../__testUtils__/builders';
import { buildView } from '../../__testUtils__/buildView';
import { FakeSpokeVoices } from '../../__testUtils__/FakeSpokeVoices';
import { objectiveView } from './objectives';
import { regionsOf } from './regions';

const usage = (used: number, allocatable = 10): Block<ClusterUsage> => ({
  status: 'ok',
  observedAt: ago(60),
  value: {
    nodes: 3,
    nodesReady: 3,
    cpu: { used, allocatable },
    memory: { used: 1, allocatable: 10 },
  },
});
const recovery = (overrides: Partial<ClusterRecovery> = {}) => ({
  ref: { hub: 'prod-hub', name: 'x' },
  pending: false,
  verdict: 'fine' as const,
  words: 'The last good backup is 2 h old.',
  remarks: [],
  rpo: objectiveView({ ms: 1 }),
  rto: objectiveView({ ms: 1 }),
  lastGood: { name: 'nightly', startedAt: ago(7_200) },
  keptIn: ['elsewhere'],
  ...overrides,
});

interface World {
  /** Clusters that do not answer. */
  silent?: string[];
  /** Clusters that the portal cannot ask. */
  mute?: string[];
  usages?: Record<string, Block<ClusterUsage>>;
  recoveries?: Record<string, Partial<ClusterRecovery>>;
  /** Services on clusters; `cart:Degraded` for one that does not work. */
  running?: Record<string, string[]>;
}

function regions(world: World = {}) {
  const { silent = [], mute = [], usages = {}, recoveries = {} } = world;
  const running = world.running ?? {
    'prod-eu-1': ['cart'],
    'prod-us-1': ['cart'],
  };
  const spokes = new FakeSpokeVoices();
  for (const name of silent) {
    spokes.set('prod-hub', name, { state: 'unreachable', since: ago(300) });
  }
  for (const name of mute) {
    spokes.set('prod-hub', name, { state: 'notConfigured' });
  }
  const names = ['prod-eu-1', 'prod-eu-2', 'prod-us-1', 'staging-eu-1'];
  const view = buildView(
    [
      buildHub('prod-hub', {
        clusters: [
          ...names.map(name => buildCluster(name)),
          buildCluster('in-cluster', { labels: {} }),
        ],
        applications: Object.entries(running).flatMap(([cluster, services]) =>
          services.map(one => {
            const [service, health = 'Healthy'] = one.split(':');
            return buildApplication(service, cluster, {
              health: health === 'Degraded' ? 'Degraded' : 'Healthy',
            });
          }),
        ),
      }),
    ],
    { spokes },
  );
  const facts = new Map(
    view.places.map(place => [
      place,
      {
        usage: usages[place.ref.name] ?? usage(2),
        recovery: recovery(recoveries[place.ref.name]),
      },
    ]),
  );
  return regionsOf(view, facts);
}
const verdicts = (world: World) =>
  regions(world).map(({ environment, region, verdict }) =>
    [environment, region, verdict].join(' '),
  );
/** The checks for the loss of us in prod, by name. */
function checks(world: World) {
  const us = regions(world).find(
    one => one.environment === 'prod' && one.region === 'us',
  );
  return Object.fromEntries(
    (us?.standbys[0].checks ?? []).map(one => [one.check, one]),
  );
}

describe('regions', () => {
  it('stand by environment, production first, and leave out clusters without one', () => {
    expect(verdicts({})).toEqual([
      'prod eu healthy',
      'prod us healthy',
      'staging eu healthy',
    ]);
  });

  it('are lost when no cluster answers, and stand before others then', () => {
    expect(verdicts({ silent: ['prod-us-1'] })[0]).toBe('prod us lost');
    const [lost] = regions({ silent: ['prod-eu-1', 'prod-eu-2'] });
    expect(lost).toMatchObject({
      region: 'eu',
      words: 'None of its 2 clusters answers.',
      clusters: [
        { ref: { name: 'prod-eu-1' }, answers: false, since: ago(300) },
        { ref: { name: 'prod-eu-2' }, answers: false },
      ],
    });
  });

  it('are impaired by one silent cluster, or by what does not work', () => {
    expect(regions({ silent: ['prod-eu-2'] })[0]).toMatchObject({
      verdict: 'impaired',
      words: 'prod-eu-2 does not answer; 1 cluster of the region does.',
    });
    expect(
      regions({ running: { 'prod-eu-1': ['cart:Degraded'] } })[0],
    ).toMatchObject({
      verdict: 'impaired',
      words: 'All clusters answer; 1 Application does not work.',
    });
  });

  it('are not known where only a hub can speak for them', () => {
    expect(verdicts({ mute: ['prod-us-1'] })[0]).toBe('prod us unknown');
  });
});

describe('a region in standby', () => {
  it('is ready when it answers, runs the same, has room, and the data is safe', () => {
    const found = checks({ silent: ['prod-us-1'] });
    expect(
      Object.values(found).map(({ check, outcome }) => `${check} ${outcome}`),
    ).toEqual(['clusters ok', 'applications ok', 'capacity ok', 'backups ok']);
    expect(found.capacity).toMatchObject({
      words: 'Both together would use 30 % of its CPU.',
      observedAt: ago(60),
    });
  });

  it.each<[string, World, string, string, RegExp]>([
    [
      'all of its clusters are silent',
      { silent: ['prod-eu-1', 'prod-eu-2'] },
      'clusters',
      'failed',
      /prod-eu-1 and prod-eu-2 not answering/,
    ],
    [
      'one of its clusters is silent',
      { silent: ['prod-eu-2'] },
      'clusters',
      'attention',
      /prod-eu-2 not answering/,
    ],
    [
      'a service is not placed there',
      { running: { 'prod-eu-1': ['cart'], 'prod-us-1': ['cart', 'shop'] } },
      'applications',
      'attention',
      /1 of 2 services .* shop not placed there/,
    ],
    [
      'nothing of it works there',
      { running: { 'prod-eu-1': ['cart:Degraded'], 'prod-us-1': ['cart'] } },
      'applications',
      'failed',
      /cart not working there/,
    ],
    [
      'it has no room',
      { usages: { 'prod-us-1': usage(18) } },
      'capacity',
      'failed',
      /110 % of its CPU: add nodes/,
    ],
    [
      'use is not measured',
      {
        usages: {
          'prod-us-1': { status: 'failed', reason: 'i/o timeout' },
        },
      },
      'capacity',
      'unknown',
      /What prod-us-1 uses is not known/,
    ],
    [
      'the lost region has no backup',
      {
        recoveries: {
          'prod-us-1': {
            verdict: 'noBackup',
            words: 'No backup was ever made.',
            lastGood: undefined,
          },
        },
      },
      'backups',
      'failed',
      /No good backup of prod-us-1 is known\. No backup was ever made\./,
    ],
    [
      'the backups were lost with the region',
      { recoveries: { 'prod-us-1': { keptIn: ['us'] } } },
      'backups',
      'attention',
      /lie in us itself/,
    ],
    [
      'the backups are late',
      { recoveries: { 'prod-us-1': { verdict: 'tooOld' } } },
      'backups',
      'attention',
      /older than the RPO/,
    ],
  ])('is not when %s', (_, world, check, outcome, words) => {
    expect(checks(world)[check]).toMatchObject({
      outcome,
      words: expect.stringMatching(words),
    });
  });
});
