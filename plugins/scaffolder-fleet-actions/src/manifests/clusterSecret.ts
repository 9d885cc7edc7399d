import type { IExternalSecret } from '@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret';
import { ClusterIntent } from './clusterIntent';

/** Properties of the Vault entry that the operator writes. */
export const vaultProperties = {
  /** Token of the ServiceAccount argocd-manager. */
  token: 'token',
  /** CA certificate of the API server, PEM in base64. */
  caData: 'caData',
} as const;

/**
 * The cluster Secret of Argo CD, delivered to the hub by External Secrets
 * (external-secrets.io/v1): Git holds the name, the address and the labels,
 * Vault holds the credential, and nothing else ever has it.
 */
export function buildClusterExternalSecret(
  intent: ClusterIntent,
): IExternalSecret {
  const name = `cluster-${intent.cluster}`;
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, namespace: intent.argocdNamespace },
    spec: {
      refreshInterval: intent.refreshInterval,
      secretStoreRef: {
        kind:
          intent.secretStore.kind === 'SecretStore'
            ? 'SecretStore'
            : 'ClusterSecretStore',
        name: intent.secretStore.name,
      },
      target: {
        name,
        creationPolicy: 'Owner',
        // A Vault that is sealed for an hour must not unregister the cluster.
        deletionPolicy: 'Retain',
        template: {
          engineVersion: 'v2',
          type: 'Opaque',
          metadata: {
            labels: {
              'argocd.argoproj.io/secret-type': 'cluster',
              ...intent.labels,
            },
          },
          data: {
            name: intent.cluster,
            server: intent.server,
            ...(intent.project && { project: intent.project }),
            config: clusterConfigTemplate(),
          },
        },
      },
      data: Object.values(vaultProperties).map(property => ({
        secretKey: property,
        remoteRef: { key: intent.vault.path, property },
      })),
    },
  };
}

/**
 * `config` of the cluster Secret, which External Secrets fills in. `trim`
 * takes off the line feed that a token read from a file ends with, which would
 * break the JSON; a token and base64 have no character that JSON escapes.
 */
function clusterConfigTemplate(): string {
  return JSON.stringify({
    bearerToken: `{{ .${vaultProperties.token} | trim }}`,
    tlsClientConfig: {
      caData: `{{ .${vaultProperties.caData} | trim }}`,
      insecure: false,
    },
  });
}
