import type { IClusterSecretStore } from '@kubernetes-models/external-secrets/external-secrets.io/v1/ClusterSecretStore';
import type { IExternalSecret } from '@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret';
import type { IClusterRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRoleBinding';
import { BuiltPart, inWave } from './part';
import type { PlatformIntent } from './platformIntent';

export const SECRETS_NAMESPACE = 'external-secrets';
const ACCOUNT = 'external-secrets';

/** Whose secrets they are, and how its External Secrets are set up. */
type SecretsIntent = Pick<
  PlatformIntent,
  'cluster' | 'environment' | 'externalSecrets'
>;

function settingsOf({ cluster, externalSecrets = {} }: SecretsIntent) {
  return {
    ...externalSecrets,
    mount: externalSecrets.mount ?? 'secret',
    authMount: externalSecrets.authMount ?? `kubernetes/${cluster}`,
    role: externalSecrets.role ?? ACCOUNT,
    store: externalSecrets.store ?? 'vault',
  };
}

/**
 * External Secrets with its way to Vault. It signs in with the token of its own
 * ServiceAccount, which Vault lets the spoke review: no credential is stored.
 */
export function buildExternalSecrets(intent: PlatformIntent): BuiltPart {
  const settings = settingsOf(intent);
  const { vaultServer = '', mount, authMount, role, store } = settings;
  const reviewer: IClusterRoleBinding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'external-secrets-token-review', ...inWave(1) },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: 'system:auth-delegator',
    },
    subjects: [
      { kind: 'ServiceAccount', name: ACCOUNT, namespace: SECRETS_NAMESPACE },
    ],
  };
  const secretStore: IClusterSecretStore = {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ClusterSecretStore',
    metadata: { name: store, ...inWave(1) },
    spec: {
      provider: {
        vault: {
          server: vaultServer,
          path: mount,
          version: 'v2',
          auth: {
            kubernetes: {
              mountPath: authMount,
              role,
              serviceAccountRef: {
                name: ACCOUNT,
                namespace: SECRETS_NAMESPACE,
              },
            },
          },
        },
      },
    },
  };
  return {
    part: 'external-secrets',
    namespace: SECRETS_NAMESPACE,
    on: 'spoke',
    version: settings.version,
    values: { installCRDs: true, serviceAccount: { name: ACCOUNT } },
    files: { 'secret-store': [reviewer, secretStore] },
    commands: trustCommands(intent),
  };
}

/** Lets Vault believe the tokens of the spoke's ServiceAccount, with the operator's own credentials. */
function trustCommands(intent: PlatformIntent): string[] {
  const { cluster, environment, kubeContext = cluster } = intent;
  const { authMount, mount, role } = settingsOf(intent);
  const kubectl = `kubectl --context ${kubeContext}`;
  const host = `"$(${kubectl} config view --minify -o jsonpath='{.clusters[0].cluster.server}')"`;
  const authority = `"$(${kubectl} -n default get configmap kube-root-ca.crt -o jsonpath='{.data.ca\\.crt}')"`;
  const policy = `fleet-${cluster}`;
  const readable = [
    `fleet/${environment}/${cluster}/*`,
    ...[intent.velero?.vaultPath, intent.thanos?.vaultPath].flatMap(
      path => path ?? [],
    ),
  ].map(path => `path "${mount}/data/${path}" { capabilities = ["read"] }`);
  return [
    `vault auth enable -path=${authMount} kubernetes`,
    `vault write auth/${authMount}/config kubernetes_host=${host} kubernetes_ca_cert=${authority}`,
    `echo '${readable.join(' ')}' | vault policy write ${policy} -`,
    `vault write auth/${authMount}/role/${role} bound_service_account_names=${ACCOUNT} bound_service_account_namespaces=${SECRETS_NAMESPACE} policies=${policy} ttl=15m`,
  ];
}

export interface VaultSecret {
  name: string;
  namespace: string;
  /** Entry in Vault, without its mount. */
  path: string;
  properties: readonly string[];
  /** Keys of the Secret, as templates over the properties; the properties themselves when absent. */
  template?: Record<string, string>;
}

/** A Secret of the spoke, delivered from Vault before anything asks for it. */
export function secretFromVault(
  intent: SecretsIntent,
  { name, namespace, path, properties, template }: VaultSecret,
): IExternalSecret {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, namespace, ...inWave(-1) },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: {
        kind: 'ClusterSecretStore',
        name: settingsOf(intent).store,
      },
      target: {
        name,
        creationPolicy: 'Owner',
        // A Vault that is sealed for an hour must not end the backups.
        deletionPolicy: 'Retain',
        ...(template && { template: { engineVersion: 'v2', data: template } }),
      },
      data: properties.map(property => ({
        secretKey: property,
        remoteRef: { key: path, property },
      })),
    },
  };
}

/** Where the credential of a part lies in Vault unless somebody said otherwise. */
export function vaultPathOf(
  { environment, cluster }: SecretsIntent,
  part: string,
): string {
  return `fleet/${environment}/${cluster}/${part}`;
}

/** Puts properties into Vault from files of the operator: no value is an argument or in the shell's history. */
export function putCommand(
  intent: SecretsIntent,
  path: string,
  files: Record<string, string>,
): string {
  const values = Object.entries(files).map(
    ([property, file]) => `${property}=@${file}`,
  );
  return `vault kv put -mount=${settingsOf(intent).mount} ${path} ${values.join(
    ' ',
  )}`;
}
