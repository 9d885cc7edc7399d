import { z } from 'zod';
import { blockSchema } from './cluster';
import { metricBlockSchema } from './observability';
import { envelopeShape } from './sources';

/** What Argo CD consists of. */
export const hubComponents = [
  'server',
  'controller',
  'repoServer',
  'applicationSetController',
  'redis',
] as const;
export type HubComponent = (typeof hubComponents)[number];

export const hubReplicasSchema = z.object({
  component: z.enum(hubComponents),
  /** Replicas that are scraped; absent where that cannot be known. */
  replicas: z.number().int().optional(),
});
export type HubReplicas = z.infer<typeof hubReplicasSchema>;

/** A workload that Argo CD consists of, as the cluster of the hub has it. */
export const hubWorkloadSchema = z.object({
  kind: z.enum(['Deployment', 'StatefulSet']),
  namespace: z.string(),
  name: z.string(),
  /** Replicas that are asked for, and that are ready. */
  desired: z.number().int(),
  ready: z.number().int(),
});
export type HubWorkload = z.infer<typeof hubWorkloadSchema>;

/**
 * How a hub works. Seconds are those within which 95 of 100 were done in the
 * last ten minutes.
 * - `reconcileSeconds`: the comparison of an Application
 * - `reconcileRate`: comparisons for each second
 * - `queueDepth`, `queueSeconds`: Applications that wait to be compared
 * - `operationDepth`: syncs that wait
 * - `repoPending`: manifest requests that wait on the repo-servers
 * - `parallelismWait`: seconds that manifest requests wait for the parallelism limit
 * - `cacheHits`: share of the repo-server's reads of its cache that found something
 * - `gitFetchSeconds`, `gitListSeconds`: requests to Git (fetch, ls-remote)
 * - `gitRequestRate`: requests to Git for each second
 * - `gitFailures`: fetches that failed within an hour
 * - `kubectlPending`: kubectl processes that wait for their turn
 */
export const hubFigures = [
  'reconcileSeconds',
  'reconcileRate',
  'queueDepth',
  'queueSeconds',
  'operationDepth',
  'repoPending',
  'parallelismWait',
  'cacheHits',
  'gitFetchSeconds',
  'gitListSeconds',
  'gitRequestRate',
  'gitFailures',
  'kubectlPending',
] as const;
export type HubFigure = (typeof hubFigures)[number];

/** Figures that nobody tells are left out. */
export const hubFiguresSchema = z.partialRecord(z.enum(hubFigures), z.number());
export type HubFigures = z.infer<typeof hubFiguresSchema>;

export const hubShardSchema = z.object({
  /** The pod of the controller, or its address. */
  controller: z.string(),
  /** Names of the clusters that it looks after. */
  clusters: z.array(z.string()),
  /** Applications on them. */
  applications: z.number().int(),
});
export type HubShard = z.infer<typeof hubShardSchema>;

/** What there is to turn, in the order in which it is looked at. */
export const hubAdviceKinds = [
  'controllerReplicas',
  'shardEvenly',
  'repoServerReplicas',
  'parallelismLimit',
  'execTimeout',
  'gitAttempts',
  'repoCache',
  'kubectlParallelism',
  'serverReplicas',
] as const;
export type HubAdviceKind = (typeof hubAdviceKinds)[number];

/** A figure that is beyond what is good, which is why something is advised. */
export const hubEvidenceSchema = z.object({
  /** One of the figures, or a number of replicas or Applications. */
  figure: z.union([
    z.enum(hubFigures),
    z.enum(['replicas', 'shardApplications']),
  ]),
  /** As it is now, in the unit of the figure. */
  value: z.number(),
  /** The value from which on (or below which) it is advised. */
  limit: z.number(),
});
export type HubEvidence = z.infer<typeof hubEvidenceSchema>;

export const hubAdviceSchema = z.object({
  kind: z.enum(hubAdviceKinds),
  /** `now`: the hub falls behind. `soon`: it would, when one more thing happens. */
  urgency: z.enum(['now', 'soon']),
  component: z.enum(hubComponents),
  /** What to set, and to what: an environment variable, or `replicas`. */
  setting: z.string(),
  /** Written as the setting takes it: `3`, `90s`. */
  value: z.string(),
  /** At least one. */
  evidence: z.array(hubEvidenceSchema).min(1),
});
export type HubAdvice = z.infer<typeof hubAdviceSchema>;

/** How the Argo CD of a hub works, and what to scale next. */
export const hubHealthSchema = z.object({
  /** Its name in the configuration. */
  hub: z.string(),
  /** What people call it. */
  title: z.string(),
  /** Argo CD's own UI; absent where no address of it is known. */
  uiUrl: z.string().optional(),
  /** Clusters and Applications that it looks after. */
  clusters: z.number().int(),
  applications: z.number().int(),
  /** How many replicas of each run, by what the metrics server scrapes. */
  components: metricBlockSchema(z.array(hubReplicasSchema)),
  /** By name, from the Kubernetes API of the cluster that the hub runs on. */
  workloads: blockSchema(z.array(hubWorkloadSchema)),
  /** Of the last ten minutes. */
  figures: metricBlockSchema(hubFiguresSchema),
  /** Most Applications first. */
  shards: metricBlockSchema(z.array(hubShardSchema)),
  /** What matters most first; empty where nothing is known, too. */
  advice: z.array(hubAdviceSchema),
});
export type HubHealth = z.infer<typeof hubHealthSchema>;

export const hubsResponseSchema = z.object({
  ...envelopeShape,
  items: z.array(hubHealthSchema),
});
export type HubsResponse = z.infer<typeof hubsResponseSchema>;

export const hubDetailSchema = z.object({
  ...envelopeShape,
  health: hubHealthSchema,
});
export type HubDetail = z.infer<typeof hubDetailSchema>;
