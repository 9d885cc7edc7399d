import {
  HubAdvice,
  hubAdviceKinds,
  HubEvidence,
  HubFigures,
  HubReplicas,
  HubShard,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** What is known of a hub; what is not known advises nothing. */
export interface HubFacts {
  readonly figures?: HubFigures;
  readonly replicas?: readonly HubReplicas[];
  readonly shards?: readonly HubShard[];
}

/**
 * From which values on something should be scaled, and to what. The values to
 * set are those that platform teams run large hubs with; the limits leave a
 * hub at rest alone and speak before people wait for minutes.
 */
export const hubLimits = {
  /** Seconds that an Application waits to be compared. */
  queueSeconds: 10,
  /** Applications that wait, for each controller. */
  queueDepth: 20,
  /** How many times the Applications of the least loaded controller. */
  unevenness: 2,
  /** Seconds that a manifest request waits for the parallelism limit. */
  parallelismWait: 1,
  /** Manifest requests that wait, for each repo-server. */
  repoPending: 5,
  /** Seconds; a fetch is given up after 90 unless told otherwise. */
  gitFetchSeconds: 8,
  /** Fetches that failed within an hour. */
  gitFailures: 1,
  /** Share of reads that the cache should answer. */
  cacheHits: 0.8,
  kubectlPending: 1,
  /** Less than this is a single point of failure. */
  replicas: 2,
} as const;

const most = 3;

/** What to scale next, what matters most first. */
export function adviseHub(facts: HubFacts): HubAdvice[] {
  return [
    ...adviseController(facts),
    ...adviseRepoServer(facts),
    ...adviseSingles(facts),
  ].sort(
    (a, b) =>
      Number(a.urgency === 'soon') - Number(b.urgency === 'soon') ||
      hubAdviceKinds.indexOf(a.kind) - hubAdviceKinds.indexOf(b.kind),
  );
}

function adviseController({ figures = {}, replicas, shards }: HubFacts) {
  const advice: HubAdvice[] = [];
  const controllers = replicasOf(replicas, 'controller') ?? 1;
  const waiting = beyond(figures, 'queueSeconds', hubLimits.queueSeconds);
  const deep = beyond(
    figures,
    'queueDepth',
    hubLimits.queueDepth * controllers,
  );
  if (waiting.length + deep.length > 0) {
    advice.push({
      kind: 'controllerReplicas',
      urgency: 'now',
      component: 'controller',
      // The controller reads how many there are from its environment.
      setting: 'replicas, ARGOCD_CONTROLLER_REPLICAS',
      value: String(controllers + 1),
      evidence: [...waiting, ...deep],
    });
  }
  const loads = (shards ?? []).map(({ applications }) => applications);
  const least = Math.max(1, Math.min(...loads));
  const limit = least * hubLimits.unevenness;
  const highest = Math.max(...loads);
  if (loads.length > 1 && highest > limit) {
    advice.push({
      kind: 'shardEvenly',
      urgency: 'soon',
      component: 'controller',
      setting: 'controller.sharding.algorithm',
      value: 'consistent-hashing',
      evidence: [{ figure: 'shardApplications', value: highest, limit }],
    });
  }
  const kubectl = beyond(figures, 'kubectlPending', hubLimits.kubectlPending);
  if (kubectl.length > 0) {
    advice.push({
      kind: 'kubectlParallelism',
      urgency: 'now',
      component: 'controller',
      setting: 'controller.kubectl.parallelism.limit',
      value: '40',
      evidence: kubectl,
    });
  }
  return advice;
}

function adviseRepoServer({ figures = {}, replicas }: HubFacts) {
  const advice: HubAdvice[] = [];
  const repoServers = replicasOf(replicas, 'repoServer') ?? 1;
  const add = (
    kind: HubAdvice['kind'],
    setting: string,
    value: string,
    evidence: HubEvidence[],
    urgency: HubAdvice['urgency'] = 'now',
  ) => {
    if (evidence.length === 0) return;
    const component = 'repoServer';
    advice.push({ kind, urgency, component, setting, value, evidence });
  };
  const pending = beyond(
    figures,
    'repoPending',
    hubLimits.repoPending * repoServers,
  );
  const limited = beyond(figures, 'parallelismWait', hubLimits.parallelismWait);
  add('repoServerReplicas', 'replicas', String(repoServers + 1), pending);
  add(
    'parallelismLimit',
    'ARGOCD_REPO_SERVER_PARALLELISM_LIMIT',
    '20',
    limited,
  );
  add(
    'execTimeout',
    'ARGOCD_EXEC_TIMEOUT',
    '300s',
    beyond(figures, 'gitFetchSeconds', hubLimits.gitFetchSeconds),
  );
  add(
    'gitAttempts',
    'ARGOCD_GIT_ATTEMPTS_COUNT',
    '3',
    beyond(figures, 'gitFailures', hubLimits.gitFailures),
  );
  const { cacheHits } = figures;
  add(
    'repoCache',
    'sizeLimit of the emptyDir of /tmp',
    '10Gi',
    cacheHits !== undefined && cacheHits < hubLimits.cacheHits
      ? [{ figure: 'cacheHits', value: cacheHits, limit: hubLimits.cacheHits }]
      : [],
    'soon',
  );
  return advice;
}

/** A component with one replica is away whenever its node is. */
function adviseSingles({ replicas = [] }: HubFacts): HubAdvice[] {
  const singles = [
    { component: 'server', kind: 'serverReplicas' },
    { component: 'repoServer', kind: 'repoServerReplicas' },
  ] as const;
  return singles.flatMap(({ component, kind }): HubAdvice[] => {
    const value = replicasOf(replicas, component);
    if (value === undefined || value >= hubLimits.replicas) return [];
    return [
      {
        kind,
        urgency: 'soon',
        component,
        setting: 'replicas',
        value: String(most),
        evidence: [{ figure: 'replicas', value, limit: hubLimits.replicas }],
      },
    ];
  });
}

function replicasOf(
  replicas: readonly HubReplicas[] | undefined,
  component: HubReplicas['component'],
): number | undefined {
  return replicas?.find(one => one.component === component)?.replicas;
}

function beyond(
  figures: HubFigures,
  figure: keyof HubFigures,
  limit: number,
): HubEvidence[] {
  const value = figures[figure];
  return value !== undefined && value >= limit
    ? [{ figure, value, limit }]
    : [];
}
