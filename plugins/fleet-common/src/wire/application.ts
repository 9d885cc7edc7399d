import { z } from 'zod';
import {
  fleetStates,
  healthStatusCodes,
  operationPhases,
  progressiveStatuses,
  syncStatusCodes,
} from '../status';
import { commitSchema } from './commit';
import { applicationOfferSchema } from './offers';
import { onDemand } from './onDemand';
import { phrasesSchema } from './phrase';
import { envelopeShape, timestampSchema } from './sources';

export const fleetStateSchema = z.enum(fleetStates);

/** An object of a hub, such as an Application. */
export const hubObjectRefSchema = z.object({
  /** Its name in the configuration of the portal. */
  hub: z.string(),
  /** On the hub, mostly `argocd`; not the one that an Application deploys to. */
  namespace: z.string(),
  /** Unique within the namespace of that hub. */
  name: z.string(),
});

/** A condition of an Application or ApplicationSet. */
export const conditionSchema = z.object({
  /** Such as `ComparisonError` or `ErrorOccurred`. */
  type: z.string(),
  /** In the words of the hub. */
  message: z.string(),
  /** `True`, `False` or `Unknown`; Application conditions have none. */
  status: z.string().optional(),
  /** One word; Application conditions have none. */
  reason: z.string().optional(),
  lastTransitionTime: timestampSchema.optional(),
});
export type Condition = z.infer<typeof conditionSchema>;

/** A resource of a dry run, and what would become of it in the hub's words. */
export const triedResourceSchema = z.object({
  /** Of the resource, such as `Deployment`. */
  kind: z.string(),
  /** On the cluster; absent for what belongs to no namespace. */
  namespace: z.string().optional(),
  /** Of the resource. */
  name: z.string(),
  /** The cluster, or the hub, refuses it. */
  failed: z.boolean(),
  /** Such as `deployment.apps/checkout-api configured (dry run)`; one line. */
  message: z.string(),
});
export type TriedResource = z.infer<typeof triedResourceSchema>;

/** The last operation of an Application: a sync, or a rollback. */
export const operationSchema = z.object({
  /** `Failed`: tried and not done, also when it was terminated; `Error`: the hub could not even try. */
  phase: z.enum(operationPhases),
  /** How it goes or went, in the words of the hub; absent while it has none. */
  message: z.string().optional(),
  startedAt: timestampSchema.optional(),
  finishedAt: timestampSchema.optional(),
  /** How often the hub has tried again. */
  retryCount: z.number().int().optional(),
  /** How often it may try again; absent where nothing is retried, negative for ever. */
  retryLimit: z.number().int().optional(),
  /** Who began it; absent when the hub did by itself. */
  initiatedBy: z.string().optional(),
  /** It only tries. */
  dryRun: z.boolean().optional(),
  /** What a dry run says of each resource, at most 100; only of a dry run. */
  tried: z.array(triedResourceSchema).optional(),
});
export type Operation = z.infer<typeof operationSchema>;

/** One source of an Application; several in a multi-source one. */
export const applicationSourceSchema = z.object({
  /** Of a Git repository or a Helm repository, without the credentials that it may carry. */
  repoURL: z.string(),
  /** Folder in the Git repository; absent for a chart. */
  path: z.string().optional(),
  /** Name in the Helm repository; absent for a folder. */
  chart: z.string().optional(),
  /** What is asked for: branch, tag, chart version or commit. */
  targetRevision: z.string().optional(),
  /** What is deployed. */
  revision: z.string().optional(),
});
export type ApplicationSource = z.infer<typeof applicationSourceSchema>;

/** How the hub syncs by itself. */
export const autoSyncSchema = z.object({
  /** It deletes what Git no longer has. */
  prune: z.boolean(),
  /** It undoes changes by hand. */
  selfHeal: z.boolean(),
});
export type AutoSync = z.infer<typeof autoSyncSchema>;

/** One Application as rows and cells need it. */
export const applicationSummarySchema = z.object({
  ref: hubObjectRefSchema,
  /** Its AppProject. */
  project: z.string(),
  /** The row of the matrix; the catalog entity or the ApplicationSet behind it. */
  service: z.string(),
  /** The catalog entity that owns the row, where one was found. */
  entityRef: z.string().optional(),
  /** Entity reference of who owns it. */
  owner: z.string().optional(),
  /** The registered cluster that the destination means; null when there is none. */
  cluster: z.string().nullable(),
  /** As the Application writes it: by `server` or by `name`. */
  destination: z.object({
    /** Address of its API server; absent where it is named instead. */
    server: z.string().optional(),
    /** As its hub has it registered; absent where the address is given instead. */
    name: z.string().optional(),
    /** On the cluster, for resources that name none; absent where the Application leaves it open. */
    namespace: z.string().optional(),
  }),
  /** Of its cluster; absent where the cluster has none or is not registered. */
  environment: z.string().optional(),
  /** Name of the ApplicationSet that generates it, in its own namespace; absent when none does. */
  applicationSet: z.string().optional(),
  /** null until the hub has compared it with Git for the first time. */
  sync: z.enum(syncStatusCodes).nullable(),
  /** null until the hub has judged it for the first time. */
  health: z.enum(healthStatusCodes).nullable(),
  state: fleetStateSchema,
  /** Why it is in that state, in the hub's words or those of a voice that is missing; one line. */
  reason: z.string().optional(),
  /** Of a reason that is our own. */
  phrases: phrasesSchema,
  /** Since when, as far as the hub tells. */
  since: timestampSchema.optional(),
  /** What people call the deployed release: image tag, chart version or short revision. */
  version: z.string().optional(),
  /** Newer releases in the same environment; 0 when it is the newest. */
  behind: z.number().int(),
  /** In the order of the Application; one, or several. */
  sources: z.array(applicationSourceSchema),
  /** Images that it runs, with their tags. */
  images: z.array(z.string()),
  operation: operationSchema.optional(),
  /** Those that hold now, mostly mistakes and warnings. */
  conditions: z.array(conditionSchema),
  /** Where it stands in a RollingSync; absent where its ApplicationSet has none. */
  progressive: z
    .object({
      /** From 1; -1 where no step selects it. */
      step: z.number().int().optional(),
      status: z.enum(progressiveStatuses),
      /** In the words of the hub; absent where it says no more. */
      message: z.string().optional(),
    })
    .optional(),
  deployedAt: timestampSchema.optional(),
  /** When the hub last told us about it. */
  observedAt: timestampSchema,
  /** Its page in Argo CD's own UI; absent where no address of that UI is known. */
  links: z.object({
    /** Within that UI, who may see it is checked anew. */
    argocd: z.string().optional(),
  }),
});
export type ApplicationSummary = z.infer<typeof applicationSummarySchema>;

/** One deployment of an Application. */
export const historyEntrySchema = z.object({
  /** Rises with each deployment, also by a rollback. */
  id: z.number().int(),
  /** One for each source: commit, or version of a chart. */
  revisions: z.array(z.string()),
  /** Image tag or chart version that it was seen Healthy with, where the portal knows; or else the short revision. */
  version: z.string().optional(),
  deployedAt: timestampSchema,
  startedAt: timestampSchema.optional(),
  /** Who asked for it; absent when the hub synced by itself. */
  initiatedBy: z.string().optional(),
  /** The hub synced by itself; absent where it does not tell. */
  automated: z.boolean().optional(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** A resource in the tree of an Application, with the words for its health. */
export const treeNodeSchema = z.object({
  /** Of the object on the cluster; another one after it was deleted and made again. */
  uid: z.string(),
  /** API group; absent for the core one (Pod, Service). */
  group: z.string().optional(),
  /** API version, such as `v1`. */
  version: z.string().optional(),
  /** Such as `Deployment`. */
  kind: z.string(),
  /** On the cluster; absent for what belongs to no namespace. */
  namespace: z.string().optional(),
  /** On the cluster. */
  name: z.string(),
  /** Those that own it; empty for what Git names itself. */
  parentUids: z.array(z.string()),
  health: z.enum(healthStatusCodes).optional(),
  /** Why its health is as it is, in the words of the hub; absent where it has none. */
  message: z.string().optional(),
  sync: z.enum(syncStatusCodes).optional(),
  /** Of a pod: those of its containers; empty for anything else. */
  images: z.array(z.string()),
  createdAt: timestampSchema.optional(),
  /** Itself in Argo CD's own UI. */
  argocd: z.string().optional(),
  /** Its logs in Argo CD's own UI, where it has some. */
  logs: z.string().optional(),
});
export type TreeNode = z.infer<typeof treeNodeSchema>;

/** One resource that differs from Git; Secrets come masked. */
export const resourceDiffSchema = z.object({
  /** API group; absent for the core one (Pod, Service). */
  group: z.string().optional(),
  /** Such as `Deployment`. */
  kind: z.string(),
  /** On the cluster; absent for what belongs to no namespace. */
  namespace: z.string().optional(),
  /** On the cluster. */
  name: z.string(),
  /** YAML of what Git asks for; empty when the resource is only live. */
  desired: z.string(),
  /** YAML of what runs; empty when it is missing. */
  live: z.string(),
  /** Values were hidden on both sides; where they differ the two say so. */
  masked: z.boolean(),
});
export type ResourceDiff = z.infer<typeof resourceDiffSchema>;

export const applicationDetailSchema = z.object({
  ...envelopeShape,
  application: applicationSummarySchema,
  /** Newest first, at most 10. */
  history: z.array(historyEntrySchema),
  /** Of the revisions of `history`: those that the hub, or the history, knows. */
  commits: z.array(commitSchema).optional(),
  /** Every resource of it, asked of the hub now. */
  tree: onDemand(z.array(treeNodeSchema)),
  /** Only resources that differ, asked of the hub now. */
  diff: onDemand(z.array(resourceDiffSchema)),
  /** Its cluster is one of production. */
  production: z.boolean().optional(),
  /** Present when the hub syncs by itself. */
  autoSync: autoSyncSchema.optional(),
  /** One for each of {@link applicationOperations}, as this reader may use it. */
  operations: z.array(applicationOfferSchema).optional(),
});
export type ApplicationDetail = z.infer<typeof applicationDetailSchema>;
