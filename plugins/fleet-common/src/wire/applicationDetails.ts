import { z } from 'zod';
import { onDemand } from './onDemand';
import { phrasesSchema } from './phrase';
import { envelopeShape, timestampSchema } from './sources';
import { wholeNumber } from './wholeNumber';

/** A resource of an Application, by what its hub calls it. */
export const resourceRefSchema = z.object({
  /** API group, such as `apps`; absent or empty: the core group. */
  group: z.string().max(253).optional(),
  /** Such as `Deployment`. */
  kind: z.string().min(1).max(63),
  /** Absent or empty: it belongs to the whole cluster. */
  namespace: z.string().max(63).optional(),
  /** Name of the resource. */
  name: z.string().min(1).max(253),
});
export type ResourceRef = z.infer<typeof resourceRefSchema>;

/** A Kubernetes event about an Application or one of its resources; kept for about an hour. */
export const applicationEventSchema = z.object({
  /** `Warning` is what somebody should look at. */
  type: z.enum(['Normal', 'Warning']),
  /** One word, such as `OperationCompleted`. */
  reason: z.string(),
  /** In the words of the component. */
  message: z.string(),
  /** How often it happened between `firstAt` and `lastAt`. */
  count: z.number().int(),
  firstAt: timestampSchema.optional(),
  lastAt: timestampSchema.optional(),
  /** The component that tells. */
  source: z.string().optional(),
});
export type ApplicationEvent = z.infer<typeof applicationEventSchema>;

export const applicationEventsResponseSchema = z.object({
  ...envelopeShape,
  /** Newest first, at most 200. */
  events: onDemand(z.array(applicationEventSchema)),
});
export type ApplicationEventsResponse = z.infer<
  typeof applicationEventsResponseSchema
>;

/** One sync window of an AppProject. */
export const syncWindowSchema = z.object({
  /** `allow`: outside of it no sync is let through; `deny`: within it none is. */
  kind: z.enum(['allow', 'deny']),
  /** When it opens, in the form of cron: `0 22 * * *`. */
  schedule: z.string(),
  /** How long it stays open, as Argo CD writes it: `1h30m`. */
  duration: z.string(),
  /** A sync by hand is let through where the window would forbid it. */
  manualSync: z.boolean(),
  /** IANA name, as the AppProject writes it; UTC when absent. Not every hub tells. */
  timeZone: z.string().optional(),
  /** Argo CD knows no zone of that name, and goes by UTC; absent where it does know it. */
  unknownTimeZone: z.boolean().optional(),
  /** What it is for, as the AppProject says. */
  description: z.string().optional(),
});
export type SyncWindow = z.infer<typeof syncWindowSchema>;

/** The sync windows of the Application's project that are about it. */
export const syncWindowsSchema = z.object({
  /** May it be synced by hand now? */
  canSync: z.boolean(),
  /** Why not, in one sentence; absent when it may. */
  reason: z.string().optional(),
  phrases: phrasesSchema,
  /** Those that are open now. */
  active: z.array(syncWindowSchema),
  /** All, the open ones too. */
  assigned: z.array(syncWindowSchema),
});
export type SyncWindows = z.infer<typeof syncWindowsSchema>;

export const syncWindowsResponseSchema = z.object({
  ...envelopeShape,
  /** Asked of the hub now; a hub that may not tell them is told with its reason. */
  syncWindows: onDemand(syncWindowsSchema),
});
export type SyncWindowsResponse = z.infer<typeof syncWindowsResponseSchema>;

/** One resource in Git and on its cluster; Secrets come masked. */
export const resourceManifestsSchema = z.object({
  ...resourceRefSchema.shape,
  /** YAML of what Git asks for; empty when Git does not name the resource. */
  desired: z.string(),
  /** YAML of what runs; empty when it is missing. */
  live: z.string(),
  /** Values were taken out, because it is a Secret or carries some. */
  masked: z.boolean(),
});
export type ResourceManifests = z.infer<typeof resourceManifestsSchema>;

export const resourceManifestsResponseSchema = z.object({
  ...envelopeShape,
  manifests: onDemand(resourceManifestsSchema),
});
export type ResourceManifestsResponse = z.infer<
  typeof resourceManifestsResponseSchema
>;

/** Who made a commit, when and why. */
export const revisionMetadataSchema = z.object({
  /** Name without the mail address. */
  author: z.string().optional(),
  committedAt: timestampSchema.optional(),
  /** The first line of its message. */
  message: z.string().optional(),
});

export const revisionResponseSchema = z.object({
  ...envelopeShape,
  /** Asked of the hub now, which asks its own copy of the repository. */
  revision: onDemand(revisionMetadataSchema),
});
export type RevisionResponse = z.infer<typeof revisionResponseSchema>;

export const resourceManifestsQuerySchema = z.object({
  ...resourceRefSchema.shape,
  /**
   * API version of the kind, as the tree has it: without it only resources
   * that Git names can be read, not what they own.
   */
  version: z.string().min(1).max(63).optional(),
});
export type ResourceManifestsQuery = z.infer<
  typeof resourceManifestsQuerySchema
>;

/** One resource that is there: another one of the same name has another uid. */
export const resourceEventsQuerySchema = z.object({
  /** As the tree has it. */
  uid: z.string().min(1).max(400),
  /** Absent or empty: it belongs to the whole cluster. */
  namespace: resourceRefSchema.shape.namespace,
  /** Name of the resource. */
  name: resourceRefSchema.shape.name,
});
export type ResourceEventsQuery = z.infer<typeof resourceEventsQuerySchema>;

export const revisionQuerySchema = z.object({
  /** Which source of several, from 0. */
  sourceIndex: wholeNumber(0, 99).optional(),
});
export type RevisionQuery = z.infer<typeof revisionQuerySchema>;
