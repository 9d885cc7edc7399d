import {
  RolloutCluster,
  RolloutDetail,
  RolloutSummary,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { BUILT_AT } from '@fleet-portal/backstage-plugin-fleet-common/testUtils';

const revision = '8c1f02e5b1d9c4aa70e3b2f19d05a1c7e6f80912';

/** A rollout without the envelope of an answer. */
type BuiltRollout = Omit<
  RolloutDetail,
  'version' | 'epoch' | 'sources' | 'notice'
>;

/** One cluster on which the revision was seen Healthy. */
export function buildRolloutCluster(
  overrides: Partial<RolloutCluster> = {},
): RolloutCluster {
  return {
    application: {
      hub: 'prod-hub',
      namespace: 'argocd',
      name: 'checkout-api-prod-eu-1',
    },
    cluster: 'prod-eu-1',
    environment: 'prod',
    stage: 'healthy',
    state: 'healthy',
    ...overrides,
  };
}

/** Version 2.14.3 of checkout-api over these clusters; finished when each is Healthy. */
export function buildRollout(
  clusters: RolloutCluster[],
  overrides: Omit<Partial<BuiltRollout>, 'rollout'> & {
    rollout?: Partial<RolloutSummary>;
  } = {},
): BuiltRollout {
  const healthy = clusters.filter(({ stage }) => stage === 'healthy').length;
  const rollout: RolloutSummary = {
    id: revision,
    service: 'checkout-api',
    revisions: [revision],
    version: '2.14.3',
    rollback: false,
    state: healthy === clusters.length ? 'finished' : 'rollingOut',
    environments: ['prod'],
    startedAt: BUILT_AT,
    progress: {
      total: clusters.length,
      generated: clusters.length,
      synced: healthy,
      healthy,
      notHeard: 0,
      states: {},
    },
    blocks: 0,
    ...overrides.rollout,
  };
  return {
    history: { status: 'ok' },
    commits: [],
    applicationSets: [],
    steps: [],
    clusters,
    notPlaced: [],
    blocks: [],
    convergence: { complete: false, fromCommit: false, past: [] },
    delivery: [],
    timeline: [],
    rollouts: [rollout],
    ...overrides,
    rollout,
  };
}
