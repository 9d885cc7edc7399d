import { z } from 'zod';
import { fleetStateSchema } from './application';
import { clusterRefSchema, clusterSummarySchema } from './cluster';
import { stateCountsSchema } from './cluster';
import { phrasesSchema } from './phrase';
import { envelopeShape, timestampSchema } from './sources';

/** One thing that somebody should look at, with the next step. */
export const attentionItemSchema = z.object({
  /** Stable while the trouble lasts. */
  id: z.string(),
  /** A hub that is silent, a spoke that contradicts, a service, an ApplicationSet, or the portal itself. */
  kind: z.enum(['portal', 'hub', 'cluster', 'service', 'applicationSet']),
  state: fleetStateSchema,
  /** What it is about: a service, a cluster, a hub. */
  subject: z.string(),
  /** The rest of the sentence that begins with the subject. */
  headline: z.string(),
  /** Why, in the words of hub or spoke. */
  detail: z.string().optional(),
  phrases: phrasesSchema,
  /** Where it is so; empty when it is about no cluster. */
  clusters: z.array(clusterRefSchema),
  /** Absent where nobody tells. */
  since: timestampSchema.optional(),
  /** Entity reference of who should look. */
  owner: z.string().optional(),
  /** The catalog entity that it is about, where one was found. */
  entityRef: z.string().optional(),
  /** Applications concerned. */
  applications: z.number().int(),
  /** What to do first. */
  next: z.object({
    /** cluster, hub, application, applicationSet, service: what the button opens. */
    kind: z.enum([
      'cluster',
      'hub',
      'application',
      'applicationSet',
      'service',
    ]),
    label: z.string(),
    phrases: phrasesSchema,
    /** Encoded reference of what it opens; see `refs`. */
    target: z.string(),
  }),
});
export type AttentionItem = z.infer<typeof attentionItemSchema>;

/** A hub in numbers. */
export const hubSummarySchema = z.object({
  /** As configured; part of addresses. */
  name: z.string(),
  /** What people call it. */
  title: z.string(),
  /** Absent until the hub was heard. */
  argocdVersion: z.string().optional(),
  clusters: z.number().int(),
  /** Clusters that do not answer our probe. */
  silentClusters: z.number().int(),
  applications: z.number().int(),
  applicationSets: z.number().int(),
  /** Argo CD's own UI; absent where no address of it is known. */
  links: z.object({ argocd: z.string().optional() }),
});
export type HubSummary = z.infer<typeof hubSummarySchema>;

export const overviewResponseSchema = z.object({
  ...envelopeShape,
  generatedAt: timestampSchema,
  /** How many Applications there are. */
  total: z.number().int(),
  states: stateCountsSchema,
  /** Applications older than the newest release of their environment. */
  behind: z.number().int(),
  /** Environments in promotion order, as configured; unknown ones last, by name. */
  environments: z.array(z.string()),
  hubs: z.array(hubSummarySchema),
  clusters: z.array(clusterSummarySchema),
  /** Most harm first. */
  attention: z.array(attentionItemSchema),
});
export type OverviewResponse = z.infer<typeof overviewResponseSchema>;
