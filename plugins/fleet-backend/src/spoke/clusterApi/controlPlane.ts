import type { ClusterApiControlPlane } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { baseOf, conditionsSchema, objectMetadataSchema } from './object';

/** What Cluster API asks of every kind of control plane, in both versions of its contract. */
export const controlPlaneSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z
    .object({
      replicas: z.number().optional(),
      version: z.string().optional(),
    })
    .optional(),
  status: z
    .object({
      version: z.string().optional(),
      readyReplicas: z.number().optional(),
      upToDateReplicas: z.number().optional(),
      /** v1beta1's word for those that are up to date. */
      updatedReplicas: z.number().optional(),
      conditions: conditionsSchema,
      initialization: z
        .object({ controlPlaneInitialized: z.boolean().optional() })
        .optional(),
      initialized: z.boolean().optional(),
      ready: z.boolean().optional(),
    })
    .optional(),
});

export function toControlPlane(
  kind: string,
  { metadata, spec, status }: z.infer<typeof controlPlaneSchema>,
): ClusterApiControlPlane {
  return {
    ...baseOf(metadata, status?.conditions),
    kind,
    replicas: spec?.replicas,
    ready: status?.readyReplicas,
    upToDate: status?.upToDateReplicas ?? status?.updatedReplicas,
    version: spec?.version && withV(spec.version),
    runs: status?.version && withV(status.version),
    initialized:
      status?.initialization?.controlPlaneInitialized ??
      status?.initialized ??
      status?.ready ??
      false,
  };
}

/** Providers leave the `v` out. */
function withV(version: string): string {
  return version.startsWith('v') ? version : `v${version}`;
}
