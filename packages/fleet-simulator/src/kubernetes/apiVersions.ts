import { networks } from '../scenario/networks';
import type { SpokeSpec } from '../scenario/topology';

const core = {
  v1: [
    'ConfigMap',
    'Endpoints',
    'Event',
    'LimitRange',
    'Namespace',
    'Node',
    'PersistentVolume',
    'PersistentVolumeClaim',
    'Pod',
    'PodTemplate',
    'ReplicationController',
    'ResourceQuota',
    'Secret',
    'Service',
    'ServiceAccount',
  ],
  'admissionregistration.k8s.io/v1': [
    'MutatingWebhookConfiguration',
    'ValidatingAdmissionPolicy',
    'ValidatingAdmissionPolicyBinding',
    'ValidatingWebhookConfiguration',
  ],
  'apiextensions.k8s.io/v1': ['CustomResourceDefinition'],
  'apiregistration.k8s.io/v1': ['APIService'],
  'apps/v1': [
    'ControllerRevision',
    'DaemonSet',
    'Deployment',
    'ReplicaSet',
    'StatefulSet',
  ],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'batch/v1': ['CronJob', 'Job'],
  'coordination.k8s.io/v1': ['Lease'],
  'discovery.k8s.io/v1': ['EndpointSlice'],
  'events.k8s.io/v1': ['Event'],
  'networking.k8s.io/v1': ['Ingress', 'IngressClass', 'NetworkPolicy'],
  'policy/v1': ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io/v1': [
    'ClusterRole',
    'ClusterRoleBinding',
    'Role',
    'RoleBinding',
  ],
  'storage.k8s.io/v1': ['CSIDriver', 'CSINode', 'StorageClass'],
} satisfies Record<string, string[]>;

/** API groups that come with an add-on. */
const ofAddOn: Record<string, Record<string, string[]>> = {
  'cert-manager': {
    'cert-manager.io/v1': ['Certificate', 'ClusterIssuer', 'Issuer'],
  },
  'cluster-api': {
    'addons.cluster.x-k8s.io/v1beta2': [
      'ClusterResourceSet',
      'ClusterResourceSetBinding',
    ],
    'cluster.x-k8s.io/v1beta2': ['Cluster', 'Machine', 'MachineDeployment'],
    'controlplane.cluster.x-k8s.io/v1beta2': [
      'AWSManagedControlPlane',
      'KubeadmControlPlane',
    ],
  },
  cilium: {
    'cilium.io/v2': [
      'CiliumClusterwideNetworkPolicy',
      'CiliumNetworkPolicy',
      'CiliumNode',
    ],
  },
  'external-secrets': {
    'external-secrets.io/v1': [
      'ClusterSecretStore',
      'ExternalSecret',
      'SecretStore',
    ],
  },
  kyverno: {
    'kyverno.io/v1': ['ClusterPolicy', 'Policy'],
    'wgpolicyk8s.io/v1alpha2': ['ClusterPolicyReport', 'PolicyReport'],
  },
  'thanos-sidecar': { 'monitoring.coreos.com/v1': ['Prometheus'] },
  velero: {
    'velero.io/v1': ['Backup', 'BackupStorageLocation', 'Restore', 'Schedule'],
  },
};

/** API groups that come with Submariner. */
const ofSubmariner: Record<string, string[]> = {
  'submariner.io/v1': ['Cluster', 'Endpoint', 'Gateway'],
  'submariner.io/v1alpha1': ['Broker', 'ServiceDiscovery', 'Submariner'],
  'multicluster.x-k8s.io/v1alpha1': ['ServiceExport', 'ServiceImport'],
};

/** Groups with their versions and kinds, as discovery knows them. */
export function kindsByGroupVersion(
  spoke: SpokeSpec | undefined,
): Record<string, string[]> {
  const groups: Record<string, string[]> = { ...core };
  for (const name of Object.keys(spoke?.addOns ?? {})) {
    Object.assign(groups, ofAddOn[name]);
  }
  if (spoke && networks[spoke.name]?.submariner) {
    Object.assign(groups, ofSubmariner);
  }
  if (spoke?.metrics) {
    groups['metrics.k8s.io/v1beta1'] = ['NodeMetrics', 'PodMetrics'];
  }
  return groups;
}

/** `group/version` and `group/version/Kind`, sorted, as Argo CD's cluster info lists them. */
export function apiVersionsOf(spoke: SpokeSpec | undefined): string[] {
  return Object.entries(kindsByGroupVersion(spoke))
    .flatMap(([groupVersion, kinds]) => [
      groupVersion,
      ...kinds.map(kind => `${groupVersion}/${kind}`),
    ])
    .sort();
}
