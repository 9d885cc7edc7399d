import { z } from 'zod';

/** The topic of the events service on which the fleet tells what turned. */
export const fleetEventsTopic = 'fleet';

/**
 * - `deployed`: a version is Healthy on a cluster where another one, or none, was
 * - `degraded` and `recovered`: the health of an Application
 * - `syncFailed` and `syncSucceeded`: its last operation
 * - `spokeLost` and `spokeFound`, `hubLost` and `hubFound`: who is heard
 */
export const fleetTransitionKinds = [
  'deployed',
  'degraded',
  'recovered',
  'syncFailed',
  'syncSucceeded',
  'spokeLost',
  'spokeFound',
  'hubLost',
  'hubFound',
] as const;

/** The payload of an event on {@link fleetEventsTopic}. */
export const fleetTransitionSchema = z.object({
  kind: z.enum(fleetTransitionKinds),
  /** When the portal concluded it; ISO 8601, UTC. */
  at: z.iso.datetime(),
  hub: z.string(),
  /** Absent for a hub, and for an Application without a registered cluster. */
  cluster: z.string().optional(),
  environment: z.string().optional(),
  /** Of the Application; absent for hubs and spokes. */
  namespace: z.string().optional(),
  application: z.string().optional(),
  /** What the matrix calls the row of the Application. */
  service: z.string().optional(),
  /** Catalog entity of the service, spoke or hub. */
  entityRef: z.string().optional(),
  /** Entity refs of its owners. */
  owners: z.array(z.string()),
  /** For `deployed`: what runs now. */
  version: z.string().optional(),
  /** For `deployed`: what ran before; absent for the first. */
  previousVersion: z.string().optional(),
  /** One line, in the words of whoever told it. */
  reason: z.string().optional(),
});

/** What turned in the fleet: told once, after the turn. */
export type FleetTransition = z.infer<typeof fleetTransitionSchema>;
export type FleetTransitionKind = FleetTransition['kind'];
