import { FleetState, newestVersion } from '../status';
import {
  RolloutCluster,
  RolloutDetail,
  RolloutState,
  RolloutSummary,
  StateCounts,
} from '../wire';
import { BUILT_AT, secondsBefore } from './wireBuilders';

/** A rollout without the envelope of an answer. */
export type BuiltRollout = Omit<
  RolloutDetail,
  'version' | 'epoch' | 'sources' | 'notice'
>;

/** One cluster on which the revision was seen Healthy after eight minutes. */
export function buildRolloutCluster(
  overrides: Partial<RolloutCluster> = {},
): RolloutCluster {
  const cluster =
    overrides.cluster === undefined ? 'prod-eu-1' : overrides.cluster;
  return {
    application: {
      hub: 'prod-hub',
      namespace: 'argocd',
      name: `checkout-api-${cluster ?? 'nowhere'}`,
    },
    cluster,
    environment: 'prod',
    stage: 'healthy',
    state: 'healthy',
    runs: '2.14.3',
    generatedAt: secondsBefore(29 * 60),
    syncStartedAt: secondsBefore(28 * 60),
    syncedAt: secondsBefore(26 * 60),
    healthyAt: secondsBefore(22 * 60),
    ...overrides,
  };
}

/**
 * A rollout over the given clusters that began 30 minutes ago; what can be
 * counted is counted from them.
 */
export function buildRollout(
  clusters: readonly RolloutCluster[] = [buildRolloutCluster()],
  overrides: Omit<Partial<BuiltRollout>, 'rollout'> & {
    rollout?: Partial<RolloutSummary>;
  } = {},
): BuiltRollout {
  const { rollout: given = {}, ...rest } = overrides;
  const counted = clusters.filter(one => one.state !== 'notHeard');
  const open = counted.filter(
    ({ stage }) => stage !== 'healthy' && stage !== 'replaced',
  );
  const count = (has: (one: RolloutCluster) => boolean) =>
    counted.filter(has).length;
  const ends = counted.flatMap(one => one.healthyAt ?? []).sort();
  const state: RolloutState =
    given.state ?? (open.length > 0 ? 'rollingOut' : 'finished');
  const rollout: RolloutSummary = {
    id: '8c1f02e5b1d9c4aa70e3b2f19d05a1c7e6f80912',
    service: 'checkout-api',
    entityRef: 'component:default/checkout-api',
    owner: 'group:default/checkout',
    revisions: ['8c1f02e5b1d9c4aa70e3b2f19d05a1c7e6f80912'],
    version:
      newestVersion(clusters.flatMap(one => one.runs ?? [])) ?? '8c1f02e',
    rollback: false,
    state,
    environments: [...new Set(clusters.flatMap(one => one.environment ?? []))],
    startedAt: secondsBefore(30 * 60),
    ...(state === 'finished' ? { finishedAt: ends[ends.length - 1] } : {}),
    progress: {
      total: counted.length,
      generated: count(({ stage }) => stage !== 'waiting'),
      synced: count(({ syncedAt }) => syncedAt !== undefined),
      healthy: count(({ stage }) => stage === 'healthy'),
      notHeard: clusters.length - counted.length,
      states: statesOf(open),
    },
    blocks: rest.blocks?.length ?? 0,
    ...given,
  };
  const startedAt = Date.parse(rollout.startedAt);
  return {
    history: { status: 'ok' },
    rollout,
    commits: [],
    applicationSets: [],
    steps: [],
    clusters: [...clusters],
    notPlaced: [],
    blocks: [],
    convergence: {
      ms: Date.parse(rollout.finishedAt ?? BUILT_AT) - startedAt,
      complete: rollout.finishedAt !== undefined,
      fromCommit: false,
      past: [],
    },
    delivery: [],
    timeline: [],
    rollouts: [rollout],
    ...rest,
  };
}

function statesOf(clusters: readonly RolloutCluster[]): StateCounts {
  const counts: Partial<Record<FleetState, number>> = {};
  for (const { state } of clusters) {
    if (state) counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}
