/** Argo CD objects in the shape that a hub answers. */

export interface ApplicationFixture {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  destination?: object;
  sync?: string;
  health?: string;
  owner?: string;
  annotations?: Record<string, string>;
  source?: object;
  status?: object;
}

export function applicationOf(fixture: ApplicationFixture) {
  const { name, owner } = fixture;
  const source = fixture.source ?? {
    repoURL: 'https://git.example.com/fleet.git',
    path: `services/${name}`,
    targetRevision: 'main',
  };
  return {
    metadata: {
      name,
      namespace: fixture.namespace ?? 'argocd',
      uid: fixture.uid ?? `uid-${name}`,
      resourceVersion: fixture.resourceVersion ?? '100',
      creationTimestamp: '2030-01-01T00:00:00Z',
      labels: { team: 'shop' },
      annotations: fixture.annotations,
      ownerReferences: owner
        ? [
            {
              apiVersion: 'argoproj.io/v1alpha1',
              kind: 'ApplicationSet',
              name: owner,
            },
          ]
        : undefined,
    },
    spec: {
      project: 'default',
      destination: fixture.destination ?? { name: 'eu-1', namespace: name },
      source,
    },
    status: {
      sync: { status: fixture.sync ?? 'Synced', revision: 'f00d' },
      health: {
        status: fixture.health ?? 'Healthy',
        lastTransitionTime: '2030-01-01T00:00:00Z',
      },
      summary: { images: [`registry.example.com/${name}:1.0.0`] },
      reconciledAt: '2030-01-01T00:00:00Z',
      ...fixture.status,
    },
  };
}

export function clusterOf(name: string, extra: object = {}) {
  return {
    name,
    server: `https://${name}.example.com`,
    labels: { env: 'prod' },
    config: { bearerToken: 'never-to-be-read' },
    info: {
      connectionState: {
        status: 'Successful',
        message: '',
        attemptedAt: '2030-01-01T00:00:00Z',
      },
      serverVersion: '1.36.1',
      cacheInfo: { lastCacheSyncTime: '2030-01-01T00:00:00Z' },
      applicationsCount: 1,
    },
    ...extra,
  };
}

export function applicationSetOf(
  name: string,
  generated: readonly string[] = [],
  extra: { resourceVersion?: string; status?: object } = {},
) {
  return {
    metadata: {
      name,
      namespace: 'argocd',
      uid: `uid-${name}`,
      resourceVersion: extra.resourceVersion ?? '100',
    },
    spec: { generators: [{ clusters: {} }], template: {} },
    status: {
      conditions: [],
      resources: generated.map(application => ({
        kind: 'Application',
        namespace: 'argocd',
        name: application,
      })),
      ...extra.status,
    },
  };
}
