import type { IClusterRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole';

type Rules = NonNullable<IClusterRole['rules']>;

const read = ['get', 'list', 'watch'];
const write = ['create', 'update', 'patch', 'delete'];

/**
 * What Argo CD needs to run ordinary services. It caches every kind, so it
 * reads everything; it writes workloads and their neighbours only. It cannot
 * change roles, webhooks, custom resource definitions or nodes, and cannot
 * delete a namespace: services that bring those need cluster-admin or rules of
 * their own.
 */
export const argocdManagerRules: Rules = [
  { apiGroups: ['*'], resources: ['*'], verbs: read },
  { nonResourceURLs: ['*'], verbs: ['get'] },
  {
    apiGroups: [''],
    resources: [
      'configmaps',
      'persistentvolumeclaims',
      'pods',
      'secrets',
      'serviceaccounts',
      'services',
    ],
    verbs: write,
  },
  {
    apiGroups: [''],
    resources: ['namespaces'],
    verbs: ['create', 'update', 'patch'],
  },
  { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
  {
    apiGroups: ['apps'],
    resources: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'],
    verbs: write,
  },
  {
    apiGroups: ['autoscaling'],
    resources: ['horizontalpodautoscalers'],
    verbs: write,
  },
  { apiGroups: ['batch'], resources: ['cronjobs', 'jobs'], verbs: write },
  {
    apiGroups: ['networking.k8s.io'],
    resources: ['ingresses', 'networkpolicies'],
    verbs: write,
  },
  {
    apiGroups: ['policy'],
    resources: ['poddisruptionbudgets'],
    verbs: write,
  },
];

/**
 * What the portal's own probe, its pages and its checklist read, and nothing
 * more: no Secrets, no writes. The same as `docs/manifests/spoke-reader.yaml`.
 */
export const portalReaderRules: Rules = [
  { nonResourceURLs: ['/readyz', '/version', '/metrics'], verbs: ['get'] },
  { apiGroups: [''], resources: ['nodes', 'pods'], verbs: ['get', 'list'] },
  {
    apiGroups: ['apps'],
    resources: ['deployments', 'daemonsets', 'statefulsets'],
    verbs: ['get', 'list'],
  },
  {
    apiGroups: ['metrics.k8s.io'],
    resources: ['nodes'],
    verbs: ['get', 'list'],
  },
  lists('', 'namespaces', 'persistentvolumeclaims', 'services'),
  {
    apiGroups: [''],
    resources: ['configmaps'],
    resourceNames: ['cilium-config', 'kube-bench-report'],
    verbs: ['get'],
  },
  lists('networking.k8s.io', 'ingresses', 'networkpolicies'),
  lists('cilium.io', 'ciliumclusterwidenetworkpolicies', 'ciliumnodes'),
  lists('cert-manager.io', 'clusterissuers', 'issuers'),
  lists('external-secrets.io', 'clustersecretstores', 'secretstores'),
  lists('kyverno.io', 'clusterpolicies'),
  lists('policies.kyverno.io', 'validatingpolicies'),
  lists('wgpolicyk8s.io', 'clusterpolicyreports', 'policyreports'),
  lists('monitoring.coreos.com', 'prometheuses'),
  lists(
    'velero.io',
    'backups',
    'backupstoragelocations',
    'restores',
    'schedules',
  ),
  lists('externaldns.k8s.io', 'dnsendpoints'),
  lists('submariner.io', 'clusters', 'gateways', 'submariners'),
  lists('multicluster.x-k8s.io', 'serviceexports', 'serviceimports'),
];

function lists(group: string, ...resources: string[]): Rules[number] {
  return { apiGroups: [group], resources, verbs: ['get', 'list'] };
}
