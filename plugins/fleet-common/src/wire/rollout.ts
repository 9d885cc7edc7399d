import { z } from 'zod';
import { fleetStateSchema, hubObjectRefSchema } from './application';
import { clusterPlacementSchema } from './applicationSet';
import { clusterRefSchema, stateCountsSchema } from './cluster';
import { commitSchema } from './commit';
import { fleetEventSchema, historyStateSchema } from './event';
import { phrasesSchema } from './phrase';
import { envelopeShape, timestampSchema } from './sources';

/** Whole milliseconds. */
const durationSchema = z.number().int().nonnegative();

/**
 * Where one Application is on the way of a revision.
 * - `waiting`: the hub has not compared it with the revision yet
 * - `generated`: the hub knows the revision, its sync has not begun
 * - `syncing`: an operation runs, or is tried again
 * - `progressing`: deployed, not seen Healthy since
 * - `healthy`: deployed and seen Healthy
 * - `replaced`: another revision came before it was deployed or seen Healthy
 */
export const rolloutStages = [
  'waiting',
  'generated',
  'syncing',
  'progressing',
  'healthy',
  'replaced',
] as const;
export type RolloutStage = (typeof rolloutStages)[number];

/**
 * - `blocked`: nothing moves any more before somebody does something
 * - `rollingOut`: it is on its way, though something may stand in it
 * - `finished`: every Application that is counted was seen Healthy on it
 * - `replaced`: a newer revision took its place before that was seen
 */
export const rolloutStates = [
  'blocked',
  'rollingOut',
  'finished',
  'replaced',
] as const;
export type RolloutState = (typeof rolloutStates)[number];

/** One revision on its way over the Applications of a service. */
export const rolloutSummarySchema = z.object({
  /** Names the rollout in the route of its service. */
  id: z.string(),
  /** The row of the matrix that its Applications belong to. */
  service: z.string(),
  /** The catalog entity of that row, where one was found. */
  entityRef: z.string().optional(),
  /** Entity reference of who owns it; absent where the catalog does not say. */
  owner: z.string().optional(),
  /** One for each source: commit, or version of a chart. */
  revisions: z.array(z.string()),
  /** What people call the release; a short revision where nothing better is known. */
  version: z.string(),
  /** What most of its Applications ran before. */
  fromVersion: z.string().optional(),
  /** An older revision that came back. */
  rollback: z.boolean(),
  state: z.enum(rolloutStates),
  /** Those that it is on its way to, in promotion order. */
  environments: z.array(z.string()),
  /** The first trace of it: its commit, its generation, or its first sync. */
  startedAt: timestampSchema,
  /** When the last Application was Healthy; only of a finished one. */
  finishedAt: timestampSchema.optional(),
  /** How many Applications came how far; `total` leaves out `notHeard`. */
  progress: z.object({
    /** All that are counted; `generated`, `synced` and `healthy` are of these. */
    total: z.number().int(),
    /** Their hub knows the revision. */
    generated: z.number().int(),
    /** It was deployed to them. */
    synced: z.number().int(),
    /** They were seen Healthy on it. */
    healthy: z.number().int(),
    /** On clusters whose hub is silent: their last word is not counted. */
    notHeard: z.number().int(),
    /**
     * Deployed and replaced before the portal first saw it: whether they were
     * Healthy on it, nobody here knows. Absent when there are none.
     */
    unseen: z.number().int().optional(),
    /** By the state of the Application, of those that are not Healthy on it yet. */
    states: stateCountsSchema,
  }),
  /** How many things stand in its way. */
  blocks: z.number().int(),
  /** The RollingSync step that it is at, where there are steps. */
  step: z
    .object({
      /** From 1: the first in which something is not done yet, or else the last. */
      current: z.number().int(),
      /** How many steps there are. */
      of: z.number().int(),
    })
    .optional(),
});
export type RolloutSummary = z.infer<typeof rolloutSummarySchema>;

export const rolloutsResponseSchema = z.object({
  ...envelopeShape,
  /** How many there are, not only on this page. */
  total: z.number().int(),
  /** Blocked first, then those on their way, then the newest. */
  items: z.array(rolloutSummarySchema),
});
export type RolloutsResponse = z.infer<typeof rolloutsResponseSchema>;

/** One bar: the way of one Application through the rollout. */
export const rolloutClusterSchema = z.object({
  application: hubObjectRefSchema,
  /** null: its destination is no registered cluster. */
  cluster: z.string().nullable(),
  /** Of its cluster; absent where the cluster has none or is not registered. */
  environment: z.string().optional(),
  /** Its RollingSync step, from 1. */
  step: z.number().int().optional(),
  stage: z.enum(rolloutStages),
  /** The Application as it is now; absent when it is gone. */
  state: fleetStateSchema.optional(),
  /** Why, in the words of hub or spoke; one line. */
  reason: z.string().optional(),
  /** Of a reason that is our own. */
  phrases: phrasesSchema,
  /** Since when the state holds. */
  since: timestampSchema.optional(),
  /** What it runs now. */
  runs: z.string().optional(),
  generatedAt: timestampSchema.optional(),
  syncStartedAt: timestampSchema.optional(),
  syncedAt: timestampSchema.optional(),
  healthyAt: timestampSchema.optional(),
  /** From when on nobody can say how it is: its spoke or hub is not heard. */
  noWordSince: timestampSchema.optional(),
  /** When another revision took its place. */
  replacedAt: timestampSchema.optional(),
  /** That was before the portal first saw it; whether it was Healthy is not known. */
  unseen: z.boolean().optional(),
});
export type RolloutCluster = z.infer<typeof rolloutClusterSchema>;

/** One thing that has to be done before the rollout can finish. */
export const rolloutBlockSchema = z.object({
  /** `contradicted`: the cluster does not answer; `notHeard`: its hub does not; `failed`: a sync failed or it is Degraded; `waitingForStep`: it is not its turn; `needsSync`: nobody syncs it. */
  kind: z.enum([
    'contradicted',
    'notHeard',
    'failed',
    'waitingForStep',
    'needsSync',
  ]),
  /** The sentence in bold. */
  headline: z.string(),
  /** The rest: why, and what to do. */
  detail: z.string().optional(),
  phrases: phrasesSchema,
  /** Where it is so. */
  clusters: z.array(clusterRefSchema),
  since: timestampSchema.optional(),
});
export type RolloutBlock = z.infer<typeof rolloutBlockSchema>;

/** A step of the RollingSync that a rollout goes through. */
export const rolloutStepSchema = z.object({
  /** From 1. */
  step: z.number().int(),
  /** Which Applications it takes, as a sentence. */
  words: z.string(),
  phrases: phrasesSchema,
  /** As written; absent means all at once. */
  maxUpdate: z.string().optional(),
  /** How many Applications of the service it takes. */
  total: z.number().int(),
  /** Those of them that were seen Healthy on the revision. */
  healthy: z.number().int(),
  /** Of those that are not Healthy on the revision yet. */
  states: stateCountsSchema,
  /** When its first sync began. */
  startedAt: timestampSchema.optional(),
  /** When its last Application was Healthy; absent while one is not. */
  finishedAt: timestampSchema.optional(),
});
export type RolloutStep = z.infer<typeof rolloutStepSchema>;

/** How long rollouts take from `startedAt` to Healthy everywhere. */
export const convergenceSchema = z.object({
  /** Of this rollout; so far while it is not finished. */
  ms: durationSchema.optional(),
  /** It is finished, and `ms` will not change any more. */
  complete: z.boolean(),
  /** From the commit; false: its time is not known, so from the first trace on the hub. */
  fromCommit: z.boolean(),
  /** Of the finished ones below. */
  medianMs: durationSchema.optional(),
  /** Finished ones, oldest first, at most 12, without this one. */
  past: z.array(
    z.object({
      /** As `id` of its rollout. */
      id: z.string(),
      /** What people call its release. */
      version: z.string(),
      startedAt: timestampSchema,
      ms: durationSchema,
    }),
  ),
});
export type Convergence = z.infer<typeof convergenceSchema>;

/** Delivery figures of one stretch of time; durations are medians. */
export const deliveryFiguresSchema = z.object({
  /** Revisions that came to the environment; a roll-back is none. */
  deployments: z.number().int(),
  /** From the commit to its first cluster of the environment. */
  leadTimeMs: durationSchema.optional(),
  /** Deployments whose commit's time is known. */
  leadTimeOf: z.number().int(),
  /** Deployments that were followed within 30 minutes by Degraded or a roll-back. */
  failures: z.number().int(),
  /** failures / deployments, 0 to 1; absent without a deployment. */
  changeFailureRate: z.number().optional(),
  /** From the first sign of a failure until Healthy again. */
  timeToRestoreMs: durationSchema.optional(),
  /** Failures that were restored. */
  restored: z.number().int(),
});
export type DeliveryFigures = z.infer<typeof deliveryFiguresSchema>;

/** Delivery figures of one environment. */
export const deliverySchema = z.object({
  /** The one that the figures are of. */
  environment: z.string(),
  /** How long the stretch is; it ends now. */
  days: z.number().int(),
  figures: deliveryFiguresSchema,
  /** The stretch of the same length before; absent where nothing was recorded then. */
  before: deliveryFiguresSchema.optional(),
});
export type Delivery = z.infer<typeof deliverySchema>;

export const rolloutDetailSchema = z.object({
  ...envelopeShape,
  history: historyStateSchema,
  rollout: rolloutSummarySchema,
  /** One for each source that is a Git commit and whose hub could tell. */
  commits: z.array(commitSchema),
  /** ApplicationSets that roll it out. */
  applicationSets: z.array(hubObjectRefSchema),
  /** Empty without RollingSync. */
  steps: z.array(rolloutStepSchema),
  /** By step, environment, name. */
  clusters: z.array(rolloutClusterSchema),
  /** Clusters that its ApplicationSets do not place it on, and why. */
  notPlaced: z.array(
    clusterPlacementSchema.extend({
      /** The hub of the cluster, by its name in the configuration. */
      hub: z.string(),
    }),
  ),
  /** What has to be done before it can finish; empty where nothing stands in its way. */
  blocks: z.array(rolloutBlockSchema),
  convergence: convergenceSchema,
  /** In promotion order. */
  delivery: z.array(deliverySchema),
  /** What happened in the course of it, newest first, at most 100. */
  timeline: z.array(fleetEventSchema),
  /** Rollouts of the service, newest first, at most 20; this one among them. */
  rollouts: z.array(rolloutSummarySchema),
});
export type RolloutDetail = z.infer<typeof rolloutDetailSchema>;
