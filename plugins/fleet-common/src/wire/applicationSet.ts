import { z } from 'zod';
import { progressiveStatuses } from '../status';
import {
  applicationSummarySchema,
  conditionSchema,
  hubObjectRefSchema,
} from './application';
import { stateCountsSchema } from './cluster';
import { phrasesSchema } from './phrase';
import { envelopeShape } from './sources';

/** A generator of an ApplicationSet. */
export const generatorSummarySchema = z.object({
  /** list, clusters, git, scmProvider, clusterDecisionResource, pullRequest, matrix, merge, plugin */
  kind: z.string(),
  /** The generator as a sentence, for example `clusters where env is prod`. */
  words: z.string(),
  phrases: phrasesSchema,
});

/** A step of a RollingSync, and how far its Applications are. */
export const rollingSyncStepSchema = z.object({
  /** From 1. */
  step: z.number().int(),
  /** Which Applications it takes, as a sentence. */
  words: z.string(),
  phrases: phrasesSchema,
  /** A number or a percentage, as written; absent means all at once. */
  maxUpdate: z.string().optional(),
  applications: z.array(
    z.object({
      application: z.string(),
      cluster: z.string().nullable(),
      status: z.enum(progressiveStatuses),
      message: z.string().optional(),
    }),
  ),
});
export type RollingSyncStep = z.infer<typeof rollingSyncStepSchema>;

/** An ApplicationSet, and what it generates. */
export const applicationSetSummarySchema = z.object({
  ref: hubObjectRefSchema,
  /** The row of the matrix that its Applications belong to. */
  service: z.string(),
  /** The catalog entity of that row, where one was found. */
  entityRef: z.string().optional(),
  /** Entity reference of who owns it. */
  owner: z.string().optional(),
  /** One for each entry of `spec.generators`. */
  generators: z.array(generatorSummarySchema),
  /** It is written in the Go dialect of templates. */
  goTemplate: z.boolean(),
  /** The worst of its own conditions: it fails to render, or it is healthy. */
  state: z.enum(['ok', 'error', 'progressing']),
  /** Why it is not `ok`, in the words of the hub; one line. */
  reason: z.string().optional(),
  /** As the hub tells them, also those that are as they should be. */
  conditions: z.array(conditionSchema),
  /** Applications that it generates. */
  applications: z.number().int(),
  states: stateCountsSchema,
  /** Clusters of its hub that its generators yield, by the portal's own evaluation. */
  matchedClusters: z.number().int(),
  /** The other clusters of its hub. */
  unmatchedClusters: z.number().int(),
  /** Its steps in order; empty where all Applications are synced at once. */
  rollingSync: z.array(rollingSyncStepSchema),
  /** Its page in Argo CD's own UI; absent where no address of that UI is known. */
  links: z.object({ argocd: z.string().optional() }),
});
export type ApplicationSetSummary = z.infer<typeof applicationSetSummarySchema>;

export const applicationSetsResponseSchema = z.object({
  ...envelopeShape,
  /** By name. */
  items: z.array(applicationSetSummarySchema),
});
export type ApplicationSetsResponse = z.infer<
  typeof applicationSetsResponseSchema
>;

/** One cluster of the hub, and why a placement takes it or not. */
export const clusterPlacementSchema = z.object({
  /** As its hub has it registered. */
  cluster: z.string(),
  /** From the configured label of its registration; absent without it. */
  environment: z.string().optional(),
  /** The same of the label for the region. */
  region: z.string().optional(),
  /** The generators yield it. */
  matched: z.boolean(),
  /** Names of what is generated for it; empty when it is not matched. */
  applications: z.array(z.string()),
  /** One sentence per requirement that does not hold. */
  reasons: z.array(z.string()),
  phrases: phrasesSchema,
  /** The label keys that decide, for a short note in a cell. */
  keys: z.array(z.string()),
});
export type ClusterPlacementView = z.infer<typeof clusterPlacementSchema>;

export const applicationSetDetailSchema = z.object({
  ...envelopeShape,
  applicationSet: applicationSetSummarySchema,
  /** Those that it generates, most harm first. */
  applications: z.array(applicationSummarySchema),
  /** Every cluster of its hub. */
  placement: z.array(clusterPlacementSchema),
  /** What our evaluation cannot know, and why. */
  unsupported: z.array(
    z.object({
      /** As the ApplicationSet names it, such as `scmProvider`. */
      generator: z.string(),
      /** One sentence; what the hub makes of it is known to the hub alone. */
      reason: z.string(),
    }),
  ),
  /** The ApplicationSet without status and managed fields, as YAML. */
  manifest: z.string(),
});
export type ApplicationSetDetail = z.infer<typeof applicationSetDetailSchema>;
