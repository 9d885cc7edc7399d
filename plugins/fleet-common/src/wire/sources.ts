import { z } from 'zod';
import { phrasesSchema } from './phrase';

/** ISO 8601, UTC. */
export const timestampSchema = z.string();

/**
 * How well one source was heard.
 * - `pending`: not asked yet since the start
 * - `ok`: its word is recent
 * - `stale`: it was heard, longer ago than the configured limit
 * - `unreachable`: it does not answer (refused, timed out, TLS, DNS, 5xx)
 * - `unauthorized`: it refuses our credential
 * - `disabled`: switched off or muted on purpose
 * - `notConfigured`: a spoke that the portal has no access to
 */
export const sourceStates = [
  'pending',
  'ok',
  'stale',
  'unreachable',
  'unauthorized',
  'disabled',
  'notConfigured',
] as const;
export const sourceStateSchema = z.enum(sourceStates);
export type SourceState = z.infer<typeof sourceStateSchema>;

/** What was asked for the answer at hand, and how well it was heard. */
export const sourceSchema = z.object({
  /** `hub`: an Argo CD; `spoke`: a cluster that the portal asks itself. */
  kind: z.enum(['hub', 'spoke']),
  /** The hub, or that of the spoke. */
  hub: z.string(),
  /** The cluster, for a spoke. */
  cluster: z.string().optional(),
  state: sourceStateSchema,
  /** Its last word; absent when it was never heard. */
  observedAt: timestampSchema.optional(),
  /** Since when the state holds. */
  since: timestampSchema.optional(),
  /** One sentence: what is wrong and where to mend it. */
  reason: z.string().optional(),
  phrases: phrasesSchema,
  /** When it is asked again. */
  nextTryAt: timestampSchema.optional(),
});
export type Source = z.infer<typeof sourceSchema>;

/**
 * Present when every probe fails at once: then the portal's own network is the
 * likely culprit, and no spoke is blamed.
 */
export const portalNoticeSchema = z.object({
  /** The only one there is: the portal's own network is the suspect. */
  kind: z.literal('ownNetwork'),
  since: timestampSchema,
  /** What was seen and where to look first, one or two sentences. */
  message: z.string(),
  phrases: phrasesSchema,
});
export type PortalNotice = z.infer<typeof portalNoticeSchema>;

/** Common to every answer about many hubs or spokes. */
export const envelopeShape = {
  /** The version of the model that the answer was taken from. */
  version: z.number().int().nonnegative(),
  /** The process that counts the versions; another one means: read everything again. */
  epoch: z.string(),
  /** What was asked for this answer, and how well it was heard. */
  sources: z.array(sourceSchema),
  notice: portalNoticeSchema.optional(),
};
