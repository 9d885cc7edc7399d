import {
  manifestYaml,
  resourceSetName,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { AccountManifests } from '../manifests/clusterAccounts';
import type { Manifest } from '../manifests/typedModels';

/**
 * Cluster API writes it itself on a Cluster that comes from a ClusterClass; on any
 * other it has to be put there. With the namespace it says one Cluster and no other.
 */
export const CLUSTER_NAME_LABEL = 'cluster.x-k8s.io/cluster-name';

/** The key of the ConfigMaps; Cluster API reads every key, and documents parted by `---`. */
const MANIFESTS_KEY = 'manifests.yaml';

/**
 * What makes Cluster API put accounts on a cluster as soon as its API server
 * answers: a ConfigMap for each account, and the ClusterResourceSet that applies
 * them. Nothing in it is secret: the cluster fills the tokens in by itself.
 *
 * Applied once and never again. Under `Reconcile` a change in Git would patch the
 * token Secret back to what is written here, without its token: the cluster would
 * issue another one, and the hub would be locked out until Vault has it. And
 * whoever can write to Git could widen the rights of an account that is in use.
 *
 * @param namespace - that of the Cluster, which a ClusterResourceSet never leaves
 */
export function buildResourceSet(
  cluster: string,
  namespace: string | undefined,
  accounts: readonly AccountManifests[],
): Manifest[] {
  const metadataOf = (name: string) => ({
    name,
    ...(namespace && { namespace }),
  });
  const configMapOf = (account: AccountManifests) =>
    `${cluster}-${account.name}`;
  return [
    ...accounts.map(
      (account): Manifest => ({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: metadataOf(configMapOf(account)),
        data: { [MANIFESTS_KEY]: manifestYaml(...account.manifests) },
      }),
    ),
    {
      apiVersion: 'addons.cluster.x-k8s.io/v1beta2',
      kind: 'ClusterResourceSet',
      metadata: metadataOf(resourceSetName(cluster)),
      spec: {
        clusterSelector: { matchLabels: { [CLUSTER_NAME_LABEL]: cluster } },
        resources: accounts.map(account => ({
          kind: 'ConfigMap',
          name: configMapOf(account),
        })),
        strategy: 'ApplyOnce',
      },
    },
  ];
}
