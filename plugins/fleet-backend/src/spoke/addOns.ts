import type { AddOn } from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import { parseImage } from '../domain/images';
import type { Collection, PlatformApi } from './platform/PlatformApi';
import {
  workloadReadiness,
  workloadStatusSchema,
} from './platform/workloadReadiness';

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
const selectors = [
  `app.kubernetes.io/name in (${labelValues})`,
  `k8s-app in (${labelValues}),!app.kubernetes.io/name`,
];

const ofApps = (plural: string, kind: string): Collection => ({
  group: 'apps',
  versions: ['v1'],
  plural,
  kind,
});
export const deploymentCollection = ofApps('deployments', 'Deployment');
export const daemonSetCollection = ofApps('daemonsets', 'DaemonSet');

const labelledSchema = z.object({
  metadata: z.object({ labels: z.record(z.string(), z.string()) }),
});

/** A Deployment or a DaemonSet of apps/v1, as far as it is read. */
const workloadSchema = z.object({
  spec: z
    .object({
      replicas: z.number().optional(),
      template: z
        .object({
          spec: z
            .object({
              containers: z
                .array(z.object({ image: z.string().optional() }))
                .optional(),
            })
            .optional(),
        })
        .optional(),
    })
    .optional(),
  status: workloadStatusSchema.optional(),
});
type Workload = z.infer<typeof workloadSchema>;

export async function readAddOns(api: PlatformApi): Promise<AddOn[]> {
  const found: Labelled[] = [];
  for (const labelSelector of selectors) {
    for (const collection of [deploymentCollection, daemonSetCollection]) {
      const list = { ...collection, labelSelector };
      for (const item of await api.list(list, z.unknown())) {
        const labelled = labelledSchema.safeParse(item);
        // What has no labels is no add-on, whatever else it is.
        if (!labelled.success) continue;
        found.push({ labels: labelled.data.metadata.labels, item });
      }
    }
  }
  return toAddOns(found);
}

interface Labelled {
  labels: Record<string, string>;
  item: unknown;
}

function toAddOns(workloads: Labelled[]): AddOn[] {
  const found: AddOn[] = [];
  for (const { name, labels } of knownAddOns) {
    const workload = workloads.find(one =>
      labels.includes(identityOf(one) ?? ''),
    );
    if (workload) found.push({ name, ...describe(workload) });
  }
  return found;
}

function identityOf({ labels }: Labelled): string | undefined {
  return labels['app.kubernetes.io/name'] ?? labels['k8s-app'];
}

/** One of which nothing but its labels can be read is there, and not ready. */
function describe({ labels, item }: Labelled): Omit<AddOn, 'name'> {
  const version = labels['app.kubernetes.io/version'];
  const workload = workloadSchema.safeParse(item);
  if (!workload.success) {
    const message = 'the portal cannot read what the API server says about it';
    return { version, ready: false, message };
  }
  return {
    version: version ?? imageTag(workload.data),
    ...workloadReadiness(workload.data),
  };
}

function imageTag({ spec }: Workload): string | undefined {
  const image = spec?.template?.spec?.containers?.[0]?.image;
  return image === undefined ? undefined : parseImage(image).tag;
}
