import type { IRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Role';
import { tokenSecret } from '../manifests/serviceAccounts';
import type { Manifest } from '../manifests/typedModels';
import { inWave } from '../manifests/platform/part';
import type { Broker } from './submarinerModels';

/** Where the clusters of a group meet; the names are those of Submariner's own tool. */
export const BROKER_NAMESPACE = 'submariner-k8s-broker';
const ROLE = 'submariner-k8s-broker-cluster';

const everything = [
  'create',
  'get',
  'list',
  'watch',
  'patch',
  'update',
  'delete',
];

/** What a cluster may do at the broker, as in Submariner's own manifests (config/broker/broker-client). */
const rules: NonNullable<IRole['rules']> = [
  {
    apiGroups: ['submariner.io'],
    resources: ['clusters', 'endpoints'],
    verbs: everything,
  },
  {
    apiGroups: ['multicluster.x-k8s.io'],
    resources: ['*'],
    verbs: everything,
  },
  {
    apiGroups: ['discovery.k8s.io'],
    resources: ['endpointslices', 'endpointslices/restricted'],
    verbs: everything,
  },
];

/** The account with which a cluster signs in at the broker. */
export function brokerAccount(cluster: string): string {
  return `cluster-${cluster}`;
}

/** The broker, which gives every cluster of the group an account of its own. */
export function buildBroker(
  clusters: readonly string[],
  globalnet: boolean,
): { broker: Manifest[]; accounts: Record<string, Manifest[]> } {
  const broker: Broker = {
    apiVersion: 'submariner.io/v1alpha1',
    kind: 'Broker',
    metadata: {
      name: 'submariner-broker',
      namespace: BROKER_NAMESPACE,
      ...inWave(1),
    },
    spec: {
      components: ['service-discovery', 'connectivity'],
      globalnetEnabled: globalnet,
    },
  };
  return {
    broker: [
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: BROKER_NAMESPACE },
      },
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'Role',
        metadata: { name: ROLE, namespace: BROKER_NAMESPACE },
        rules,
      },
      broker,
    ],
    accounts: Object.fromEntries(
      clusters.map(cluster => [
        `broker-account-${cluster}`,
        buildAccount(brokerAccount(cluster)),
      ]),
    ),
  };
}

/** With a Secret that the broker's own cluster fills with a token. */
function buildAccount(name: string): Manifest[] {
  const namespace = BROKER_NAMESPACE;
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name, namespace },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'Role',
        name: ROLE,
      },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    },
    tokenSecret(name, namespace),
  ];
}
