import {
  ago,
  buildApplication,
  buildCluster,
  buildHub,
  FakeFleetModel,
  FakeSpokeVoices,
  linksByApplicationSet,
  NOW,
  reachable,
  unreachable,
} from '../__testUtils__';
import { defaultEnvironmentRules } from '../domain/environments';
import type { DeliveryEvent } from '../domain/deliveryEvent';
import type { HubSnapshot } from '../model/FleetModel';
import { DeliveryRecorder } from './DeliveryRecorder';
import type { VoiceTurn } from './HistoryStore';
import { VoiceRecorder } from './VoiceRecorder';
import { StepClock } from './__testUtils__/StepClock';

const name = { hub: 'prod-hub', namespace: 'argocd', name: 'shop-prod-eu-1' };
const cluster = buildCluster('prod-eu-1');
const shop = (overrides: Parameters<typeof buildApplication>[2] = {}) =>
  buildApplication('shop', 'prod-eu-1', {
    reconciledAt: ago(10),
    ...overrides,
  });
const hubOf = (
  overrides: Parameters<typeof buildApplication>[2] = {},
  hub: Partial<HubSnapshot> = {},
) =>
  buildHub(
    'prod-hub',
    { clusters: [cluster], applications: [shop(overrides)] },
    hub,
  );

describe('DeliveryRecorder', () => {
  let clock: StepClock;
  let model: FakeFleetModel;
  let spokes: FakeSpokeVoices;
  let told: DeliveryEvent[];
  let full: boolean;
  let refusals: number;
  let recorder: DeliveryRecorder;

  const start = (retentionMs = 90 * 86_400_000) => {
    recorder = new DeliveryRecorder({
      model,
      spokes,
      links: linksByApplicationSet,
      rules: defaultEnvironmentRules,
      staleAfterMs: 60_000,
      retentionMs,
      writer: {
        add: events => {
          if (full) refusals += 1;
          else told.push(...events);
          return !full;
        },
        get hasRoom() {
          return !(full && refusals > 0);
        },
      },
      clock,
    });
    recorder.start();
  };
  const kinds = () => told.splice(0).map(({ kind }) => kind);

  beforeEach(() => {
    clock = new StepClock(NOW);
    model = new FakeFleetModel([hubOf()]);
    spokes = new FakeSpokeVoices();
    told = [];
    full = false;
    refusals = 0;
  });
  afterEach(() => recorder.stop());

  it('leaves no timer behind', () => {
    start();
    recorder.stop();
    expect(clock.pending).toBe(0);
  });

  it('tells the past at its start, and then what changes', () => {
    start();
    expect(told.map(({ environment }) => environment)).toEqual([
      'prod',
      'prod',
      'prod',
    ]);
    expect(kinds()).toEqual(['deployed', 'healthChanged', 'healthy']);
    model.change([hubOf({ health: 'Degraded', healthSince: ago(5) })], {
      applications: [name],
    });
    expect(kinds()).toEqual(['healthChanged']);
    clock.step(60_000);
    expect(kinds()).toEqual([]);
  });

  it('tells what was refused when there is room', () => {
    full = true;
    start();
    expect(kinds()).toEqual([]);
    full = false;
    recorder.settle();
    expect(kinds()).toEqual(['deployed', 'healthChanged', 'healthy']);
    recorder.settle();
    expect(kinds()).toEqual([]);
  });

  it('works nothing out for a queue that is full', () => {
    const many = Array.from({ length: 5 }, (_, at) =>
      buildApplication(`shop-${at}`, 'prod-eu-1', { reconciledAt: ago(10) }),
    );
    model = new FakeFleetModel([
      buildHub('prod-hub', { clusters: [cluster], applications: many }),
    ]);
    full = true;
    start();
    recorder.settle();
    expect(refusals).toBe(1);
    full = false;
    recorder.settle();
    expect(kinds()).toHaveLength(5 * 3);
  });

  it('looks again at what time settles', () => {
    spokes.set('prod-hub', 'prod-eu-1', unreachable());
    start();
    expect(kinds()).toEqual(['deployed', 'healthChanged']);
    clock.step(30_000);
    expect(kinds()).toEqual([]);
    spokes.set('prod-hub', 'prod-eu-1', reachable());
    clock.step(10_000);
    expect(kinds()).toEqual(['healthy']);
  });

  it('waits until it is known where the Applications are', () => {
    model = new FakeFleetModel([hubOf({}, { clusters: new Map() })]);
    start();
    expect(kinds()).toEqual([]);
    model.change([hubOf()], { applications: [name] });
    expect(kinds()).toHaveLength(3);
  });

  it('does not wait for the clusters of a hub that does not tell them', () => {
    model = new FakeFleetModel([hubOf({}, { clusters: new Map() })]);
    start();
    clock.step(70_000);
    expect(kinds()).toContain('deployed');
  });

  it('does not tell what would be forgotten at once', () => {
    start(700_000);
    expect(kinds()).toEqual(['healthChanged', 'healthy']);
  });

  describe('in a storm', () => {
    const many = Array.from({ length: 450 }, (_, n) =>
      shop({ name: `shop-${n}`, uid: `uid-${n}` }),
    );
    const all = many.map(one => one.name);
    const fleetOf = (applications: typeof many) => [
      buildHub('prod-hub', { clusters: [cluster], applications }),
    ];
    const refsOf = (applications: typeof many) => ({
      applications: applications.map(one => ({ ...name, name: one.name })),
    });
    const deployed = () =>
      told
        .splice(0)
        .flatMap(({ kind, application }) =>
          kind === 'deployed' ? application : [],
        );

    it.each([
      ['by and by', () => clock.step(1)],
      ['at its end', () => recorder.stop()],
    ])('tells all in turns, in order, and what is left %s', (_, end) => {
      model = new FakeFleetModel(fleetOf(many));
      start();
      expect(deployed()).toEqual([]);
      clock.stepToNext();
      expect(deployed()).toEqual(all.slice(0, 200));
      // What changes meanwhile is told after what was before.
      const later = [shop({ name: 'later', uid: 'later' })];
      model.change(fleetOf(later), refsOf(later));
      expect(deployed()).toEqual([]);
      end();
      expect(deployed()).toEqual([...all.slice(200), 'later']);
    });

    it('waits until no more comes, and tells each change as it was and when', () => {
      model = new FakeFleetModel(fleetOf([]));
      start();
      for (const health of ['Progressing', 'Healthy', 'Degraded'] as const) {
        const now = many.map(one => ({ ...one, health, healthSince: ago(0) }));
        model.change(fleetOf(now), refsOf(now));
        clock.step(199);
        expect(told).toEqual([]);
      }
      clock.step(1);
      const ofLast = told.filter(one => one.application === 'shop-449');
      expect(
        ofLast.flatMap(({ to, seenAt }) => (to ? [[to, seenAt - NOW]] : [])),
      ).toEqual([
        ['Progressing', 0],
        ['Healthy', 199],
        ['Degraded', 398],
      ]);
    });

    it('does not wait for a storm that does not end', () => {
      model = new FakeFleetModel(fleetOf(many));
      start();
      for (let ms = 0; ms < 3_000; ms += 100) {
        expect(told).toEqual([]);
        model.change(fleetOf(many), refsOf(many));
        clock.step(100);
      }
      expect(deployed()).toEqual(all);
    });
  });

  it('forgets an Application that is gone', () => {
    start();
    kinds();
    model.change([buildHub('prod-hub', { clusters: [cluster] })], {
      removedApplications: [name],
    });
    model.change([hubOf()], { applications: [name] });
    expect(kinds()).toHaveLength(3);
  });
});

describe('VoiceRecorder', () => {
  let clock: StepClock;
  let model: FakeFleetModel;
  let spokes: FakeSpokeVoices;
  let turns: VoiceTurn[];
  let first: string[];
  let recorder: VoiceRecorder;

  const told = () =>
    turns.splice(0).map(turn => `${turn.cluster ?? turn.hub} ${turn.word}`);
  const iso = (time: number) => new Date(time).toISOString();

  beforeEach(() => {
    clock = new StepClock(NOW);
    model = new FakeFleetModel([hubOf()]);
    spokes = new FakeSpokeVoices();
    turns = [];
    recorder = new VoiceRecorder({
      model,
      spokes,
      rules: defaultEnvironmentRules,
      staleAfterMs: 60_000,
      writer: { addTurn: turn => turns.push(turn) },
      clock,
    });
    recorder.start();
    first = told();
  });
  afterEach(() => recorder.stop());

  it('tells the first word on each source, and leaves no timer behind', () => {
    expect(first).toEqual(['prod-hub found', 'prod-eu-1 found']);
    recorder.stop();
    expect(clock.pending).toBe(0);
  });

  /** Hears the hub as of now. */
  const hear = (voice: Partial<HubSnapshot['voice']> = {}) => {
    const hub = hubOf();
    const heard = { ...hub.voice, heardAt: clock.now(), ...voice };
    model.change([{ ...hub, voice: heard }]);
  };

  it('tells that a spoke is lost when the verdict has stood for a while', () => {
    const since = clock.now();
    hear();
    spokes.set('prod-hub', 'prod-eu-1', {
      ...unreachable(),
      since: iso(since),
    });
    clock.step(9_000);
    expect(told()).toEqual([]);
    clock.step(6_000);
    expect(turns[0]).toMatchObject({
      hub: 'prod-hub',
      cluster: 'prod-eu-1',
      word: 'lost',
      at: since,
      environment: 'prod',
      message: 'i/o timeout on port 6443',
    });
    expect(told()).toEqual(['prod-eu-1 lost']);
    spokes.set('prod-hub', 'prod-eu-1', {
      ...reachable(),
      since: iso(clock.now()),
    });
    hear();
    clock.step(10_000);
    expect(told()).toEqual(['prod-eu-1 found']);
  });

  it('blames no spoke while the portal’s own network is the culprit', () => {
    spokes.set('prod-hub', 'prod-eu-1', { ...unreachable(), since: iso(NOW) });
    spokes.trouble = { since: NOW, message: 'None of the spokes answers.' };
    clock.step(50_000);
    expect(told()).toEqual([]);
    spokes.trouble = undefined;
    clock.step(5_000);
    expect(told()).toEqual(['prod-eu-1 lost']);
  });

  it('takes a refused credential for a sign of life', () => {
    spokes.set('prod-hub', 'prod-eu-1', {
      ...reachable(),
      state: 'unauthorized',
    });
    hear();
    clock.step(20_000);
    expect(told()).toEqual([]);
  });

  it('tells that a hub is lost when it has been silent for too long', () => {
    const lostAt = clock.now();
    hear({ state: 'unreachable', since: lostAt, reason: 'refused' });
    clock.step(55_000);
    expect(told()).toEqual([]);
    clock.step(10_000);
    expect(turns[0]).toMatchObject({ at: lostAt, message: 'refused' });
    expect(told()).toEqual(['prod-hub lost']);
    hear({ state: 'ok', since: clock.now() });
    clock.step(5_000);
    expect(told()).toEqual(['prod-hub found']);
  });

  it('tells a found hub later than its loss, also when only silence ended', () => {
    const started = NOW - 3_600_000;
    hear({ state: 'stale', since: clock.now() });
    clock.step(5_000);
    const [lost] = turns.splice(0);
    hear({ state: 'ok', since: started });
    clock.step(5_000);
    const [found] = turns.splice(0);
    expect([lost.word, found.word]).toEqual(['lost', 'found']);
    expect(found.at).toBeGreaterThan(lost.at);
  });
});
