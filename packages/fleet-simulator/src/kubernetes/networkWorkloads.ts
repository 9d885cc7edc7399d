import type { JsonObject } from '../json';
import { networks } from '../scenario/networks';

interface Workload {
  name: string;
  namespace: string;
  image: string;
  labels: Record<string, string>;
  hostAliases?: JsonObject[];
}

/** The Deployments of a cluster's network that are there when the world begins. */
export function networkManifests(cluster: string): JsonObject[] {
  const { externalDns, mesh, submariner, serviceMesh } =
    networks[cluster] ?? {};
  return [
    ...(externalDns ? [externalDnsManifest('0.20.0')] : []),
    ...(mesh ? [meshApiServerManifest('1.18.4', mesh.peers)] : []),
    ...(submariner ? [submarinerOperatorManifest('0.21.0')] : []),
    ...(serviceMesh ? [istioManifest()] : []),
  ];
}

function externalDnsManifest(version: string): JsonObject {
  return deployment({
    name: 'external-dns',
    namespace: 'external-dns',
    image: `registry.k8s.io/external-dns/external-dns:v${version}`,
    labels: {
      'app.kubernetes.io/name': 'external-dns',
      'app.kubernetes.io/version': version,
    },
  });
}

/** Cilium gives its pods the addresses of clusters that have no name of their own. */
export function meshApiServerManifest(
  version: string,
  peers: readonly string[],
): JsonObject {
  return deployment({
    name: 'clustermesh-apiserver',
    namespace: 'kube-system',
    image: `quay.io/cilium/clustermesh-apiserver:v${version}`,
    labels: {
      'k8s-app': 'clustermesh-apiserver',
      'app.kubernetes.io/name': 'clustermesh-apiserver',
      'app.kubernetes.io/part-of': 'cilium',
    },
    hostAliases: peers.map((peer, index) => ({
      ip: `203.0.113.${index + 1}`,
      hostnames: [`${peer}.mesh.cilium.io`],
    })),
  });
}

/** The operator of Submariner, as its own manifests have it. */
export function submarinerOperatorManifest(version: string): JsonObject {
  return deployment({
    name: 'submariner-operator',
    namespace: 'submariner-operator',
    image: `quay.io/submariner/submariner-operator:${version}`,
    labels: {
      'app.kubernetes.io/name': 'submariner',
      'app.kubernetes.io/version': version,
    },
  });
}

function istioManifest(): JsonObject {
  return deployment({
    name: 'istiod',
    namespace: 'istio-system',
    image: 'docker.io/istio/pilot:1.29.1',
    labels: { app: 'istiod', istio: 'pilot' },
  });
}

function deployment({
  name,
  namespace,
  image,
  labels,
  hostAliases = [],
}: Workload): JsonObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          ...(hostAliases.length > 0 && { hostAliases }),
          containers: [{ name: 'app', image }],
        },
      },
    },
  };
}
