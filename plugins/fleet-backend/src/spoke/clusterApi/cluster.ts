import type { ClusterApiCluster } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { baseOf, conditionsSchema, objectMetadataSchema } from './object';

/** `Cluster` of cluster.x-k8s.io, v1beta2 and v1beta1. */
export const clusterSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z
    .object({
      paused: z.boolean().optional(),
      controlPlaneEndpoint: z
        .object({ host: z.string().optional(), port: z.number().optional() })
        .optional(),
      controlPlaneRef: z
        .object({ kind: z.string(), name: z.string() })
        .optional(),
      topology: z
        .object({
          /** v1beta1 names the class right here. */
          class: z.string().optional(),
          classRef: z.object({ name: z.string() }).optional(),
          version: z.string(),
        })
        .optional(),
    })
    .optional(),
  status: z
    .object({
      phase: z.string().optional(),
      conditions: conditionsSchema,
      initialization: z
        .object({
          infrastructureProvisioned: z.boolean().optional(),
          controlPlaneInitialized: z.boolean().optional(),
        })
        .optional(),
      /** What v1beta1 says instead. */
      infrastructureReady: z.boolean().optional(),
      controlPlaneReady: z.boolean().optional(),
    })
    .optional(),
});

export function toCluster({
  metadata,
  spec,
  status,
}: z.infer<typeof clusterSchema>): ClusterApiCluster {
  const { host, port } = spec?.controlPlaneEndpoint ?? {};
  const { topology } = spec ?? {};
  const { initialization } = status ?? {};
  return {
    ...baseOf(metadata, status?.conditions),
    labels: metadata.labels ?? {},
    phase: status?.phase,
    paused: spec?.paused ?? false,
    deleting: metadata.deletionTimestamp !== undefined,
    ...(host && port && { endpoint: { host, port } }),
    controlPlane: spec?.controlPlaneRef,
    ...(topology && {
      topology: {
        className: topology.classRef?.name ?? topology.class ?? '',
        version: topology.version,
      },
    }),
    infrastructureProvisioned:
      initialization?.infrastructureProvisioned ??
      status?.infrastructureReady ??
      false,
    controlPlaneInitialized:
      initialization?.controlPlaneInitialized ??
      status?.controlPlaneReady ??
      false,
  };
}
