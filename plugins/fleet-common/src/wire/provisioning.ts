import { z } from 'zod';
import { clusterRefSchema } from './cluster';
import { phrasesSchema } from './phrase';
import { envelopeShape, timestampSchema } from './sources';

/**
 * How far a cluster of Cluster API is, most urgent first.
 * - `failed`: Cluster API gave up on it, or on one of its machines
 * - `deleting`: it is taken down
 * - `provisioning`: it is being made and was never complete
 * - `changing`: it runs, and machines are added, replaced or removed
 * - `paused`: nobody looks after it until it is unpaused
 * - `ready`: every machine is there, ready and as wanted
 */
export const provisioningStates = [
  'failed',
  'deleting',
  'provisioning',
  'changing',
  'paused',
  'ready',
] as const;
export const provisioningStateSchema = z.enum(provisioningStates);
export type ProvisioningState = z.infer<typeof provisioningStateSchema>;

/** What a cluster goes through, in this order. */
export const provisioningSteps = [
  'defined',
  'infrastructure',
  'controlPlane',
  'workers',
  'onboarded',
] as const;
export type ProvisioningStepName = (typeof provisioningSteps)[number];

/** How far one step of a cluster is. */
export const provisioningStepSchema = z.object({
  step: z.enum(provisioningSteps),
  state: z.enum(['done', 'doing', 'waiting', 'failed']),
  /** Since when, as far as Cluster API tells. */
  since: timestampSchema.optional(),
  /** Cluster API's own words, where it has any about what is not done. */
  message: z.string().optional(),
});
export type ProvisioningStep = z.infer<typeof provisioningStepSchema>;

/** Machines that are counted together. */
export const machineCountsSchema = z.object({
  wanted: z.number().int(),
  ready: z.number().int(),
  /** Of the version and template that are wanted. */
  upToDate: z.number().int(),
});
export type MachineCounts = z.infer<typeof machineCountsSchema>;

export const workerSetSchema = machineCountsSchema.extend({
  name: z.string(),
  version: z.string().optional(),
});
export type WorkerSet = z.infer<typeof workerSetSchema>;

/** A condition of the Cluster, its control plane or its workers. */
export const provisioningConditionSchema = z.object({
  /** `Cluster prod-eu-3` */
  object: z.string(),
  type: z.string(),
  status: z.enum(['True', 'False', 'Unknown']),
  /** Is it as it should be? Undefined for what is neither good nor bad. */
  ok: z.boolean().optional(),
  reason: z.string().optional(),
  message: z.string().optional(),
  since: timestampSchema.optional(),
});
export type ProvisioningCondition = z.infer<typeof provisioningConditionSchema>;

/** As Cluster API says them; `Unknown` is also what it will say some day. */
export const machinePhases = [
  'Pending',
  'Provisioning',
  'Provisioned',
  'Running',
  'Updating',
  'Deleting',
  'Deleted',
  'Failed',
  'Unknown',
] as const;
export type MachinePhase = (typeof machinePhases)[number];

/** A machine of a cluster of Cluster API. */
export const provisionedMachineSchema = z.object({
  name: z.string(),
  role: z.enum(['controlPlane', 'worker']),
  /** The MachineDeployment, of a worker. */
  set: z.string().optional(),
  phase: z.enum(machinePhases),
  version: z.string().optional(),
  node: z.string().optional(),
  createdAt: timestampSchema.optional(),
  /** Why it is not ready, in Cluster API's words. */
  message: z.string().optional(),
});
export type ProvisionedMachine = z.infer<typeof provisionedMachineSchema>;

/** A cluster that Cluster API makes and keeps. */
export const provisionedClusterSchema = z.object({
  /** The hub whose management cluster has it. */
  hub: z.string(),
  namespace: z.string(),
  name: z.string(),
  state: provisioningStateSchema,
  /** The phase of the Cluster, as it says it. */
  phase: z.string(),
  createdAt: timestampSchema.optional(),
  /** Those of the Cluster. */
  labels: z.record(z.string(), z.string()),
  /** https URL of the API server, once there is one. */
  server: z.string().optional(),
  /** Kind of what runs its control plane, for example KubeadmControlPlane. */
  controlPlaneKind: z.string().optional(),
  clusterClass: z.string().optional(),
  /** Wanted. */
  version: z.string().optional(),
  /** The versions that its machines have, newest first. */
  runs: z.array(z.string()),
  /** Absent where the cloud runs it. */
  controlPlane: machineCountsSchema.optional(),
  workers: machineCountsSchema,
  steps: z.array(provisioningStepSchema),
  /** As which cluster of which hub it is onboarded. */
  registered: clusterRefSchema.optional(),
});
export type ProvisionedCluster = z.infer<typeof provisionedClusterSchema>;

/**
 * - `applied`: it is on the cluster
 * - `failed`: it was tried, and the cluster or Cluster API refused it
 * - `missing`: the management cluster has no such ConfigMap or Secret
 * - `waiting`: it was not tried yet
 */
export const appliedResourceSchema = z.object({
  /** ConfigMap or Secret, which hold the manifests. */
  kind: z.string(),
  name: z.string(),
  state: z.enum(['applied', 'failed', 'missing', 'waiting']),
  /** When it was last tried. */
  triedAt: timestampSchema.optional(),
});
export type AppliedResource = z.infer<typeof appliedResourceSchema>;

/** A ClusterResourceSet that is about a cluster, and what became of it there. */
export const resourceSetSchema = z.object({
  name: z.string(),
  /** Of all its resources together. */
  state: z.enum(['applied', 'failed', 'waiting']),
  /** Why it is not applied, in Cluster API's words. */
  message: z.string().optional(),
  /** In the order of the set. */
  resources: z.array(appliedResourceSchema),
});
export type ResourceSet = z.infer<typeof resourceSetSchema>;

/**
 * What Cluster API puts on a cluster.
 * - `absent`: the management cluster has no ClusterResourceSets, or was not asked
 * - `forbidden`: the portal may not list them
 */
export const resourceSetsSchema = z.object({
  status: z.enum(['ok', 'absent', 'forbidden']),
  /** By name; none unless `ok`. */
  items: z.array(resourceSetSchema),
});
export type ResourceSets = z.infer<typeof resourceSetsSchema>;

/** How well the management cluster of a hub was heard. */
export const managementClusterSchema = z.object({
  /** The cluster on which Cluster API runs. */
  ref: clusterRefSchema,
  /**
   * - `ok`: read just now
   * - `stale`: it does not answer any more; this is what it said last
   * - `absent`: Cluster API is not installed there
   * - `failed`: it was never heard
   * - `notConfigured`: the portal has no access to it
   */
  status: z.enum(['ok', 'stale', 'absent', 'failed', 'notConfigured']),
  observedAt: timestampSchema.optional(),
  reason: z.string().optional(),
  phrases: phrasesSchema,
});
export type ManagementCluster = z.infer<typeof managementClusterSchema>;

export const provisioningResponseSchema = z.object({
  ...envelopeShape,
  managementClusters: z.array(managementClusterSchema),
  /** Most urgent first. */
  items: z.array(provisionedClusterSchema),
});
export type ProvisioningResponse = z.infer<typeof provisioningResponseSchema>;

export const provisionedClusterDetailSchema = z.object({
  ...envelopeShape,
  managementCluster: managementClusterSchema,
  cluster: provisionedClusterSchema,
  workerSets: z.array(workerSetSchema),
  /** The control plane's first, then by set and name. */
  machines: z.array(provisionedMachineSchema),
  /** What is not as it should be first. */
  conditions: z.array(provisioningConditionSchema),
  resourceSets: resourceSetsSchema,
});
export type ProvisionedClusterDetail = z.infer<
  typeof provisionedClusterDetailSchema
>;
