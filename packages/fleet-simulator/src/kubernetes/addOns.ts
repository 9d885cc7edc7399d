import type { JsonObject } from '../json';
import type { SpokeSpec } from '../scenario/topology';
import type { Seeded } from '../seeded';
import type { LiveObject } from '../world/applicationState';
import { resourceIdOf } from '../world/manifests';

/** Where the Deployments of an add-on live, and what they run. */
interface AddOn {
  namespace: string;
  image: string;
  /** Names of its Deployments; the add-on's own name when absent. */
  deployments?: string[];
  replicas?: number;
  /** Label of all that belongs together, where its manifests have it. */
  partOf?: string;
}

const addOns: Record<string, AddOn> = {
  'argo-cd': {
    namespace: 'argocd',
    image: 'quay.io/argoproj/argocd:v',
    deployments: [
      'argocd-server',
      'argocd-repo-server',
      'argocd-applicationset-controller',
      'argocd-redis',
    ],
    partOf: 'argocd',
  },
  'cluster-api': {
    namespace: 'capi-system',
    image: 'registry.k8s.io/cluster-api/cluster-api-controller:v',
    deployments: ['capi-controller-manager'],
  },
  cilium: {
    namespace: 'kube-system',
    image: 'quay.io/cilium/operator-generic:v',
    deployments: ['cilium-operator'],
    replicas: 2,
  },
  'cert-manager': {
    namespace: 'cert-manager',
    image: 'quay.io/jetstack/cert-manager-controller:v',
    deployments: [
      'cert-manager',
      'cert-manager-webhook',
      'cert-manager-cainjector',
    ],
  },
  'external-secrets': {
    namespace: 'external-secrets',
    image: 'ghcr.io/external-secrets/external-secrets:v',
  },
  'external-dns': {
    namespace: 'external-dns',
    image: 'registry.k8s.io/external-dns/external-dns:v',
  },
  kyverno: {
    namespace: 'kyverno',
    image: 'ghcr.io/kyverno/kyverno:v',
    deployments: [
      'kyverno-admission-controller',
      'kyverno-background-controller',
    ],
  },
  velero: { namespace: 'velero', image: 'velero/velero:v' },
  'metrics-server': {
    namespace: 'kube-system',
    image: 'registry.k8s.io/metrics-server/metrics-server:v',
  },
  'prometheus-operator': {
    namespace: 'monitoring',
    image: 'quay.io/prometheus-operator/prometheus-operator:v',
  },
  'thanos-sidecar': {
    namespace: 'monitoring',
    image: 'quay.io/thanos/thanos:v',
  },
};

/** The Deployments of an add-on, by the labels that its Helm chart gives them. */
export function addOnManifests(name: string, version: string): JsonObject[] {
  const addOn = addOns[name];
  return (addOn.deployments ?? [name]).map((deployment): JsonObject => {
    const labels = {
      'app.kubernetes.io/name': name,
      'app.kubernetes.io/instance': name,
      'app.kubernetes.io/component': deployment,
      'app.kubernetes.io/version': `v${version}`,
      ...(addOn.partOf && { 'app.kubernetes.io/part-of': addOn.partOf }),
    };
    return {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: deployment, namespace: addOn.namespace, labels },
      spec: {
        replicas: addOn.replicas ?? 1,
        selector: {
          matchLabels: { 'app.kubernetes.io/component': deployment },
        },
        template: {
          metadata: { labels },
          spec: {
            containers: [{ name: 'app', image: `${addOn.image}${version}` }],
          },
        },
      },
    };
  });
}

/** The Deployments of what the platform team put on the cluster. */
export function addOnObjects(
  spoke: SpokeSpec,
  seeded: Seeded,
  bornAt: number,
): LiveObject[] {
  const manifests = Object.entries(spoke.addOns).flatMap(([name, version]) =>
    addOnManifests(name, version),
  );
  return liveDeployments(manifests, spoke, seeded, bornAt);
}

/** Deployments that have been ready since the cluster was made. */
export function liveDeployments(
  manifests: readonly JsonObject[],
  spoke: SpokeSpec,
  seeded: Seeded,
  bornAt: number,
): LiveObject[] {
  return manifests.map(applied => {
    const deployment = resourceIdOf(applied).name;
    return {
      uid: seeded.uuid('add-on', spoke.name, deployment),
      resourceVersion: '1',
      createdAt: bornAt,
      generation: 1,
      edits: [],
      applied,
      rollout: {
        revision: 1,
        hash: seeded.suffix(10, 'hash', spoke.name, deployment),
        startedAt: bornAt,
        readyAt: bornAt,
        ready: true,
      },
    };
  });
}
