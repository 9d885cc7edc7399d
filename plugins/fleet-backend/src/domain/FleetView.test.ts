import type { FleetState } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  ago,
  buildApplication,
  buildApplicationSet,
  buildCluster,
  buildHub,
  buildView,
  FakeSpokeVoices,
  linksByApplicationSet,
  NOW,
  unreachable,
} from '../__testUtils__';
import { applicationSummary } from './applications';
import { defaultEnvironmentRules } from './environments';
import { FleetViewBuilder } from './FleetViewBuilder';

const notConfigured = { state: 'notConfigured' } as const;

function oneApplication(
  options: Parameters<typeof buildView>[1] & {
    connection?: 'Successful' | 'Failed' | 'Unknown';
    secondsSilent?: number;
  } = {},
) {
  const { connection = 'Successful', secondsSilent } = options;
  const hub = buildHub('prod-hub', {
    clusters: [
      buildCluster('prod-a-1', {
        connection: { status: connection, message: `says ${connection}` },
      }),
    ],
    applications: [buildApplication('pay', 'prod-a-1')],
  });
  const voice =
    secondsSilent === undefined
      ? hub.voice
      : {
          state: 'unreachable' as const,
          heardAt: NOW - secondsSilent * 1000,
          since: NOW - secondsSilent * 1000,
          reason: 'connection refused',
          quarantined: [],
        };
  const view = buildView([{ ...hub, voice }], options);
  return applicationSummary(view, view.rows[0]);
}

const dead = () =>
  new FakeSpokeVoices().set('prod-hub', 'prod-a-1', unreachable());

describe('the state of an Application', () => {
  it.each<[string, FleetState, Parameters<typeof oneApplication>[0]]>([
    ['green when hub and probe agree', 'healthy', {}],
    ['contradicted by a failing probe', 'contradicted', { spokes: dead() }],
    [
      'contradicted though the hub only says Unknown',
      'contradicted',
      { spokes: dead(), connection: 'Unknown' },
    ],
    [
      'not heard when the hub itself lost the cluster',
      'notHeard',
      { spokes: dead(), connection: 'Failed' },
    ],
    [
      'not green when only the hub lost it',
      'notHeard',
      { connection: 'Failed' },
    ],
    [
      'unverified without access to the spoke',
      'unverified',
      {
        spokes: new FakeSpokeVoices().set(
          'prod-hub',
          'prod-a-1',
          notConfigured,
        ),
      },
    ],
    [
      'unverified when it is our own network',
      'unverified',
      { spokes: dead(), ownNetwork: true },
    ],
    ['kept while the silence is short', 'healthy', { secondsSilent: 30 }],
    ['not heard after a minute', 'notHeard', { secondsSilent: 60 }],
    [
      'not heard, whatever the probe says',
      'notHeard',
      { spokes: dead(), secondsSilent: 90 },
    ],
  ])('is %s', (_, state, options) => {
    expect(oneApplication(options).state).toBe(state);
  });

  it('has the words of whoever is missing', () => {
    expect(oneApplication({ spokes: dead() })).toMatchObject({
      reason: 'i/o timeout on port 6443',
      since: ago(710),
    });
    expect(oneApplication({ secondsSilent: 90 })).toMatchObject({
      reason: 'connection refused',
      since: ago(90),
    });
    expect(oneApplication({ connection: 'Failed' }).reason).toBe('says Failed');
  });

  it('has the words of its resource tree when it is Degraded', () => {
    const hub = buildHub('prod-hub', {
      clusters: [buildCluster('prod-a-1')],
      applications: [
        buildApplication('pay', 'prod-a-1', { health: 'Degraded' }),
      ],
    });
    const reasons = { 'pay-prod-a-1': 'Deployment pay: exceeded its deadline' };
    const view = buildView([hub], { reasons });
    expect(applicationSummary(view, view.rows[0]).reason).toBe(
      'Deployment pay: exceeded its deadline',
    );
  });

  it('waits for its turn in a RollingSync instead of being drift', () => {
    const hub = buildHub('prod-hub', {
      clusters: [buildCluster('prod-a-1')],
      applications: [
        buildApplication('pay', 'prod-a-1', { sync: 'OutOfSync' }),
      ],
      applicationSets: [
        buildApplicationSet(
          'pay',
          {},
          { progress: { 'pay-prod-a-1': { status: 'Waiting', step: 2 } } },
        ),
      ],
    });
    const view = buildView([hub]);
    expect(applicationSummary(view, view.rows[0])).toMatchObject({
      state: 'waiting',
      progressive: { status: 'Waiting', step: 2 },
    });
  });
});

describe('FleetViewBuilder', () => {
  it('keeps the rows that nothing changed, and their cluster', () => {
    const builder = new FleetViewBuilder({
      rules: defaultEnvironmentRules,
      links: linksByApplicationSet,
      staleAfterMs: 60_000,
    });
    const clusters = [buildCluster('prod-a-1'), buildCluster('prod-a-2')];
    const kept = buildApplication('pay', 'prod-a-1');
    const spokes = new FakeSpokeVoices();
    const build = (version: string) =>
      builder.build({
        hubs: [
          {
            ...buildHub('prod-hub', { clusters }),
            applications: new Map([
              ['a', kept],
              ['b', buildApplication('pay', 'prod-a-2', { version })],
            ]),
          },
        ],
        now: NOW,
        voices: {
          probe: ref => spokes.probe(ref),
          degradedReason: () => undefined,
        },
      });
    const [first, second] = [build('1.0.0'), build('1.0.1')];
    expect(second.rows[0]).toBe(first.rows[0]);
    expect(second.rows[1]).not.toBe(first.rows[1]);
    spokes.set('prod-hub', 'prod-a-1', unreachable());
    const third = build('1.0.1');
    expect(third.rows[0]).not.toBe(first.rows[0]);
    expect(third.rows[0].state).toBe('contradicted');
  });
});
