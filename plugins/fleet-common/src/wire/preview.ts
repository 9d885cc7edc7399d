import { z } from 'zod';
import { clusterPlacementSchema } from './applicationSet';
import { onDemand } from './onDemand';
import { phrasesSchema } from './phrase';
import { envelopeShape } from './sources';

/** A registered cluster as it would be. */
export const clusterChangeSchema = z.object({
  /** Name of its hub, as in `fleet.hubs`. */
  hub: z.string(),
  /** Name of the cluster, as its hub has registered it. */
  name: z.string(),
  /** All labels that it would have; null: it would be gone. */
  labels: z.record(z.string(), z.string()).nullable(),
});
export type ClusterChange = z.infer<typeof clusterChangeSchema>;

/** Exactly one of `applicationSet` and `cluster`. */
export const previewRequestSchema = z
  .object({
    /** Hubs to place an ApplicationSet on; all when absent. */
    hubs: z.array(z.string()).optional(),
    /** An ApplicationSet, at least `metadata.name` and `spec`. */
    applicationSet: z.record(z.string(), z.unknown()).optional(),
    /**
     * What the ApplicationSet was made of, at the review of a form: hubs that the
     * configuration lets be asked then say what they would generate themselves.
     */
    intent: z.record(z.string(), z.unknown()).optional(),
    /** What the ApplicationSets of its hub would do once the cluster changed. */
    cluster: clusterChangeSchema.optional(),
  })
  .refine(({ applicationSet, cluster }) => !applicationSet !== !cluster, {
    path: ['applicationSet'],
    error: 'give either an ApplicationSet or a cluster',
  })
  // The same for whoever reads the API document.
  .meta({
    oneOf: [{ required: ['applicationSet'] }, { required: ['cluster'] }],
  });
export type PreviewRequest = z.infer<typeof previewRequestSchema>;

/** What would become of one Application. */
export const previewChangeSchema = z.object({
  change: z.enum(['added', 'changed', 'removed', 'unchanged']),
  application: z.string(),
  cluster: z.string().nullable(),
  environment: z.string().optional(),
  production: z.boolean(),
  /** What differs, for a changed one: `project default becomes shop`. */
  details: z.array(z.string()),
  phrases: phrasesSchema,
  /**
   * Values files in the order in which they count, and folders without any,
   * each from the root of its repository; absent for a removed one.
   */
  reads: z.array(z.string()).optional(),
  /** Its ApplicationSet, in the preview of a cluster. */
  applicationSet: z.string().optional(),
});
export type PreviewChange = z.infer<typeof previewChangeSchema>;

/** What one ApplicationSet does with a cluster before and after its change. */
export const setPlacementChangeSchema = z.object({
  applicationSet: z.string(),
  /** Names of the Applications that it places on the cluster. */
  before: z.array(z.string()),
  after: z.array(z.string()),
  /** Why nothing is placed there after the change; one sentence each. */
  reasons: z.array(z.string()),
  phrases: phrasesSchema,
});
export type SetPlacementChange = z.infer<typeof setPlacementChangeSchema>;

/** An Application that the hub places otherwise than the portal worked out. */
export const placementDifferenceSchema = z.object({
  application: z.string(),
  cluster: z.string().nullable(),
  /** Who alone generates it there. */
  generatedBy: z.enum(['hub', 'portal']),
});
export type PlacementDifference = z.infer<typeof placementDifferenceSchema>;

/** What a hub itself would generate, held against what the portal worked out. */
export const hubWordSchema = z.object({
  /** How many Applications the hub would make. */
  applications: z.number().int(),
  /** Those that the reader may see; none and no `hidden`: both say the same. */
  differences: z.array(placementDifferenceSchema),
  /** How many more differences there are; absent: none. */
  hidden: z.number().int().optional(),
});
export type HubWord = z.infer<typeof hubWordSchema>;

/** What would happen on one hub. */
export const hubPreviewSchema = z.object({
  hub: z.string(),
  /** Present where the hub was asked. */
  hubSays: onDemand(hubWordSchema).optional(),
  changes: z.array(previewChangeSchema),
  placement: z.array(clusterPlacementSchema),
  /** Every ApplicationSet of the hub by name, in the preview of a cluster. */
  sets: z.array(setPlacementChangeSchema).optional(),
  unsupported: z.array(z.object({ generator: z.string(), reason: z.string() })),
  errors: z.array(
    z.object({ message: z.string(), field: z.string().optional() }),
  ),
});
export type HubPreview = z.infer<typeof hubPreviewSchema>;

/** Clusters that the reader may not see, of one hub and environment: in numbers, and never by name. */
export const hiddenPlacementSchema = z.object({
  hub: z.string(),
  environment: z.string().optional(),
  production: z.boolean(),
  clusters: z.number().int(),
  /** Clusters that get a new Application. */
  newOn: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
});
export type HiddenPlacement = z.infer<typeof hiddenPlacementSchema>;

/** The blast radius of one ApplicationSet or cluster, before anything is proposed. */
export const previewResponseSchema = z.object({
  ...envelopeShape,
  hubs: z.array(hubPreviewSchema),
  /** What `hubs` leaves out; `summary` counts it. Absent where nothing is. */
  hidden: z.array(hiddenPlacementSchema).optional(),
  /** Environments of the changes and clusters above, in promotion order. */
  environments: z.array(z.string()).optional(),
  summary: z.object({
    added: z.number().int(),
    changed: z.number().int(),
    removed: z.number().int(),
    removedInProduction: z.number().int(),
    clustersMatched: z.number().int(),
    clusters: z.number().int(),
  }),
});
export type PreviewResponse = z.infer<typeof previewResponseSchema>;

/** Words that the scaffolder forms offer: labels, projects, environments. */
export const vocabularyResponseSchema = z.object({
  ...envelopeShape,
  hubs: z.array(z.string()),
  /** Label key to the values that clusters have, both sorted. */
  labels: z.record(z.string(), z.array(z.string())),
  environments: z.array(z.string()),
  projects: z.array(z.object({ hub: z.string(), name: z.string() })),
});
export type VocabularyResponse = z.infer<typeof vocabularyResponseSchema>;
