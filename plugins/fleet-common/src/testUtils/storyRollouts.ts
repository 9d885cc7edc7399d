import {
  ApplicationSummary,
  FleetEventView,
  RolloutCluster,
  RolloutStep,
} from '../wire';
import {
  BuiltRollout,
  buildRollout,
  buildRolloutCluster,
} from './rolloutBuilders';
import { secondsBefore } from './wireBuilders';

const revision = 'b71e09d4c2a85f3e6d90b1748ac5e2f30d6718b9';
const earlier = '77ad3104be5f92c6a1d80e37fb24c695d1a0e83b';
const basket = '8c1f02e5b1d9c4aa70e3b2f19d05a1c7e6f80912';

/**
 * Three rollouts of the story: `payouts` in the second of two steps, what
 * `payouts` did before, and `basket-api`, which two clusters hold up.
 */
export function storyRollouts(
  applications: readonly ApplicationSummary[],
  now: string,
): { rollouts: BuiltRollout[]; events: FleetEventView[] } {
  const payouts = applications.filter(a => a.service === 'payouts');
  const baskets = applications.filter(
    a => a.service === 'basket-api' && a.environment === 'prod',
  );
  const current = payoutsRollout(payouts, now);
  const before = payoutsBefore(payouts, now);
  const blocked = basketRollout(baskets, now);
  const rollouts = [current.rollout, before.rollout];
  return {
    rollouts: [blocked, { ...current, rollouts }, { ...before, rollouts }],
    events: [...current.timeline, ...blocked.timeline],
  };
}

const minutes = (n: number, now: string) => secondsBefore(n * 60, now);

function payoutsRollout(
  applications: readonly ApplicationSummary[],
  now: string,
): BuiltRollout {
  const clusters = applications.map(a => payoutsCluster(a, now));
  const ofStep = (step: number) => clusters.filter(one => one.step === step);
  const steps: RolloutStep[] = [
    {
      step: 1,
      words: 'deploy in canary',
      total: 1,
      healthy: 1,
      states: {},
      startedAt: minutes(37, now),
      finishedAt: minutes(25, now),
    },
    {
      step: 2,
      words: 'env in prod',
      maxUpdate: '2',
      total: ofStep(2).length,
      healthy: ofStep(2).filter(one => one.stage === 'healthy').length,
      states: { progressing: 2, waiting: 2, contradicted: 1 },
      startedAt: minutes(9, now),
    },
  ];
  return buildRollout(sorted(clusters), {
    rollout: {
      id: revision,
      service: 'payouts',
      entityRef: 'component:default/payouts',
      owner: 'group:default/payments',
      revisions: [revision],
      version: '3.9.0',
      fromVersion: '3.8.2',
      state: 'rollingOut',
      environments: ['dev', 'staging', 'prod'],
      startedAt: minutes(41, now),
      blocks: 2,
      step: { current: 2, of: 2 },
    },
    commits: [
      {
        revision,
        author: 'Payments developers',
        message: 'Bump payouts to 3.9.0 (#1482)',
        committedAt: minutes(41, now),
        url: `https://git.example.com/platform/fleet/commit/${revision}`,
        pullRequest: {
          number: 1482,
          url: 'https://git.example.com/platform/fleet/pull/1482',
        },
      },
    ],
    applicationSets: [
      { hub: 'stage-hub', namespace: 'argocd', name: 'payouts' },
      { hub: 'prod-hub', namespace: 'argocd', name: 'payouts' },
    ],
    steps,
    notPlaced: ['prod-en-1', 'prod-us-3'].map(cluster => ({
      hub: 'prod-hub',
      cluster,
      environment: 'prod',
      matched: false,
      applications: [],
      reasons: ['The selector asks tier In (core).'],
      keys: ['tier'],
    })),
    blocks: [
      {
        kind: 'contradicted',
        headline: 'This rollout cannot finish while prod-ap-2 does not answer.',
        detail:
          'Step 2 waits until every cluster is Healthy. Restore the cluster, or take it out of the selector by pull request.',
        clusters: [{ hub: 'prod-hub', name: 'prod-ap-2' }],
        since: minutes(12, now),
      },
      {
        kind: 'notHeard',
        headline:
          '2 Applications of hub lab-hub cannot be counted: nobody is heard who knows.',
        detail: 'Connection refused.',
        clusters: ['dev-eu-1', 'dev-us-1'].map(name => ({
          hub: 'lab-hub',
          name,
        })),
        since: minutes(4, now),
      },
    ],
    convergence: {
      ms: 41 * 60_000,
      complete: false,
      fromCommit: true,
      medianMs: 33 * 60_000,
      past: [24, 22, 38, 25, 31, 36, 27, 51, 31, 22, 36].map((n, index) => ({
        id: index === 10 ? earlier : `payouts-${index}`,
        version: `3.${index < 5 ? 7 : 8}.${index % 5}`,
        startedAt: secondsBefore((30 - index * 2) * 86_400, now),
        ms: n * 60_000,
      })),
    },
    delivery: [
      {
        environment: 'staging',
        days: 30,
        figures: {
          deployments: 19,
          leadTimeMs: 5 * 3_600_000,
          leadTimeOf: 19,
          failures: 2,
          changeFailureRate: 2 / 19,
          timeToRestoreMs: 31 * 60_000,
          restored: 2,
        },
      },
      {
        environment: 'prod',
        days: 30,
        figures: {
          deployments: 14,
          leadTimeMs: 28 * 3_600_000,
          leadTimeOf: 14,
          failures: 1,
          changeFailureRate: 1 / 14,
          timeToRestoreMs: 22 * 60_000,
          restored: 1,
        },
        before: {
          deployments: 11,
          leadTimeMs: 33 * 3_600_000,
          leadTimeOf: 11,
          failures: 1,
          changeFailureRate: 1 / 11,
          timeToRestoreMs: 16 * 60_000,
          restored: 1,
        },
      },
    ],
    timeline: payoutsTimeline(now),
  });
}

function payoutsCluster(a: ApplicationSummary, now: string): RolloutCluster {
  const base = {
    application: a.ref,
    cluster: a.cluster,
    environment: a.environment,
    ...(a.environment === 'prod'
      ? { step: a.cluster === 'prod-us-1' ? 1 : 2 }
      : {}),
  };
  if (a.state === 'notHeard') {
    const since = minutes(4, now);
    return {
      ...base,
      stage: 'waiting',
      state: a.state,
      reason: 'connection refused',
      since,
      runs: a.version,
      noWordSince: since,
    };
  }
  if (a.state === 'contradicted') {
    const since = minutes(12, now);
    return {
      ...base,
      stage: 'waiting',
      state: a.state,
      reason: 'i/o timeout on port 6443',
      since,
      runs: '3.8.2',
      noWordSince: since,
    };
  }
  if (a.state === 'progressing') {
    return {
      ...base,
      stage: 'progressing',
      state: a.state,
      reason: 'Waiting for rollout to finish: 2 of 4 updated replicas',
      since: minutes(6, now),
      runs: a.version,
      generatedAt: minutes(9, now),
      syncStartedAt: minutes(8, now),
      syncedAt: minutes(6, now),
    };
  }
  if (a.version !== '3.9.0') {
    return { ...base, stage: 'waiting', state: 'waiting', runs: a.version };
  }
  // Staging came first, the canary of production after it.
  const late = a.environment === 'prod' ? 6 : 0;
  return buildRolloutCluster({
    ...base,
    state: a.state,
    runs: a.version,
    generatedAt: minutes(40 - late, now),
    syncStartedAt: minutes(39 - late, now),
    syncedAt: minutes(37 - late, now),
    healthyAt: minutes(34 - late, now),
  });
}

function payoutsTimeline(now: string): FleetEventView[] {
  const event = (
    kind: FleetEventView['kind'],
    ago: number,
    hub: string,
    cluster: string | null,
    rest: Partial<FleetEventView> = {},
  ): FleetEventView => ({
    id: `${kind}-${cluster ?? hub}-${ago}`,
    kind,
    at: minutes(ago, now),
    hub,
    cluster,
    namespace: 'argocd',
    ...(cluster === null ? {} : { application: `payouts-${cluster}` }),
    service: 'payouts',
    revisions: [revision],
    version: '3.9.0',
    ...rest,
  });
  const prod = { environment: 'prod' };
  return [
    event('hubLost', 4, 'lab-hub', null, { message: 'connection refused' }),
    event('deployed', 6, 'prod-hub', 'prod-eu-2', {
      ...prod,
      automated: true,
    }),
    event('deployed', 6, 'prod-hub', 'prod-eu-1', {
      ...prod,
      automated: true,
    }),
    event('spokeLost', 12, 'prod-hub', 'prod-ap-2', {
      ...prod,
      message: 'i/o timeout on port 6443',
    }),
    event('healthy', 28, 'prod-hub', 'prod-us-1', prod),
    event('healthy', 34, 'stage-hub', 'stg-ap-1', { environment: 'staging' }),
    event('generated', 40, 'stage-hub', 'stg-ap-1', { environment: 'staging' }),
  ];
}

/** The release before, which reached every cluster that is heard. */
function payoutsBefore(
  applications: readonly ApplicationSummary[],
  now: string,
): BuiltRollout {
  const day = 24 * 60;
  const clusters = applications
    .filter(a => a.state !== 'notHeard')
    .map((a, index) =>
      buildRolloutCluster({
        application: a.ref,
        cluster: a.cluster,
        environment: a.environment,
        state: undefined,
        runs: a.version,
        generatedAt: minutes(6 * day - 1, now),
        syncStartedAt: minutes(6 * day - 2 - index, now),
        syncedAt: minutes(6 * day - 4 - index, now),
        healthyAt: minutes(6 * day - 8 - 2 * index, now),
        replacedAt: minutes(6, now),
      }),
    );
  return buildRollout(sorted(clusters), {
    rollout: {
      id: earlier,
      service: 'payouts',
      entityRef: 'component:default/payouts',
      owner: 'group:default/payments',
      revisions: [earlier],
      version: '3.8.2',
      fromVersion: '3.8.1',
      startedAt: minutes(6 * day, now),
    },
  });
}

/** Degraded on two clusters: nothing moves any more. */
function basketRollout(
  applications: readonly ApplicationSummary[],
  now: string,
): BuiltRollout {
  const broken = applications.filter(a => a.state === 'degraded');
  const clusters = applications
    .filter(a => a.version === '2.14.3')
    .map(a =>
      buildRolloutCluster({
        application: a.ref,
        cluster: a.cluster,
        environment: a.environment,
        state: a.state,
        reason: a.reason,
        since: a.since,
        runs: a.version,
        generatedAt: minutes(36, now),
        syncStartedAt: minutes(35, now),
        syncedAt: minutes(34, now),
        ...(a.state === 'healthy'
          ? { healthyAt: minutes(31, now) }
          : { stage: 'progressing' as const, healthyAt: undefined }),
      }),
    );
  return buildRollout(sorted(clusters), {
    rollout: {
      id: basket,
      service: 'basket-api',
      entityRef: 'component:default/basket-api',
      owner: 'group:default/checkout',
      revisions: [basket],
      version: '2.14.3',
      fromVersion: '2.14.2',
      state: 'blocked',
      startedAt: minutes(37, now),
    },
    commits: [
      {
        revision: basket,
        author: 'Checkout developers',
        message: 'Read the psp token from the shared Secret',
        committedAt: minutes(37, now),
      },
    ],
    blocks: broken.map(a => ({
      kind: 'failed' as const,
      headline: `basket-api is Degraded on ${a.cluster}.`,
      detail: `${a.reason}.`,
      clusters: [{ hub: a.ref.hub, name: a.cluster ?? '' }],
      since: a.since,
    })),
    timeline: broken.map(a => ({
      id: `healthChanged-${a.ref.name}`,
      kind: 'healthChanged' as const,
      at: a.since ?? now,
      hub: a.ref.hub,
      cluster: a.cluster,
      namespace: a.ref.namespace,
      application: a.ref.name,
      service: a.service,
      environment: a.environment,
      revisions: [basket],
      version: '2.14.3',
      from: 'Progressing' as const,
      to: 'Degraded' as const,
      message: a.reason,
    })),
  });
}

/** By step, environment, name, as the backend answers. */
function sorted(clusters: readonly RolloutCluster[]): RolloutCluster[] {
  const order = ['dev', 'staging', 'prod'];
  return [...clusters].sort(
    (a, b) =>
      (a.step ?? Infinity) - (b.step ?? Infinity) ||
      order.indexOf(a.environment ?? '') - order.indexOf(b.environment ?? '') ||
      (a.cluster ?? '').localeCompare(b.cluster ?? ''),
  );
}
