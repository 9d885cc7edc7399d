/** A collection that a played API server may serve. */
export interface ResourceType {
  plural: string;
  kind: string;
  /** '' for the core group. */
  group: string;
  version: string;
  namespaced: boolean;
}

function type(
  plural: string,
  kind: string,
  group: string,
  namespaced = true,
  version = 'v1',
): ResourceType {
  return { plural, kind, group, version, namespaced };
}

export const resourceTypes: readonly ResourceType[] = [
  type('nodes', 'Node', '', false),
  type('namespaces', 'Namespace', '', false),
  type('pods', 'Pod', ''),
  type('services', 'Service', ''),
  type('configmaps', 'ConfigMap', ''),
  type('events', 'Event', ''),
  type('persistentvolumeclaims', 'PersistentVolumeClaim', ''),
  type('secrets', 'Secret', ''),
  type('deployments', 'Deployment', 'apps'),
  // Asked for when add-ons are looked for; no cluster of the world has one.
  type('daemonsets', 'DaemonSet', 'apps'),
  type('statefulsets', 'StatefulSet', 'apps'),
  type('replicasets', 'ReplicaSet', 'apps'),
  type('jobs', 'Job', 'batch'),
  type('poddisruptionbudgets', 'PodDisruptionBudget', 'policy'),
  type('networkpolicies', 'NetworkPolicy', 'networking.k8s.io'),
  type('ingresses', 'Ingress', 'networking.k8s.io'),
  type(
    'customresourcedefinitions',
    'CustomResourceDefinition',
    'apiextensions.k8s.io',
    false,
  ),
  type('clusterissuers', 'ClusterIssuer', 'cert-manager.io', false),
  type('issuers', 'Issuer', 'cert-manager.io'),
  type(
    'clustersecretstores',
    'ClusterSecretStore',
    'external-secrets.io',
    false,
  ),
  type('secretstores', 'SecretStore', 'external-secrets.io'),
  type('externalsecrets', 'ExternalSecret', 'external-secrets.io'),
  type('clusterpolicies', 'ClusterPolicy', 'kyverno.io', false),
  type('policyreports', 'PolicyReport', 'wgpolicyk8s.io', true, 'v1alpha2'),
  type(
    'clusterpolicyreports',
    'ClusterPolicyReport',
    'wgpolicyk8s.io',
    false,
    'v1alpha2',
  ),
  type(
    'ciliumclusterwidenetworkpolicies',
    'CiliumClusterwideNetworkPolicy',
    'cilium.io',
    false,
    'v2',
  ),
  type('ciliumnodes', 'CiliumNode', 'cilium.io', false, 'v2'),
  type('brokers', 'Broker', 'submariner.io', true, 'v1alpha1'),
  type('dnsendpoints', 'DNSEndpoint', 'externaldns.k8s.io', true, 'v1alpha1'),
  type('submariners', 'Submariner', 'submariner.io', true, 'v1alpha1'),
  type('gateways', 'Gateway', 'submariner.io'),
  type('clusters', 'Cluster', 'submariner.io'),
  type(
    'serviceexports',
    'ServiceExport',
    'multicluster.x-k8s.io',
    true,
    'v1alpha1',
  ),
  type(
    'serviceimports',
    'ServiceImport',
    'multicluster.x-k8s.io',
    true,
    'v1alpha1',
  ),
  type('prometheuses', 'Prometheus', 'monitoring.coreos.com'),
  type('clusters', 'Cluster', 'cluster.x-k8s.io', true, 'v1beta2'),
  type('machines', 'Machine', 'cluster.x-k8s.io', true, 'v1beta2'),
  type(
    'machinedeployments',
    'MachineDeployment',
    'cluster.x-k8s.io',
    true,
    'v1beta2',
  ),
  type(
    'kubeadmcontrolplanes',
    'KubeadmControlPlane',
    'controlplane.cluster.x-k8s.io',
    true,
    'v1beta2',
  ),
  type(
    'awsmanagedcontrolplanes',
    'AWSManagedControlPlane',
    'controlplane.cluster.x-k8s.io',
    true,
    'v1beta2',
  ),
  type(
    'clusterresourcesets',
    'ClusterResourceSet',
    'addons.cluster.x-k8s.io',
    true,
    'v1beta2',
  ),
  type(
    'clusterresourcesetbindings',
    'ClusterResourceSetBinding',
    'addons.cluster.x-k8s.io',
    true,
    'v1beta2',
  ),
  type('backupstoragelocations', 'BackupStorageLocation', 'velero.io'),
  type('volumesnapshotlocations', 'VolumeSnapshotLocation', 'velero.io'),
  type('schedules', 'Schedule', 'velero.io'),
  type('backups', 'Backup', 'velero.io'),
  type('restores', 'Restore', 'velero.io'),
];

/** What a collection is called among all groups: `pods`, `deployments.apps`. */
export function resourceName({ plural, group }: ResourceType): string {
  return group ? `${plural}.${group}` : plural;
}

/** Most collections are there only where their definition is. */
export function isServed(
  resource: ResourceType,
  kinds: Record<string, readonly string[]>,
): boolean {
  return kinds[groupVersionOf(resource)]?.includes(resource.kind) ?? false;
}

export function groupVersionOf(resource: ResourceType): string {
  return resource.group
    ? `${resource.group}/${resource.version}`
    : resource.version;
}

export function resourceType(
  group: string,
  version: string,
  plural: string,
): ResourceType | undefined {
  return resourceTypes.find(
    candidate =>
      candidate.group === group &&
      candidate.version === version &&
      candidate.plural === plural,
  );
}
