import { buildKubeadmCluster } from './buildKubeadmCluster';
import { buildManagedCluster } from './buildManagedCluster';
import { buildTopologyCluster } from './buildTopologyCluster';
import type { ClusterApiManifest } from './clusterApiTypes';
import type { ProvisionIntent } from './provisionIntent';

/** The objects from which Cluster API makes a cluster, the Cluster first. */
export function buildDefinition(intent: ProvisionIntent): ClusterApiManifest[] {
  switch (intent.variant) {
    case 'kubeadm':
      return buildKubeadmCluster(intent);
    case 'managed':
      return buildManagedCluster(intent);
    default:
      return buildTopologyCluster(intent);
  }
}
