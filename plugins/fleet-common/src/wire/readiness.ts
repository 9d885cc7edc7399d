import { z } from 'zod';
import { PlatformPart, platformParts } from '../manifests/layout';
import { clusterRefSchema } from './cluster';
import { phrasesSchema } from './phrase';
import { envelopeShape, timestampSchema } from './sources';

/** What makes a cluster ready for workloads, in the order in which it is set up. */
export const readinessSteps = [
  'registered',
  'labels',
  'nodes',
  'network',
  'defaultDeny',
  'certificates',
  'secrets',
  'policies',
  'backups',
  'metrics',
  'benchmark',
  'deprecatedApis',
  'workloads',
] as const;
export type ReadinessStepName = (typeof readinessSteps)[number];

/** The part that sets a step of the checklist up; the other steps come with the cluster or its registration. */
export const partOfStep: Partial<Record<ReadinessStepName, PlatformPart>> = {
  network: 'cilium',
  defaultDeny: 'default-deny',
  certificates: 'cert-manager',
  secrets: 'external-secrets',
  policies: 'kyverno',
  backups: 'velero',
  metrics: 'thanos',
};

/**
 * Most harm first.
 * - `notReady`: it is there and does not work, or lacks something
 * - `unknown`: it could not be read
 * - `notInstalled`: the add-on or API is not there
 * - `attention`: it works, and something should be looked at all the same
 * - `ready`: it works
 */
export const readinessOutcomes = [
  'notReady',
  'unknown',
  'notInstalled',
  'attention',
  'ready',
] as const;
export type ReadinessOutcome = (typeof readinessOutcomes)[number];

const stepShape = {
  step: z.enum(readinessSteps),
  outcome: z.enum(readinessOutcomes),
  /** One sentence. */
  words: z.string(),
  phrases: phrasesSchema,
  /** When it was read; absent when it was not. */
  observedAt: timestampSchema.optional(),
  /** Why an old reading is shown. */
  stale: z.string().optional(),
  /** Since when all of it holds, as far as its objects tell. */
  since: timestampSchema.optional(),
};
/** A step of the checklist. */
export const readinessStepSchema = z.object(stepShape);
export type ReadinessStep = z.infer<typeof readinessStepSchema>;

/** One object that was read, and what it said. */
export const readinessEvidenceSchema = z.object({
  /** `ClusterIssuer letsencrypt`, `namespace checkout`. */
  object: z.string(),
  says: z.string(),
  phrases: phrasesSchema,
  ok: z.boolean(),
  since: timestampSchema.optional(),
});
export type ReadinessEvidence = z.infer<typeof readinessEvidenceSchema>;

/** A step of the checklist, with what was read and what to do. */
export const readinessStepDetailSchema = z.object({
  ...stepShape,
  /** What is wrong first, at most 20. */
  evidence: z.array(readinessEvidenceSchema),
  /** How many objects were read beyond those. */
  moreEvidence: z.number().int(),
  /** What to do; absent when it is ready. */
  remedy: z
    .object({
      /** One sentence. */
      words: z.string(),
      phrases: phrasesSchema,
      /** The software template that opens the pull request. */
      template: z.string().optional(),
      /** The platform part that the template brings or mends. */
      part: z.enum(platformParts).optional(),
    })
    .optional(),
});
export type ReadinessStepDetail = z.infer<typeof readinessStepDetailSchema>;

const clusterShape = {
  ref: clusterRefSchema,
  environment: z.string().optional(),
  region: z.string().optional(),
  /** The spoke was not read yet; ask again in a moment. */
  pending: z.boolean(),
  /** Steps that are done, with or without something to look at. */
  done: z.number().int(),
  /** The oldest reading that went into it. */
  observedAt: timestampSchema.optional(),
};
/** Steps in the order of {@link readinessSteps}; those switched off are left out. */
export const clusterReadinessSchema = z.object({
  ...clusterShape,
  steps: z.array(readinessStepSchema),
});
export type ClusterReadiness = z.infer<typeof clusterReadinessSchema>;

/** Clusters that are furthest from ready first. */
export const readinessResponseSchema = z.object({
  ...envelopeShape,
  steps: z.array(z.enum(readinessSteps)),
  items: z.array(clusterReadinessSchema),
});
export type ReadinessResponse = z.infer<typeof readinessResponseSchema>;

export const clusterReadinessDetailSchema = z.object({
  ...envelopeShape,
  readiness: z.object({
    ...clusterShape,
    steps: z.array(readinessStepDetailSchema),
  }),
});
export type ClusterReadinessDetail = z.infer<
  typeof clusterReadinessDetailSchema
>;
