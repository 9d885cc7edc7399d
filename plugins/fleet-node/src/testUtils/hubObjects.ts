import type { HubApplication, HubApplicationSet, HubCluster } from '../hub';

/** A healthy Application; give what matters to the test. */
export function hubApplication(
  overrides: Partial<HubApplication> & { name: string },
): HubApplication {
  return {
    namespace: 'argocd',
    uid: `uid-${overrides.name}`,
    resourceVersion: '1',
    project: 'default',
    labels: {},
    annotations: {},
    destination: { name: 'eu-1', namespace: overrides.name },
    sources: [],
    sync: 'Synced',
    health: 'Healthy',
    conditions: [],
    images: [],
    history: [],
    ...overrides,
  };
}

export function hubApplicationSet(
  overrides: Partial<HubApplicationSet> & { name: string },
): HubApplicationSet {
  return {
    namespace: 'argocd',
    uid: `uid-${overrides.name}`,
    resourceVersion: '1',
    labels: {},
    annotations: {},
    spec: {},
    conditions: [],
    progress: {},
    applications: [],
    ...overrides,
  };
}

export function hubCluster(
  overrides: Partial<HubCluster> & { name: string },
): HubCluster {
  return {
    server: `https://${overrides.name}.example.com`,
    labels: {},
    annotations: {},
    inCluster: false,
    connection: { status: 'Successful' },
    ...overrides,
  };
}
