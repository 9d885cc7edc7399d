import type { ApplicationPlan, ClusterPlan, ServicePlan } from './planFleet';
import { Seeded, seedOf } from './Seeded';

/** The APIs that a cluster serves: most of the bytes of a list of clusters. */
const apiVersions = [
  ['v1', 'ConfigMap Endpoints Event Namespace Node Pod Secret Service'],
  ['apps/v1', 'ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet'],
  ['batch/v1', 'CronJob Job'],
  ['autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['networking.k8s.io/v1', 'Ingress IngressClass IPAddress NetworkPolicy'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole ClusterRoleBinding Role'],
  ['storage.k8s.io/v1', 'CSIDriver CSINode StorageClass VolumeAttachment'],
  ['cert-manager.io/v1', 'Certificate CertificateRequest ClusterIssuer Issuer'],
  ['external-secrets.io/v1', 'ClusterSecretStore ExternalSecret SecretStore'],
  ['kyverno.io/v1', 'ClusterPolicy Policy'],
  ['monitoring.coreos.com/v1', 'PodMonitor PrometheusRule ServiceMonitor'],
].flatMap(([version, kinds]) => [
  version,
  ...kinds.split(' ').map(kind => `${version}/${kind}`),
]);

export function clusterBody(plan: ClusterPlan, applications: number) {
  const connectionState = {
    status: 'Successful',
    message: '',
    attemptedAt: '2030-06-01T12:00:00Z',
  };
  return {
    server: plan.server,
    name: plan.name,
    config: { tlsClientConfig: { insecure: false } },
    connectionState,
    serverVersion: 'v1.36.1',
    info: {
      connectionState,
      serverVersion: 'v1.36.1',
      cacheInfo: {
        resourcesCount: 840,
        apisCount: 71,
        lastCacheSyncTime: '2030-06-01T10:00:00Z',
      },
      applicationsCount: applications,
      apiVersions,
    },
    labels: plan.labels,
  };
}

/** The Secret that Argo CD keeps a cluster in. */
export function clusterSecret(plan: ClusterPlan) {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  return {
    metadata: {
      name: `cluster-${plan.name}`,
      namespace: 'argocd',
      labels: {
        ...plan.labels,
        'argocd.argoproj.io/secret-type': 'cluster',
      },
    },
    data: { name: base64(plan.name), server: base64(plan.server) },
  };
}

export function applicationSetBody(
  service: ServicePlan,
  applications: readonly ApplicationPlan[],
  seed: number,
) {
  const condition = {
    message: 'All applications have been generated successfully',
    lastTransitionTime: '2030-05-01T08:00:00Z',
    reason: 'ApplicationSetUpToDate',
  };
  return {
    metadata: {
      name: service.name,
      namespace: 'argocd',
      uid: new Seeded(seedOf(seed, 'set', service.name)).uuid(),
      resourceVersion: '900000',
      generation: 3,
      creationTimestamp: '2029-11-02T08:10:00Z',
    },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [
        { clusters: { selector: { matchLabels: service.selector } } },
      ],
      template: {
        metadata: {
          name: `${service.name}-{{.name}}`,
          labels: {
            'app.kubernetes.io/part-of': service.name,
            env: '{{.metadata.labels.env}}',
            region: '{{.metadata.labels.region}}',
          },
        },
        spec: {
          project: service.project,
          source: {
            repoURL: 'https://git.example.com/platform/fleet-manifests.git',
            path: `services/${service.name}/overlays/{{.metadata.labels.env}}`,
            targetRevision: 'main',
          },
          destination: { server: '{{.server}}', namespace: service.name },
          syncPolicy: {
            automated: { prune: true, selfHeal: true },
            syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'],
          },
        },
      },
    },
    status: {
      conditions: [
        { ...condition, type: 'ErrorOccurred', status: 'False' },
        { ...condition, type: 'ParametersGenerated', status: 'True' },
        { ...condition, type: 'ResourcesUpToDate', status: 'True' },
      ],
      resources: applications.map(({ name }) => ({
        group: 'argoproj.io',
        version: 'v1alpha1',
        kind: 'Application',
        namespace: 'argocd',
        name,
        status: 'Synced',
        health: { status: 'Healthy' },
      })),
      resourcesCount: applications.length,
      health: { status: 'Healthy', message: condition.message },
    },
  };
}
