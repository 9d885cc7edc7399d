import fc from 'fast-check';
import { ClusterDeployment, deploymentsOf } from './deliveryDeployments';
import { DeliveryEvent, eventKey } from './deliveryEvent';
import { deliveryOf, median } from './deliveryFigures';

fc.configureGlobal({
  seed: Number(process.env.FLEET_PROPERTY_SEED ?? 20261121),
});

const MINUTE = 60_000;
const DAY = 86_400_000;
const NOW = Date.parse('2026-11-20T12:00:00Z');

/** What happens to one Application, told in minutes since a beginning. */
function story(uid = 'u1', start = NOW - 10 * DAY, environment = 'prod') {
  const events: DeliveryEvent[] = [];
  let id = 0;
  const add = (
    kind: DeliveryEvent['kind'],
    minute: number,
    parts: Partial<DeliveryEvent>,
  ) => {
    const at = start + minute * MINUTE;
    events.push({
      key: eventKey(kind, uid, at, parts.historyId ?? '', parts.to ?? ''),
      kind,
      at,
      seenAt: at,
      hub: 'prod-hub',
      cluster: uid,
      namespace: 'argocd',
      application: `shop-${uid}`,
      uid,
      environment,
      revisions: [],
      ...parts,
    });
    return self;
  };
  const self = {
    events,
    generated: (minute: number, revision: string) =>
      add('generated', minute, { revisions: [revision] }),
    deployed: (minute: number, revision: string) => {
      id += 1;
      const startedAt = start + (minute - 1) * MINUTE;
      const parts = { revisions: [revision], historyId: id, startedAt };
      return add('deployed', minute, parts);
    },
    healthy: (minute: number, version?: string) =>
      add('healthy', minute, { historyId: id, version }),
    turned: (minute: number, to: 'Degraded' | 'Healthy' | 'Progressing') =>
      add('healthChanged', minute, { to }),
  };
  return self;
}

const at = (minute: number) => NOW - 10 * DAY + minute * MINUTE;

describe('deploymentsOf', () => {
  it('follows a revision from its generation to Healthy', () => {
    const { events } = story()
      .deployed(0, 'a')
      .healthy(1, '1.0')
      .generated(100, 'b')
      .deployed(102, 'b')
      .turned(103, 'Progressing')
      .turned(105, 'Healthy')
      .healthy(105, '1.1');
    expect(deploymentsOf(events)).toEqual([
      expect.objectContaining({
        revision: 'a',
        occurrence: 0,
        healthyAt: at(1),
        replacedAt: at(102),
        version: '1.0',
        previous: undefined,
      }),
      expect.objectContaining({
        revision: 'b',
        generatedAt: at(100),
        startedAt: at(101),
        deployedAt: at(102),
        healthyAt: at(105),
        version: '1.1',
        previous: { revisions: ['a'], version: '1.0' },
        replacedAt: undefined,
        failure: undefined,
      }),
    ]);
  });

  it('does not count a sync of what is there already', () => {
    const { events } = story()
      .deployed(0, 'a')
      .deployed(10, 'a')
      .healthy(11)
      .deployed(20, 'b');
    const found = deploymentsOf(events);
    expect(found.map(({ revision }) => revision)).toEqual(['a', 'b']);
    expect(found[0]).toMatchObject({ deployedAt: at(0), healthyAt: at(11) });
  });

  it('knows a roll-back, and that it ends a failure', () => {
    const { events } = story()
      .deployed(0, 'a')
      .deployed(100, 'b')
      .deployed(120, 'a')
      .healthy(125);
    const [, bad, back] = deploymentsOf(events);
    expect(back).toMatchObject({ revision: 'a', occurrence: 1 });
    expect(bad.failure).toEqual({ at: at(119), restoredAt: at(125) });
  });

  it('knows a roll-back by its release where Git was reverted', () => {
    const { events } = story()
      .deployed(0, 'a')
      .healthy(2, '1.0.0')
      .deployed(100, 'b')
      .healthy(102, '1.1.0')
      .deployed(120, 'revert-of-b')
      .healthy(125, '1.0.0')
      .deployed(200, 'only-settings')
      .healthy(201, '1.0.0');
    const [first, bad, back, settings] = deploymentsOf(events);
    expect(back).toMatchObject({ occurrence: 0, rollsBack: true });
    expect(bad.failure).toEqual({ at: at(119), restoredAt: at(125) });
    for (const one of [first, bad, settings]) expect(one.rollsBack).toBe(false);
    expect([first.failure, back.failure]).toEqual([undefined, undefined]);
  });

  it('knows it too where what it took the place of was never Healthy', () => {
    const failing = story()
      .deployed(0, 'a')
      .healthy(2, '1.0.0')
      .deployed(100, 'b');
    const passing = story()
      .deployed(0, 'a')
      .healthy(2, '1.0.0')
      .deployed(100, 'b');
    failing.turned(105, 'Degraded');
    const [[, bad, back], [, , next]] = [failing, passing].map(told =>
      deploymentsOf(told.deployed(120, 'c').healthy(125, '1.0.0').events),
    );
    expect(back.rollsBack).toBe(true);
    expect(bad.failure).toEqual({ at: at(105), restoredAt: at(125) });
    // Nobody knows what it had: a commit of a shared repository looks so too.
    expect(next.rollsBack).toBe(false);
  });

  it.each([
    [29, true],
    [30, true],
    [31, false],
  ])('blames it for a Degraded after %d minutes: %s', (minutes, blamed) => {
    const { events } = story()
      .deployed(0, 'a')
      .turned(minutes, 'Degraded')
      .turned(minutes + 12, 'Healthy');
    const [{ failure }] = deploymentsOf(events);
    expect(failure).toEqual(
      blamed ? { at: at(minutes), restoredAt: at(minutes + 12) } : undefined,
    );
  });

  it('does not blame it for what was Degraded before, or for the next one', () => {
    const { events } = story()
      .turned(-5, 'Degraded')
      .deployed(0, 'a')
      .deployed(10, 'b')
      .turned(15, 'Degraded');
    const [first, second] = deploymentsOf(events);
    expect(first.failure).toBeUndefined();
    expect(second.failure).toEqual({ at: at(15), restoredAt: undefined });
  });
});

describe('deliveryOf', () => {
  const figures = (
    events: DeliveryEvent[],
    committed: Record<string, number> = {},
  ) =>
    deliveryOf(deploymentsOf(events), {
      environment: 'prod',
      days: 30,
      now: NOW,
      committedAt: ([revision]) => committed[revision],
    });

  it('counts a revision once for all clusters of an environment', () => {
    const { figures: found } = figures(
      [
        story('u1').deployed(0, 'a').deployed(1_000, 'b'),
        story('u2').deployed(30, 'a').deployed(1_030, 'b'),
        story('u3', undefined, 'staging').deployed(500, 'c'),
      ].flatMap(({ events }) => events),
      { a: at(-60), b: at(0), c: at(0) },
    );
    expect(found).toMatchObject({
      deployments: 2,
      leadTimeOf: 2,
      leadTimeMs: (60 * MINUTE + 1_000 * MINUTE) / 2,
      failures: 0,
      changeFailureRate: 0,
    });
  });

  it('counts failures by deployment, restored when all its clusters are', () => {
    const { figures: found } = figures(
      [
        story('u1')
          .deployed(0, 'a')
          .deployed(1_000, 'b')
          .turned(1_005, 'Degraded')
          .turned(1_010, 'Healthy'),
        story('u2')
          .deployed(0, 'a')
          .deployed(1_001, 'b')
          .turned(1_006, 'Degraded')
          .turned(1_036, 'Healthy'),
      ].flatMap(({ events }) => events),
    );
    expect(found).toMatchObject({
      deployments: 2,
      failures: 1,
      changeFailureRate: 0.5,
      restored: 1,
      timeToRestoreMs: 31 * MINUTE,
      leadTimeOf: 0,
      leadTimeMs: undefined,
    });
  });

  it('does not call a roll-back a deployment', () => {
    const { figures: found } = figures(
      story().deployed(0, 'a').deployed(100, 'b').deployed(110, 'a').events,
    );
    expect(found).toMatchObject({ deployments: 2, failures: 1 });
  });

  it('does not call a revert in Git a deployment, on whichever clusters', () => {
    const reverted = (uid: string) =>
      story(uid)
        .deployed(0, 'a')
        .healthy(2, '1.0.0')
        .deployed(100, 'b')
        .healthy(102, '1.1.0')
        .deployed(110, 'c')
        .healthy(112, '1.0.0');
    // It never had what was reverted.
    const late = story('u2')
      .deployed(0, 'a')
      .healthy(2, '1.0.0')
      .deployed(111, 'c')
      .healthy(112, '1.0.0');
    const { figures: found } = figures([
      ...reverted('u1').events,
      ...late.events,
    ]);
    expect(found).toMatchObject({
      deployments: 2,
      failures: 1,
      changeFailureRate: 0.5,
      timeToRestoreMs: 3 * MINUTE,
    });
  });

  it('compares with the days before', () => {
    const { figures: now, before } = figures([
      ...story('u1', NOW - 40 * DAY).deployed(0, 'x').events,
      ...story('u2').deployed(0, 'a').deployed(9, 'b').events,
    ]);
    expect(now.deployments).toBe(2);
    expect(before?.deployments).toBe(1);
    expect(figures([]).before).toBeUndefined();
    expect(figures([]).figures.changeFailureRate).toBeUndefined();
  });
});

describe('whatever happened', () => {
  const revision = fc.constantFrom('a', 'b', 'c', 'd');
  const happening = fc.record({
    what: fc.constantFrom(
      'generated',
      'deployed',
      'healthy',
      'Degraded',
      'Healthy',
      'Progressing',
    ),
    minute: fc.integer({ min: 1, max: 40 }),
    revision,
  });
  const oneStory = fc
    .tuple(fc.constantFrom('prod', 'staging'), fc.array(happening))
    .map(([environment, all]) => (uid: string) => {
      const told = story(uid, NOW - 10 * DAY, environment);
      let now = 0;
      for (const { what, minute, revision: its } of all) {
        now += minute;
        if (what === 'generated') told.generated(now, its);
        else if (what === 'deployed') told.deployed(now, its);
        else if (what === 'healthy') told.healthy(now);
        else told.turned(now, what as 'Healthy');
      }
      return told.events;
    });
  const stories = fc
    .array(oneStory, { maxLength: 4 })
    .map(all => all.flatMap((make, index) => make(`u${index}`)));
  const sorted = (all: ClusterDeployment[]) =>
    [...all].sort((a, b) =>
      `${a.uid} ${a.historyId}` < `${b.uid} ${b.historyId}` ? -1 : 1,
    );
  const delivery = (events: DeliveryEvent[]) =>
    deliveryOf(deploymentsOf(events), {
      environment: 'prod',
      days: 30,
      now: NOW,
      committedAt: () => NOW - 11 * DAY,
    });

  it('the order of events, and repetitions, do not matter', () => {
    fc.assert(
      fc.property(
        stories.chain(events =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray(events, { minLength: events.length }),
            fc.subarray(events),
          ),
        ),
        ([events, shuffled, again]) => {
          const other = [...shuffled, ...again];
          expect(sorted(deploymentsOf(other))).toEqual(
            sorted(deploymentsOf(events)),
          );
          expect(delivery(other)).toEqual(delivery(events));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('the figures stay within their bounds', () => {
    fc.assert(
      fc.property(stories, events => {
        const deployments = deploymentsOf(events);
        for (const one of deployments) {
          const { deployedAt, healthyAt, replacedAt, failure } = one;
          expect(healthyAt ?? deployedAt).toBeGreaterThanOrEqual(deployedAt);
          expect(replacedAt ?? Infinity).toBeGreaterThan(deployedAt);
          if (!failure) continue;
          expect(failure.at - deployedAt).toBeLessThanOrEqual(30 * MINUTE);
          expect(failure.at).toBeGreaterThanOrEqual(deployedAt);
          expect(failure.restoredAt ?? Infinity).toBeGreaterThan(failure.at);
        }
        const { figures } = delivery(events);
        expect(figures.restored).toBeLessThanOrEqual(figures.failures);
        expect(figures.failures).toBeLessThanOrEqual(figures.deployments);
        expect(figures.leadTimeOf).toBe(figures.deployments);
        const entries = events.filter(({ kind }) => kind === 'deployed');
        expect(deployments.length).toBeLessThanOrEqual(entries.length);
      }),
      { numRuns: 500 },
    );
  });
});

it('the median of an even number lies between the two in the middle', () => {
  expect(median([])).toBeUndefined();
  expect(median([3])).toBe(3);
  expect(median([10, 1, 4, 2])).toBe(3);
});
