import type { V1DaemonSet, V1Deployment } from '@kubernetes/client-node';
import type { AddOn } from '@fleet-portal/backstage-plugin-fleet-common';

/**
 * Add-ons that the portal knows, by the label that their own manifests and
 * charts carry. The first workload that matches speaks for the add-on.
 */
const knownAddOns: { name: string; labels: string[] }[] = [
  { name: 'Cilium', labels: ['cilium-agent', 'cilium'] },
  { name: 'cert-manager', labels: ['cert-manager'] },
  { name: 'External Secrets', labels: ['external-secrets'] },
  { name: 'Kyverno', labels: ['kyverno', 'kyverno-admission-controller'] },
  { name: 'Velero', labels: ['velero'] },
  { name: 'Thanos sidecar', labels: ['thanos-sidecar', 'thanos'] },
  { name: 'External DNS', labels: ['external-dns'] },
  { name: 'Metrics server', labels: ['metrics-server'] },
  { name: 'Submariner', labels: ['submariner', 'submariner-gateway'] },
];

const labelValues = knownAddOns.flatMap(addOn => addOn.labels).join(',');

/** `app.kubernetes.io/name` is today's label; `k8s-app` the older one. */
export const addOnSelectors = [
  `app.kubernetes.io/name in (${labelValues})`,
  `k8s-app in (${labelValues}),!app.kubernetes.io/name`,
];

type Workload = V1Deployment | V1DaemonSet;

export function toAddOns(workloads: Workload[]): AddOn[] {
  const found: AddOn[] = [];
  for (const { name, labels } of knownAddOns) {
    const workload = workloads.find(one =>
      labels.includes(identityOf(one) ?? ''),
    );
    if (workload) found.push({ name, ...describe(workload) });
  }
  return found;
}

function identityOf(workload: Workload | null): string | undefined {
  const labels = workload?.metadata?.labels;
  return labels?.['app.kubernetes.io/name'] ?? labels?.['k8s-app'];
}

function describe(workload: Workload): Omit<AddOn, 'name'> {
  const { wanted, ready } = replicas(workload);
  return {
    version:
      workload.metadata?.labels?.['app.kubernetes.io/version'] ??
      imageTag(workload),
    ready: ready >= wanted,
    message: ready >= wanted ? undefined : `${ready} of ${wanted} ready`,
  };
}

function replicas(workload: Workload): { wanted: number; ready: number } {
  const { status } = workload;
  if (status && 'desiredNumberScheduled' in status) {
    return { wanted: status.desiredNumberScheduled, ready: status.numberReady };
  }
  const replicasWanted =
    workload.spec && 'replicas' in workload.spec
      ? workload.spec.replicas ?? 1
      : 1;
  const readyReplicas =
    status && 'readyReplicas' in status ? status.readyReplicas ?? 0 : 0;
  return { wanted: replicasWanted, ready: readyReplicas };
}

function imageTag(workload: Workload): string | undefined {
  const image = workload.spec?.template.spec?.containers[0]?.image;
  const tag = image?.split('@')[0].split(':').at(-1);
  return tag && !tag.includes('/') ? tag : undefined;
}
