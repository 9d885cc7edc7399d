import type { IClusterRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole';
import { Manifest } from './typedModels';

export interface AccountIntent {
  /** Name of the ServiceAccount, its role, its binding and (with `-token`) its Secret. */
  name: string;
  namespace: string;
  /** Rules of a ClusterRole of its own, or the name of one that is there. */
  role: { rules: NonNullable<IClusterRole['rules']> } | { existing: string };
}

/**
 * A ServiceAccount of a spoke with what it may do, and a Secret that the
 * spoke itself fills with a token: the manifests hold no credential.
 */
export function buildServiceAccount(intent: AccountIntent): Manifest[] {
  const { name, namespace, role } = intent;
  const roleName = 'existing' in role ? role.existing : name;
  return [
    ...(isBuiltIn(namespace) ? [] : [namespaceOf(namespace)]),
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, namespace },
    },
    ...('rules' in role
      ? [
          {
            apiVersion: 'rbac.authorization.k8s.io/v1' as const,
            kind: 'ClusterRole' as const,
            metadata: { name },
            rules: role.rules,
          },
        ]
      : []),
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: roleName,
      },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    },
    tokenSecret(name, namespace),
  ];
}

/** The cluster that has it fills it with a token of the account. */
export function tokenSecret(account: string, namespace: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: tokenSecretName(account),
      namespace,
      annotations: { 'kubernetes.io/service-account.name': account },
    },
    type: 'kubernetes.io/service-account-token',
  };
}

export function tokenSecretName(account: string): string {
  return `${account}-token`;
}

function namespaceOf(name: string): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

function isBuiltIn(namespace: string): boolean {
  return ['default', 'kube-system'].includes(namespace);
}
