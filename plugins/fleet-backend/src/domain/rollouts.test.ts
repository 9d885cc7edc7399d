import {
  ago,
  buildApplication,
  buildApplicationSet,
  buildCluster,
  buildHub,
  buildView,
  FakeSpokeVoices,
  NOW,
  unreachable,
} from '../__testUtils__';
import type { ModelApplication } from '../model/FleetModel';
import { DeliveryEvent, eventKey } from './deliveryEvent';
import { newsOf } from './deliveryWatch';
import { rolloutBars } from './rolloutBars';
import { rolloutBlocks } from './rolloutBlocks';
import { rolloutGroups } from './rolloutGroups';
import { convergenceOf, rolloutOf, rolloutSteps } from './rollouts';

const OLD = 'a'.repeat(40);
const NEW = 'b'.repeat(40);
const OTHER = 'c'.repeat(40);
const before = { id: 1, revisions: [OLD], deployedAt: ago(90_000) };
const after = (seconds: number) => ({
  id: 2,
  revisions: [NEW],
  startedAt: ago(seconds + 20),
  deployedAt: ago(seconds),
});

/** On NEW and Healthy for some seconds. */
const done = (cluster: string, seconds: number) =>
  buildApplication('pay', cluster, {
    version: '1.1.0',
    history: [after(seconds + 60), before],
    healthSince: ago(seconds),
  });
/** On OLD; the hub knows that NEW is wanted. */
const waiting = (cluster: string, overrides: Partial<ModelApplication> = {}) =>
  buildApplication('pay', cluster, {
    history: [before],
    healthSince: ago(80_000),
    sync: 'OutOfSync',
    comparedRevisions: [NEW],
    ...overrides,
  });
const steps = {
  strategy: {
    type: 'RollingSync',
    rollingSync: {
      steps: [
        {
          matchExpressions: [
            { key: 'env', operator: 'In', values: ['staging'] },
          ],
        },
        {
          matchExpressions: [{ key: 'env', operator: 'In', values: ['prod'] }],
          maxUpdate: 1,
        },
      ],
    },
  },
};

function world(
  applications: ModelApplication[],
  options: {
    steps?: Record<string, number>;
    spokes?: FakeSpokeVoices;
    events?: DeliveryEvent[];
    spec?: Record<string, unknown>;
    silent?: boolean;
  } = {},
) {
  const set = buildApplicationSet('pay');
  const progress = Object.fromEntries(
    applications.map(({ name, cluster, sync }) => [
      name,
      {
        status: sync === 'Synced' ? ('Healthy' as const) : ('Waiting' as const),
        step: options.steps?.[cluster ?? ''],
      },
    ]),
  );
  const clusters = applications.map(({ cluster }) =>
    buildCluster(cluster ?? ''),
  );
  const view = buildView(
    [
      buildHub(
        'prod-hub',
        {
          clusters,
          applications,
          applicationSets: [
            {
              ...set,
              spec: {
                ...set.spec,
                ...(options.steps ? steps : {}),
                ...options.spec,
              },
              progress: options.steps ? progress : {},
            },
          ],
        },
        options.silent
          ? {
              voice: {
                state: 'unreachable',
                since: NOW - 300_000,
                heardAt: NOW - 300_000,
                quarantined: [],
              },
            }
          : {},
      ),
    ],
    { spokes: options.spokes },
  );
  const service = view.services().get('pay');
  if (!service) throw new Error('no service');
  const { rows } = service;
  const events = [
    ...rows.flatMap(
      row =>
        newsOf(row.facts, {
          service: 'pay',
          environment: row.place?.environment,
          version: row.version,
          heard: row.place?.evidence !== 'unreachable',
          now: NOW,
        }).events,
    ),
    ...(options.events ?? []),
  ];
  const groups = rolloutGroups(rows, events);
  const rollouts = groups.map((group, index) =>
    rolloutOf(
      view,
      service,
      group,
      rolloutBars(view, rows, group, index === 0),
      ([revision]) => (revision === NEW ? NOW - 1_200_000 : undefined),
    ),
  );
  const [rollout] = rollouts;
  return {
    view,
    service,
    rollouts,
    rollout,
    summary: rollout.summary,
    blocks: rolloutBlocks(view, 'pay', rollout.bars),
    stages: Object.fromEntries(
      rollout.bars.map(({ cluster, stage }) => [cluster, stage]),
    ),
  };
}

const generated = (cluster: string, revision = NEW): DeliveryEvent => ({
  key: eventKey('generated', cluster, revision),
  kind: 'generated',
  at: NOW - 1_000_000,
  seenAt: NOW - 1_000_000,
  hub: 'prod-hub',
  cluster,
  namespace: 'argocd',
  application: `pay-${cluster}`,
  uid: `uid-pay-${cluster}`,
  revisions: [revision],
});

describe('the rollouts of a service', () => {
  it('go step by step', () => {
    const { summary, stages, blocks, view, service, rollout } = world(
      [done('staging-1', 300), waiting('prod-1'), waiting('prod-2')],
      { steps: { 'staging-1': 1, 'prod-1': 2, 'prod-2': 2 } },
    );
    expect(stages).toEqual({
      'staging-1': 'healthy',
      'prod-1': 'generated',
      'prod-2': 'generated',
    });
    expect(summary).toMatchObject({
      id: NEW,
      version: '1.1.0',
      state: 'rollingOut',
      environments: ['staging', 'prod'],
      progress: {
        total: 3,
        generated: 3,
        synced: 1,
        healthy: 1,
        states: { waiting: 2 },
      },
      step: { current: 2, of: 2 },
    });
    expect(blocks).toEqual([]);
    expect(rolloutSteps(view, service, rollout.bars)).toEqual([
      expect.objectContaining({
        step: 1,
        words: 'env is staging',
        total: 1,
        healthy: 1,
        finishedAt: ago(300),
      }),
      expect.objectContaining({
        step: 2,
        maxUpdate: '1',
        total: 2,
        healthy: 0,
        states: { waiting: 2 },
        finishedAt: undefined,
      }),
    ]);
  });

  it('are blocked by a step that cannot finish', () => {
    const broken = buildApplication('pay', 'staging-1', {
      history: [after(300), before],
      health: 'Degraded',
      healthSince: ago(200),
    });
    const { summary, blocks } = world(
      [broken, waiting('prod-1'), waiting('prod-2')],
      { steps: { 'staging-1': 1, 'prod-1': 2, 'prod-2': 2 } },
    );
    expect(summary).toMatchObject({
      state: 'blocked',
      blocks: 2,
      version: NEW.slice(0, 7),
      step: { current: 1, of: 2 },
    });
    expect(blocks).toEqual([
      expect.objectContaining({
        kind: 'failed',
        headline: 'pay is Degraded on staging-1.',
        since: ago(200),
      }),
      expect.objectContaining({
        kind: 'waitingForStep',
        headline: '2 Applications of later steps wait for step 1.',
        detail: 'It lacks staging-1.',
      }),
    ]);
  });

  it('do not count the green light of a dead spoke', () => {
    const spokes = new FakeSpokeVoices().set(
      'prod-hub',
      'prod-2',
      unreachable(),
    );
    const { summary, stages, blocks } = world(
      [
        done('prod-1', 300),
        // Deployed, then it died: the old word of the hub is none on this.
        buildApplication('pay', 'prod-2', {
          history: [after(900), before],
          healthSince: ago(80_000),
        }),
      ],
      { spokes },
    );
    expect(stages['prod-2']).toBe('progressing');
    expect(summary).toMatchObject({
      state: 'blocked',
      progress: { total: 2, healthy: 1, states: { contradicted: 1 } },
    });
    expect(blocks[0]).toMatchObject({
      kind: 'contradicted',
      headline: 'This rollout cannot finish while prod-2 does not answer.',
      clusters: [{ hub: 'prod-hub', name: 'prod-2' }],
    });
  });

  it('do not count what a silent hub last said', () => {
    const { summary, blocks } = world(
      [done('prod-1', 1_000), waiting('prod-2')],
      { silent: true },
    );
    expect(summary.progress).toMatchObject({ total: 0, notHeard: 2 });
    expect(summary.state).toBe('blocked');
    expect(blocks.map(({ kind }) => kind)).toEqual(['notHeard']);
  });

  it('do not take drift for something that waits', () => {
    const applications = [
      done('prod-1', 300),
      // Somebody edited it by hand, on a revision of its own.
      waiting('prod-2'),
    ];
    expect(world(applications).stages).toEqual({ 'prod-1': 'healthy' });
    // The moment in which it turned is a witness.
    const seen = world(applications, { events: [generated('prod-2')] });
    expect(seen.stages).toEqual({
      'prod-1': 'healthy',
      'prod-2': 'generated',
    });
  });

  it('wait for a hand where nothing syncs by itself', () => {
    const set = buildApplicationSet('pay');
    const template = set.spec.template as { spec: object };
    const manual = {
      template: {
        ...template,
        spec: { ...template.spec, syncPolicy: undefined },
      },
    };
    const { summary, blocks } = world(
      [done('prod-1', 300), waiting('prod-2')],
      { events: [generated('prod-2')], spec: manual },
    );
    expect(summary.state).toBe('blocked');
    expect(blocks).toEqual([
      expect.objectContaining({
        kind: 'needsSync',
        headline: 'Nothing syncs 1 Application by itself.',
      }),
    ]);
  });

  it('keep the Applications of a commit that is not about the service', () => {
    const waits = waiting('prod-1', { comparedRevisions: [OTHER] });
    const { rollout } = world([done('staging-1', 300), waits], {
      events: [generated('prod-1')],
    });
    expect(rollout.group.id).toBe(NEW);
    expect(rollout.bars).toHaveLength(2);
  });

  it('that were rolled back are replaced, and not on their way again', () => {
    const back = buildApplication('pay', 'prod-1', {
      history: [
        { id: 3, revisions: [OLD], deployedAt: ago(100) },
        after(900),
        before,
      ],
      healthSince: ago(60),
      sync: 'OutOfSync',
      comparedRevisions: [NEW],
    });
    const { rollouts } = world([back], { events: [generated('prod-1')] });
    expect(
      rollouts.map(({ summary: { id, state, rollback } }) => [
        id,
        state,
        rollback,
      ]),
    ).toEqual([
      [`${OLD}~1`, 'finished', true],
      [NEW, 'replaced', false],
      [OLD, 'replaced', false],
    ]);
  });

  it('that the portal did not see on their way are not called unhealthy', () => {
    const moved = (cluster: string) =>
      buildApplication('pay', cluster, {
        history: [after(900), before],
        healthSince: ago(800),
      });
    const stays = buildApplication('pay', 'prod-3', {
      history: [before],
      healthSince: ago(80_000),
    });
    const { rollouts } = world([moved('prod-1'), moved('prod-2'), stays]);
    const old = rollouts.find(({ group }) => group.id === OLD);
    expect(old?.summary).toMatchObject({
      state: 'replaced',
      progress: { total: 3, synced: 3, healthy: 1, unseen: 2 },
    });
    expect(
      Object.fromEntries(
        (old?.bars ?? []).map(({ cluster, unseen }) => [cluster, unseen]),
      ),
    ).toEqual({ 'prod-1': true, 'prod-2': true, 'prod-3': false });

    // Seen before its end: that it was never Healthy is known.
    const seen = world([moved('prod-1')], {
      events: [
        {
          ...generated('prod-7', OLD),
          key: 'first',
          kind: 'deployed',
          historyId: 1,
          at: NOW - 90_000_000,
          seenAt: NOW - 80_000_000,
        },
        {
          ...generated('prod-7'),
          key: 'second',
          kind: 'deployed',
          historyId: 2,
          at: NOW - 900_000,
        },
      ],
    });
    const bar = seen.rollouts
      .find(({ group }) => group.id === OLD)
      ?.bars.find(({ cluster }) => cluster === 'prod-7');
    expect(bar).toMatchObject({ stage: 'replaced', unseen: false });
  });

  it('tell how long they take, from the commit on', () => {
    const { rollout, rollouts } = world([
      done('prod-1', 300),
      done('prod-2', 100),
    ]);
    expect(rollout.summary).toMatchObject({
      state: 'finished',
      startedAt: ago(1_200),
      finishedAt: ago(100),
    });
    expect(convergenceOf(rollout, rollouts, NOW)).toEqual({
      ms: 1_100_000,
      complete: true,
      fromCommit: true,
      medianMs: undefined,
      past: [],
    });
    const open = world([done('prod-1', 300), waiting('prod-2')], {
      events: [generated('prod-2')],
    });
    expect(convergenceOf(open.rollout, open.rollouts, NOW)).toMatchObject({
      ms: 1_200_000,
      complete: false,
    });
  });

  it('of an Application that is gone stay in the past', () => {
    const events: DeliveryEvent[] = [
      {
        ...generated('prod-9'),
        key: 'gone',
        kind: 'deployed',
        historyId: 7,
      },
    ];
    const { rollout } = world([done('prod-1', 300)], { events });
    const gone = rollout.bars.find(({ cluster }) => cluster === 'prod-9');
    expect(gone).toMatchObject({ stage: 'replaced', state: undefined });
    expect(rollout.summary.state).toBe('replaced');
  });
});
