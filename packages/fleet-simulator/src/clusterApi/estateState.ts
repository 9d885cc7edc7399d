import { z } from 'zod';

/** A machine that Cluster API has made. What it does follows from these times. */
export const machineStateSchema = z.object({
  name: z.string(),
  /** The MachineDeployment; absent for one of the control plane. */
  set: z.string().optional(),
  version: z.string(),
  createdAt: z.number(),
  /** Since when it is drained and taken down. */
  deletingAt: z.number().optional(),
});
export type MachineState = z.infer<typeof machineStateSchema>;

/** What a ClusterResourceSet has done with one of its resources. It is never done again. */
const appliedResourceSchema = z.object({
  set: z.string(),
  kind: z.string(),
  name: z.string(),
  /** False when it holds no manifests that can be read. */
  applied: z.boolean(),
  at: z.number(),
  hash: z.string(),
  /** Where its objects are on the cluster. */
  namespaces: z.array(z.string()),
});
export type AppliedResource = z.infer<typeof appliedResourceSchema>;

/** What Cluster API has made of one cluster so far. Times in ms since 1970. */
export const estateStateSchema = z.object({
  namespace: z.string(),
  name: z.string(),
  createdAt: z.number(),
  machines: z.array(machineStateSchema),
  /** The version that a control plane of the cloud runs; machines tell theirs. */
  cloudVersion: z.object({ version: z.string(), since: z.number() }).optional(),
  /** In the order in which it was done. */
  resources: z.array(appliedResourceSchema).optional(),
  /** How many machines were ever made, for their names. */
  made: z.number(),
});
export type EstateState = z.infer<typeof estateStateSchema>;
