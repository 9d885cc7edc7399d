import type { JsonObject } from '../json';
import { labelsOf, vaultKeyOf, type HubSpec, type SpokeSpec } from './topology';
import { demoOwners } from './owners';

/** `clusters/<hub>/<cluster>.yaml`: the cluster Secret, delivered by External Secrets from Vault. */
export function clusterManifests(spoke: SpokeSpec): JsonObject[] {
  const property = (secretKey: string): JsonObject => ({
    secretKey,
    remoteRef: { key: vaultKeyOf(spoke.hub, spoke.name), property: secretKey },
  });
  return [
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: `cluster-${spoke.name}`, namespace: 'argocd' },
      spec: {
        refreshInterval: '1h',
        secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
        target: {
          name: `cluster-${spoke.name}`,
          creationPolicy: 'Owner',
          template: {
            metadata: {
              labels: {
                'argocd.argoproj.io/secret-type': 'cluster',
                ...labelsOf(spoke),
              },
            },
            data: {
              name: spoke.name,
              server: '{{ .server }}',
              config:
                '{"bearerToken":"{{ .token }}","tlsClientConfig":{"caData":"{{ .caData }}"}}',
            },
          },
        },
        data: [property('server'), property('token'), property('caData')],
      },
    },
  ];
}

/** `bootstrap/<hub>.yaml`: what somebody applies to a new hub by hand, once. */
export function bootstrapManifests(
  hub: HubSpec,
  repoURL: string,
): JsonObject[] {
  const root = (name: string, source: JsonObject): JsonObject => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    spec: {
      project: 'default',
      source: { repoURL, targetRevision: 'main', ...source },
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: 'argocd',
      },
      syncPolicy: { automated: { prune: true, selfHeal: true } },
    },
  });
  return [
    root('fleet-apps', {
      path: 'apps',
      directory: {
        recurse: true,
        include: `{*/applicationset.yaml,*/applicationset-${hub.name}.yaml}`,
      },
    }),
    root('fleet-clusters', { path: `clusters/${hub.name}` }),
    root('fleet-projects', { path: 'bootstrap/projects' }),
    root('fleet-provisioning', { path: `provisioning/${hub.name}` }),
  ];
}

/** `bootstrap/projects/<group>.yaml` */
export function projectManifests(repoURL: string): Record<string, JsonObject> {
  const project = (name: string, spec: JsonObject): JsonObject => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name, namespace: 'argocd' },
    spec,
  });
  const anywhere = [{ server: '*', namespace: '*' }];
  return Object.fromEntries([
    [
      'default',
      project('default', {
        sourceRepos: ['*'],
        destinations: anywhere,
        clusterResourceWhitelist: [{ group: '*', kind: '*' }],
      }),
    ],
    ...demoOwners.map(({ name }) => [
      name,
      project(name, {
        description: `Services of the ${name} team`,
        sourceRepos: [repoURL],
        destinations: anywhere,
        clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
      }),
    ]),
  ]);
}
