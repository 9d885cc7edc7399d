import type { ProbeVoice } from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  HubApplicationSet,
  HubCluster,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { HubSnapshot, ModelApplication } from '../model/FleetModel';
import { objectKey } from '../model/FleetModel';

/** The moment of everything that is built here. */
export const NOW = Date.parse('2026-11-20T14:05:00Z');

export function ago(seconds: number): string {
  return new Date(NOW - seconds * 1000).toISOString();
}

/** A cluster of the environment that its name begins with: `prod-eu-1`. */
export function buildCluster(
  name: string,
  overrides: Partial<HubCluster> = {},
): HubCluster {
  const [env, region] = name.split('-');
  return {
    name,
    server: `https://${name}.example.com:6443`,
    labels: { env, region, tier: 'core' },
    annotations: {},
    inCluster: false,
    kubernetesVersion: 'v1.32.6',
    connection: { status: 'Successful', attemptedAt: ago(2) },
    cacheSyncedAt: ago(40),
    ...overrides,
  };
}

/** A healthy, synced Application of `service` on a cluster of `prod-hub`. */
export function buildApplication(
  service: string,
  cluster: string | null,
  overrides: Partial<ModelApplication> & { version?: string } = {},
): ModelApplication {
  const { version = '1.0.0', ...rest } = overrides;
  const name = `${service}-${cluster ?? 'nowhere'}`;
  return {
    hub: 'prod-hub',
    namespace: 'argocd',
    name,
    uid: `uid-${name}`,
    resourceVersion: '1',
    project: 'default',
    labels: {},
    annotations: {},
    destination: { name: cluster ?? 'nowhere', namespace: service },
    cluster,
    sources: [
      {
        repoURL: 'https://git.example.com/platform/fleet.git',
        path: `services/${service}`,
        targetRevision: 'main',
        revision: '8c1f02e5b1d9c4aa70e3b2f19d05a1c7e6f80912',
      },
    ],
    applicationSet: service,
    sync: 'Synced',
    health: 'Healthy',
    healthSince: ago(600),
    conditions: [],
    images: [`registry.example.com/${service}:${version}`],
    history: [
      {
        id: 1,
        revisions: ['8c1f02e5b1d9c4aa70e3b2f19d05a1c7e6f80912'],
        deployedAt: ago(900),
      },
    ],
    observedAt: NOW - 2_000,
    ...rest,
  };
}

/** A cluster generator over labels, with one source. */
export function buildApplicationSet(
  name: string,
  matchLabels: Record<string, string> = {},
  overrides: Partial<HubApplicationSet> = {},
): HubApplicationSet {
  return {
    namespace: 'argocd',
    name,
    uid: `uid-${name}`,
    resourceVersion: '1',
    labels: {},
    annotations: {},
    spec: applicationSetSpec(name, matchLabels),
    conditions: [],
    progress: {},
    applications: [],
    ...overrides,
  };
}

export function applicationSetSpec(
  name: string,
  matchLabels: Record<string, string>,
): Record<string, unknown> {
  return {
    goTemplate: true,
    generators: [{ clusters: { selector: { matchLabels } } }],
    template: {
      metadata: { name: `${name}-{{.name}}` },
      spec: {
        project: 'default',
        source: {
          repoURL: 'https://git.example.com/platform/fleet.git',
          path: `services/${name}`,
          targetRevision: 'main',
        },
        destination: { name: '{{.name}}', namespace: name },
        syncPolicy: { automated: { selfHeal: false } },
      },
    },
  };
}

/** A hub that was heard two seconds ago. */
export function buildHub(
  name: string,
  parts: {
    clusters?: HubCluster[];
    applications?: ModelApplication[];
    applicationSets?: HubApplicationSet[];
  } = {},
  overrides: Partial<HubSnapshot> = {},
): HubSnapshot {
  const { clusters = [], applications = [], applicationSets = [] } = parts;
  return {
    name,
    title: name,
    uiUrl: `https://${name}.example.com`,
    identity: { version: 'v3.5.1' },
    voice: {
      state: 'ok',
      heardAt: NOW - 2_000,
      since: NOW - 3_600_000,
      quarantined: [],
    },
    applications: new Map(
      applications.map(one => [objectKey(one), { ...one, hub: name }]),
    ),
    applicationSets: new Map(applicationSets.map(one => [objectKey(one), one])),
    clusters: new Map(clusters.map(one => [one.name, one])),
    projects: ['default', 'shop'],
    ...overrides,
  };
}

export function reachable(): ProbeVoice {
  return {
    state: 'reachable',
    observedAt: ago(6),
    lastReachableAt: ago(6),
    since: ago(3600),
    latencyMs: 12,
    misses: 0,
  };
}

export function unreachable(): ProbeVoice {
  return {
    state: 'unreachable',
    observedAt: ago(3),
    lastReachableAt: ago(720),
    since: ago(710),
    misses: 24,
    reason: 'i/o timeout on port 6443',
    nextTryAt: ago(-7),
  };
}
