import { reasonShape } from './phrase';
import { z } from 'zod';
import { healthStatusCodes } from '../status';
import { envelopeShape, timestampSchema } from './sources';

/**
 * What the history keeps.
 * - `generated`: Git has something newer, and the hub knows
 * - `deployed`: a revision reached a cluster (a new id in the Application's history)
 * - `healthy`: that revision was seen Healthy on its cluster
 * - `healthChanged`: the health of an Application turned from one word to another
 * - `syncFailed`: an operation ended in Failed or Error, its retries used up
 * - `spokeLost`, `spokeFound`: our own probe's verdict on a spoke turned
 * - `hubLost`, `hubFound`: a hub fell silent for too long, or is heard again
 */
export const fleetEventKinds = [
  'generated',
  'deployed',
  'healthy',
  'healthChanged',
  'syncFailed',
  'spokeLost',
  'spokeFound',
  'hubLost',
  'hubFound',
] as const;
export type FleetEventKind = (typeof fleetEventKinds)[number];

/** Something that happened in the fleet. */
export const fleetEventSchema = z.object({
  /** The same wherever and whenever the event was seen. */
  id: z.string(),
  kind: z.enum(fleetEventKinds),
  /** When it happened by the word of the hub, or else when the portal saw it. */
  at: timestampSchema,
  /** The hub that it happened on, or that told of it. */
  hub: z.string(),
  /** null where it is about no registered cluster. */
  cluster: z.string().nullable(),
  /** Namespace and name of the Application, where it is about one. */
  namespace: z.string().optional(),
  application: z.string().optional(),
  /** The row of the matrix that the Application belonged to then. */
  service: z.string().optional(),
  /** Of the cluster, at that time. */
  environment: z.string().optional(),
  /** Of the deployment, one for each source; empty where it is about none. */
  revisions: z.array(z.string()),
  /** Image tag or chart version, where the portal knew it then. */
  version: z.string().optional(),
  /** Health before; absent where the portal had not seen it before. */
  from: z.enum(healthStatusCodes).optional(),
  /** Health from then on. */
  to: z.enum(healthStatusCodes).optional(),
  /** Who asked for the deployment; absent when the hub synced by itself. */
  initiatedBy: z.string().optional(),
  /** The hub synced by itself. */
  automated: z.boolean().optional(),
  /** In the words of hub or probe; one line. */
  message: z.string().optional(),
});
export type FleetEventView = z.infer<typeof fleetEventSchema>;

/**
 * Whether the database could be asked. When not, an answer rests on what the
 * hubs themselves keep: the last ten deployments of each Application.
 */
export const historyStateSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('ok') }),
  z.object({ status: z.literal('failed'), ...reasonShape }),
]);
export type HistoryState = z.infer<typeof historyStateSchema>;

export const eventsResponseSchema = z.object({
  ...envelopeShape,
  history: historyStateSchema,
  /** Newest first. */
  items: z.array(fleetEventSchema),
  /** Give it as `before` for the next page; absent at the end. */
  next: z.string().optional(),
});
export type EventsResponse = z.infer<typeof eventsResponseSchema>;
