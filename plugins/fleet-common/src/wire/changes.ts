import { z } from 'zod';
import { applicationSummarySchema, hubObjectRefSchema } from './application';
import { clusterRefSchema } from './cluster';
import { envelopeShape } from './sources';

/**
 * What changed after a version. `resync` says that the version is too old (or
 * from another process) and that everything should be read again.
 */
export const changesResponseSchema = z.object({
  ...envelopeShape,
  /** Read everything again: what changed cannot be said. */
  resync: z.boolean(),
  /** Applications as they are now; what the reader may not see is left out. */
  applications: z.array(applicationSummarySchema),
  /** Those that are not there any more. */
  removedApplications: z.array(hubObjectRefSchema),
  /** Clusters whose labels, connection or probe changed, that came or went. */
  clusters: z.array(clusterRefSchema),
  /** The same of ApplicationSets. */
  applicationSets: z.array(hubObjectRefSchema),
});
export type ChangesResponse = z.infer<typeof changesResponseSchema>;

/** The message on the signal channel: a hint, never data. */
export const signalMessageSchema = z.object({
  version: z.number().int(),
  /** The replica that counted it; versions of different replicas do not compare. */
  epoch: z.string(),
});
export type SignalMessage = z.infer<typeof signalMessageSchema>;

/** The Backstage signal channel of the version hints. */
export const fleetSignalChannel = 'fleet:changes';
