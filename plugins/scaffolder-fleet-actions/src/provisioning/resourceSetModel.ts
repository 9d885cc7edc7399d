import { z } from 'zod';

/**
 * `ClusterResourceSet` of Cluster API, `addons.cluster.x-k8s.io/v1beta2` as in its
 * CRD of mid 2026, as far as it is written; there is no package of types.
 */
export const clusterResourceSetSchema = z.strictObject({
  apiVersion: z.literal('addons.cluster.x-k8s.io/v1beta2'),
  kind: z.literal('ClusterResourceSet'),
  metadata: z.strictObject({
    name: z.string(),
    namespace: z.string().optional(),
  }),
  spec: z.strictObject({
    /** An empty one selects no Cluster, and it can never be changed. */
    clusterSelector: z.strictObject({
      matchLabels: z.strictObject({
        'cluster.x-k8s.io/cluster-name': z.string(),
      }),
    }),
    resources: z
      .array(z.strictObject({ kind: z.literal('ConfigMap'), name: z.string() }))
      .min(1)
      .max(100),
    strategy: z.literal('ApplyOnce'),
  }),
});
export type ClusterResourceSet = z.infer<typeof clusterResourceSetSchema>;
