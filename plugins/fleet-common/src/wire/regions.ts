import { z } from 'zod';
import { clusterRefSchema, stateCountsSchema } from './cluster';
import { phrasesSchema } from './phrase';
import { envelopeShape, timestampSchema } from './sources';

/**
 * Most harm first.
 * - `lost`: none of its clusters answers
 * - `impaired`: some do not answer, or Applications do not work
 * - `unknown`: nobody but a hub can say anything of it
 * - `healthy`: all answer, and every Application works
 */
export const regionVerdicts = [
  'lost',
  'impaired',
  'unknown',
  'healthy',
] as const;
export type RegionVerdict = (typeof regionVerdicts)[number];

/** What a region must have before another's work is switched to it. */
export const failoverChecks = [
  'clusters',
  'applications',
  'capacity',
  'backups',
] as const;
export type FailoverCheckName = (typeof failoverChecks)[number];

export const failoverCheckSchema = z.object({
  check: z.enum(failoverChecks),
  /** `attention`: go on once somebody has looked at it. */
  outcome: z.enum(['failed', 'unknown', 'attention', 'ok']),
  /** One sentence. */
  words: z.string(),
  phrases: phrasesSchema,
  /** When what it was judged by was read, where that was not now. */
  observedAt: timestampSchema.optional(),
});
export type FailoverCheck = z.infer<typeof failoverCheckSchema>;

export const standbySchema = z.object({
  region: z.string(),
  /** In the order of {@link failoverChecks}. */
  checks: z.array(failoverCheckSchema),
});
export type Standby = z.infer<typeof standbySchema>;

/** The clusters of one environment in one region. */
export const regionSchema = z.object({
  environment: z.string(),
  region: z.string(),
  verdict: z.enum(regionVerdicts),
  /** One sentence. */
  words: z.string(),
  phrases: phrasesSchema,
  clusters: z.array(
    z.object({
      ref: clusterRefSchema,
      /** Does it answer our own probe? Undefined where it cannot be asked. */
      answers: z.boolean().optional(),
      /** Since when. */
      since: timestampSchema.optional(),
    }),
  ),
  applications: z.number().int(),
  states: stateCountsSchema,
  /** The other regions of the environment, those that are ready first. */
  standbys: z.array(standbySchema),
});
export type Region = z.infer<typeof regionSchema>;

/** By environment, those in production first, then by harm. */
export const regionsResponseSchema = z.object({
  ...envelopeShape,
  /** Those in production are named, for who has to be more careful. */
  production: z.array(z.string()),
  items: z.array(regionSchema),
});
export type RegionsResponse = z.infer<typeof regionsResponseSchema>;
