import { z } from 'zod';
import {
  ailmentSchema,
  hubStateSchema,
  networkFaultSchema,
  strainSchema,
  vaultSchema,
} from './worldState';

/** All of the world that survives a restart, as it lies in `world.json`. */
export const worldSnapshotSchema = z.object({
  version: z.literal(1),
  now: z.number(),
  hubs: z.array(hubStateSchema),
  faults: z.array(networkFaultSchema),
  ailments: z.array(ailmentSchema),
  strains: z.array(strainSchema).default([]),
  vault: vaultSchema,
});
export type WorldSnapshot = z.infer<typeof worldSnapshotSchema>;

export function emptyWorld(
  hubs: readonly string[],
  now: number,
): WorldSnapshot {
  return {
    version: 1,
    now,
    hubs: hubs.map(name => ({
      name,
      resourceVersion: 1000,
      clusters: [],
      applicationSets: [],
      applications: [],
      projects: [],
      estates: [],
    })),
    faults: [],
    ailments: [],
    strains: [],
    vault: {},
  };
}
