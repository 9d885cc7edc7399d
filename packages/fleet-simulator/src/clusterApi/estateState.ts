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

/** What Cluster API has made of one cluster so far. Times in ms since 1970. */
export const estateStateSchema = z.object({
  namespace: z.string(),
  name: z.string(),
  createdAt: z.number(),
  machines: z.array(machineStateSchema),
  /** The version that a control plane of the cloud runs; machines tell theirs. */
  cloudVersion: z.object({ version: z.string(), since: z.number() }).optional(),
  /** How many machines were ever made, for their names. */
  made: z.number(),
});
export type EstateState = z.infer<typeof estateStateSchema>;
