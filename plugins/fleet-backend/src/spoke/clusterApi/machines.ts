import type {
  ClusterApiMachine,
  ClusterApiMachineDeployment,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { baseOf, conditionsSchema, objectMetadataSchema } from './object';

/** `MachineDeployment` of cluster.x-k8s.io, v1beta2 and v1beta1. */
export const machineDeploymentSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z.object({
    clusterName: z.string(),
    replicas: z.number().optional(),
    template: z
      .object({
        spec: z.object({ version: z.string().optional() }).optional(),
      })
      .optional(),
  }),
  status: z
    .object({
      phase: z.string().optional(),
      readyReplicas: z.number().optional(),
      upToDateReplicas: z.number().optional(),
      /** v1beta1's word for those that are up to date. */
      updatedReplicas: z.number().optional(),
      conditions: conditionsSchema,
    })
    .optional(),
});

export function toMachineDeployment({
  metadata,
  spec,
  status,
}: z.infer<typeof machineDeploymentSchema>): ClusterApiMachineDeployment {
  return {
    ...baseOf(metadata, status?.conditions),
    cluster: spec.clusterName,
    version: spec.template?.spec?.version,
    // Cluster API fills in one machine where nothing is said.
    replicas: spec.replicas ?? 1,
    ready: status?.readyReplicas,
    upToDate: status?.upToDateReplicas ?? status?.updatedReplicas,
    phase: status?.phase,
  };
}

/** `Machine` of cluster.x-k8s.io, v1beta2 and v1beta1. */
export const machineSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z.object({
    clusterName: z.string(),
    version: z.string().optional(),
  }),
  status: z
    .object({
      phase: z.string().optional(),
      nodeRef: z.object({ name: z.string() }).optional(),
      conditions: conditionsSchema,
    })
    .optional(),
});

export function toMachine({
  metadata,
  spec,
  status,
}: z.infer<typeof machineSchema>): ClusterApiMachine {
  const labels = metadata.labels ?? {};
  return {
    ...baseOf(metadata, status?.conditions),
    cluster: spec.clusterName,
    controlPlane: Object.hasOwn(labels, 'cluster.x-k8s.io/control-plane'),
    deployment: labels['cluster.x-k8s.io/deployment-name'],
    phase: metadata.deletionTimestamp ? 'Deleting' : status?.phase,
    version: spec.version,
    node: status?.nodeRef?.name,
  };
}
