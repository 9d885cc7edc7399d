import type { HubApplication } from '@fleet-portal/backstage-plugin-fleet-node';
import {
  ago,
  buildApplication,
  buildCluster,
  buildHub,
  buildView,
  FakeSpokeVoices,
  NOW,
  unreachable,
} from '../__testUtils__';
import type { HubSnapshot } from '../model/FleetModel';
import { believedWords } from './believedWords';

function wordsOf(
  options: {
    hub?: Partial<HubSnapshot>;
    application?: Partial<HubApplication>;
    view?: Parameters<typeof buildView>[1];
  } = {},
) {
  const hub = buildHub('prod-hub', {
    clusters: [buildCluster('prod-eu-1')],
    applications: [
      buildApplication('pay', 'prod-eu-1', { ...options.application }),
    ],
  });
  const view = buildView([{ ...hub, ...options.hub }], options.view);
  const [word] = believedWords(view, NOW);
  const [application] = word.applications;
  const released = application.releasedFrom <= NOW;
  return {
    ...word,
    spoke: word.spokes[0],
    application: { ...application, released },
  };
}

const silent = (seconds: number): Partial<HubSnapshot> => ({
  voice: {
    state: 'unreachable',
    heardAt: NOW - seconds * 1000,
    since: NOW - seconds * 1000,
    reason: 'connection refused',
    quarantined: [],
  },
});
const dead = () =>
  new FakeSpokeVoices().set('prod-hub', 'prod-eu-1', unreachable());

describe('what is believed', () => {
  it('is everything while all is well', () => {
    const words = wordsOf();
    expect(words).toMatchObject({ word: 'found', believed: true });
    expect(words.spoke).toMatchObject({
      word: 'found',
      subject: { key: 'spoke prod-hub/prod-eu-1', production: true },
    });
    expect(words.application).toMatchObject({
      believed: true,
      health: 'healthy',
      released: true,
      running: { version: '1.0.0' },
      subject: { service: 'pay', owners: ['group:default/shop'] },
    });
  });

  it('is nothing of a hub from the first moment that it does not answer', () => {
    expect(wordsOf({ hub: silent(5) })).toMatchObject({
      word: undefined,
      believed: false,
    });
    expect(wordsOf({ hub: silent(90) })).toMatchObject({
      word: 'lost',
      believed: false,
      reason: 'connection refused',
    });
  });

  it('is that a hub is lost which was not heard for a minute since the start', () => {
    const never = (seconds: number) => ({
      voice: { ...silent(seconds).voice!, heardAt: undefined },
    });
    expect(wordsOf({ hub: never(30) }).word).toBeUndefined();
    expect(wordsOf({ hub: never(60) }).word).toBe('lost');
  });

  it('is nothing at all while the network of the portal is the suspect', () => {
    const view = { spokes: dead(), ownNetwork: true };
    const words = wordsOf({ hub: silent(90), view });
    expect(words).toMatchObject({ word: undefined, believed: false });
    expect(words.spoke.word).toBeUndefined();
  });

  it('is nothing of a muted hub', () => {
    const voice = { state: 'disabled' as const, since: NOW, quarantined: [] };
    expect(wordsOf({ hub: { voice } })).toMatchObject({
      muted: true,
      believed: false,
      word: undefined,
    });
  });

  it('is our probe against the hub, and then nothing of what runs there', () => {
    const { spoke, application } = wordsOf({ view: { spokes: dead() } });
    expect(spoke).toMatchObject({
      word: 'lost',
      reason: 'i/o timeout on port 6443',
    });
    expect(application.believed).toBe(false);
  });

  it.each([
    ['Degraded', 'degraded', false],
    ['Progressing', undefined, false],
    ['Healthy', 'healthy', true],
  ] as const)('is of %s health: %s', (health, word, released) => {
    const { application } = wordsOf({ application: { health } });
    expect(application).toMatchObject({ health: word, released });
  });

  it('is a release also while a dry run tries another one', () => {
    const operation = { phase: 'Running', dryRun: true } as const;
    expect(wordsOf({ application: { operation } }).application).toMatchObject({
      released: true,
      sync: undefined,
    });
  });

  it('is the health after a sync only when it was compared again, or half a minute passed', () => {
    const deployed = (seconds: number) =>
      wordsOf({
        application: {
          history: [{ id: 2, revisions: ['a'], deployedAt: ago(seconds) }],
        },
      }).application.released;
    expect(deployed(10)).toBe(false);
    expect(deployed(30)).toBe(true);
    expect(deployed(700)).toBe(true);
  });

  it('is no version while pods of two are there', () => {
    const images = ['reg:5000/pay:1.0.0', 'reg:5000/pay:1.1.0'];
    expect(wordsOf({ application: { images } }).application.released).toBe(
      false,
    );
  });
});
