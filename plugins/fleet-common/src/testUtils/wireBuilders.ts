import {
  ApplicationSummary,
  ApplicationSetSummary,
  ClusterSummary,
  HubSummary,
  Source,
} from '../wire';

/** The moment of all built objects, unless a test says otherwise. */
export const BUILT_AT = '2026-11-20T14:05:00.000Z';

/** An ISO timestamp that lies `seconds` before `now`. */
export function secondsBefore(seconds: number, now: string = BUILT_AT): string {
  return new Date(Date.parse(now) - seconds * 1000).toISOString();
}

/** A hub that was heard two seconds ago. */
export function buildHubSource(overrides: Partial<Source> = {}): Source {
  return {
    kind: 'hub',
    hub: 'prod-hub',
    state: 'ok',
    observedAt: secondsBefore(2),
    ...overrides,
  };
}

export function buildHub(overrides: Partial<HubSummary> = {}): HubSummary {
  const name = overrides.name ?? 'prod-hub';
  return {
    name,
    title: name,
    argocdVersion: 'v3.5.1',
    clusters: 1,
    silentClusters: 0,
    applications: 1,
    applicationSets: 1,
    links: { argocd: `https://${name}.example.com` },
    ...overrides,
  };
}

/** A reachable production cluster that hub and probe agree about. */
export function buildCluster(
  overrides: Partial<ClusterSummary> = {},
): ClusterSummary {
  const ref = overrides.ref ?? { hub: 'prod-hub', name: 'prod-eu-1' };
  const environment = overrides.environment ?? 'prod';
  const region = overrides.region ?? 'eu-west-1';
  return {
    ref,
    server: `https://${ref.name}.example.com:6443`,
    labels: { env: environment, region, tier: 'core' },
    environment,
    region,
    inCluster: false,
    kubernetesVersion: 'v1.32.6',
    applications: 0,
    states: {},
    hubSays: {
      status: 'Successful',
      attemptedAt: secondsBefore(2),
      cacheSyncedAt: secondsBefore(38),
    },
    probe: {
      state: 'reachable',
      observedAt: secondsBefore(6),
      lastReachableAt: secondsBefore(6),
      latencyMs: 41,
      misses: 0,
    },
    contradicted: false,
    entityRef: `resource:default/${ref.hub}-${ref.name}`,
    links: { argocd: `https://${ref.hub}.example.com/settings/clusters` },
    ...overrides,
  };
}

/** Makes a cluster one that does not answer us while its hub vouches for it. */
export function contradict(
  cluster: ClusterSummary,
  secondsSilent: number,
  now: string = BUILT_AT,
): ClusterSummary {
  return {
    ...cluster,
    contradicted: true,
    hubSays: {
      ...cluster.hubSays,
      cacheSyncedAt: secondsBefore(secondsSilent, now),
    },
    probe: {
      state: 'unreachable',
      observedAt: secondsBefore(3, now),
      lastReachableAt: secondsBefore(secondsSilent, now),
      since: secondsBefore(secondsSilent, now),
      misses: 24,
      reason: 'i/o timeout on port 6443',
      nextTryAt: secondsBefore(-18, now),
    },
  };
}

/** A healthy, synced, verified Application `checkout-api` on `prod-eu-1`. */
export function buildApplication(
  overrides: Partial<ApplicationSummary> = {},
): ApplicationSummary {
  const service = overrides.service ?? 'checkout-api';
  const cluster =
    overrides.cluster === undefined ? 'prod-eu-1' : overrides.cluster;
  const hub = overrides.ref?.hub ?? 'prod-hub';
  const name = `${service}-${cluster ?? 'nowhere'}`;
  return {
    ref: { hub, namespace: 'argocd', name },
    project: 'default',
    service,
    entityRef: `component:default/${service}`,
    owner: 'group:default/checkout',
    cluster,
    destination: { name: cluster ?? 'nowhere', namespace: service },
    environment: 'prod',
    applicationSet: service,
    sync: 'Synced',
    health: 'Healthy',
    state: 'healthy',
    version: '2.14.3',
    behind: 0,
    sources: [
      {
        repoURL: 'https://git.example.com/platform/fleet',
        path: `services/${service}`,
        targetRevision: 'main',
        revision: '8c1f02e5b1d9c4aa70e3b2f19d05a1c7e6f80912',
      },
    ],
    images: [`registry.example.com/${service}:2.14.3`],
    conditions: [],
    deployedAt: secondsBefore(34 * 60),
    observedAt: secondsBefore(2),
    links: { argocd: `https://${hub}.example.com/applications/argocd/${name}` },
    ...overrides,
  };
}

/** One cluster generator, no trouble, no RollingSync. */
export function buildApplicationSet(
  overrides: Partial<ApplicationSetSummary> = {},
): ApplicationSetSummary {
  const name = overrides.ref?.name ?? 'checkout-api';
  return {
    ref: { hub: 'prod-hub', namespace: 'argocd', name },
    service: name,
    entityRef: `component:default/${name}`,
    owner: 'group:default/checkout',
    generators: [
      { kind: 'clusters', words: 'clusters where tier is core or edge' },
    ],
    goTemplate: true,
    state: 'ok',
    conditions: [],
    applications: 1,
    states: { healthy: 1 },
    matchedClusters: 1,
    unmatchedClusters: 0,
    rollingSync: [],
    links: {},
    ...overrides,
  };
}
