import type { HubWorkload } from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';

/** On every workload of Argo CD's own manifests and of its Helm chart. */
export const argoCdSelector = 'app.kubernetes.io/part-of=argocd';

/** Where its workloads are, under `/apis/apps/v1`. */
export const argoCdCollections = [
  { plural: 'deployments', kind: 'Deployment' },
  { plural: 'statefulsets', kind: 'StatefulSet' },
] as const;

/** A Deployment or a StatefulSet of apps/v1, as far as it is read. */
export const replicatedSchema = z.object({
  metadata: z.object({ name: z.string(), namespace: z.string().default('') }),
  // What is not said is one.
  spec: z.object({ replicas: z.number().int().default(1) }),
  status: z.object({ readyReplicas: z.number().int().optional() }).nullish(),
});

export function toHubWorkload(
  kind: HubWorkload['kind'],
  { metadata, spec, status }: z.output<typeof replicatedSchema>,
): HubWorkload {
  const { name, namespace } = metadata;
  const ready = status?.readyReplicas ?? 0;
  return { kind, namespace, name, desired: spec.replicas, ready };
}

export function byName(a: HubWorkload, b: HubWorkload): number {
  return a.name.localeCompare(b.name);
}
