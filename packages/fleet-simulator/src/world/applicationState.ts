import { z } from 'zod';
import { jsonObjectSchema, jsonSchema } from '../json';
import {
  applicationSpecSchema,
  destinationSchema,
  retrySchema,
  sourceSchema,
} from './argoObjects';

/**
 * One Application as the hub holds it, with what lives on the spoke because
 * of it. States are never changed in place: a change makes a new state, so
 * that a stream can send what it was handed. Times are milliseconds since
 * 1970 in world time; words on the wire are made from them when asked for.
 */
const syncStatus = z.enum(['Unknown', 'Synced', 'OutOfSync']);
const healthStatus = z.enum([
  'Healthy',
  'Suspended',
  'Progressing',
  'Missing',
  'Degraded',
  'Unknown',
]);
export type HealthStatus = z.infer<typeof healthStatus>;
export type SyncStatus = z.infer<typeof syncStatus>;

const healthSchema = z.object({
  status: healthStatus,
  message: z.string().optional(),
});
export type Health = z.infer<typeof healthSchema>;

const resourceStatusSchema = z.object({
  group: z.string(),
  version: z.string(),
  kind: z.string(),
  namespace: z.string(),
  name: z.string(),
  status: syncStatus,
  health: healthSchema.optional(),
  requiresPruning: z.boolean().optional(),
});
export type ResourceStatus = z.infer<typeof resourceStatusSchema>;

const conditionSchema = z.object({
  type: z.string(),
  message: z.string(),
  since: z.number(),
});
export type Condition = z.infer<typeof conditionSchema>;

const initiatorSchema = z.object({
  username: z.string().optional(),
  automated: z.boolean().optional(),
});
export type Initiator = z.infer<typeof initiatorSchema>;

/** What somebody asked the hub to do. */
export const chosenResourceSchema = z.object({
  group: z.string().default(''),
  kind: z.string(),
  /** Of the destination when absent. */
  namespace: z.string().optional(),
  name: z.string(),
});

const operationSchema = z.object({
  revision: z.string().optional(),
  prune: z.boolean().optional(),
  dryRun: z.boolean().optional(),
  apply: z.boolean().optional(),
  source: sourceSchema.optional(),
  sources: z.array(sourceSchema).optional(),
  syncOptions: z.array(z.string()).optional(),
  /** Only these; all when absent. */
  resources: z.array(chosenResourceSchema).optional(),
  info: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
  initiatedBy: initiatorSchema,
  reason: z.string().optional(),
  retry: retrySchema,
});
export type Operation = z.infer<typeof operationSchema>;

const syncResultResourceSchema = z.object({
  group: z.string(),
  version: z.string(),
  kind: z.string(),
  namespace: z.string(),
  name: z.string(),
  status: z.enum(['Synced', 'SyncFailed', 'Pruned', 'PruneSkipped']),
  message: z.string(),
  hookPhase: z.enum(['Running', 'Failed', 'Succeeded']).optional(),
  syncPhase: z.enum(['PreSync', 'Sync', 'PostSync']),
  images: z.array(z.string()).optional(),
});
export type SyncResultResource = z.infer<typeof syncResultResourceSchema>;

const operationStateSchema = z.object({
  operation: operationSchema,
  phase: z.enum(['Running', 'Terminating', 'Failed', 'Error', 'Succeeded']),
  message: z.string().optional(),
  result: z
    .object({
      revision: z.string(),
      source: sourceSchema.optional(),
      sources: z.array(sourceSchema).optional(),
      resources: z.array(syncResultResourceSchema),
    })
    .optional(),
  startedAt: z.number(),
  finishedAt: z.number().optional(),
  retryCount: z.number(),
  /** When the next stage of a running operation is due. */
  dueAt: z.number(),
  stage: z.enum(['starting', 'namespace', 'applying', 'retrying', 'done']),
});
export type OperationState = z.infer<typeof operationStateSchema>;

const historySchema = z.object({
  id: z.number(),
  revision: z.string(),
  deployStartedAt: z.number(),
  deployedAt: z.number(),
  source: sourceSchema.optional(),
  sources: z.array(sourceSchema).optional(),
  initiatedBy: initiatorSchema,
});
export type HistoryEntry = z.infer<typeof historySchema>;

const rolloutSchema = z.object({
  /** `deployment.kubernetes.io/revision` */
  revision: z.number(),
  hash: z.string(),
  startedAt: z.number(),
  /** When its pods are ready, if nothing ails them. */
  readyAt: z.number(),
  ready: z.boolean(),
  /** Template hash of the ReplicaSet that still serves meanwhile. */
  previousHash: z.string().optional(),
});
export type Rollout = z.infer<typeof rolloutSchema>;

/** One object on the spoke: as it was applied, with the edits made by hand since. */
const liveObjectSchema = z.object({
  uid: z.string(),
  resourceVersion: z.string(),
  createdAt: z.number(),
  generation: z.number(),
  applied: jsonObjectSchema,
  edits: z.array(z.object({ path: z.array(z.string()), value: jsonSchema })),
  rollout: rolloutSchema.optional(),
});
export type LiveObject = z.infer<typeof liveObjectSchema>;

const eventSchema = z.object({
  at: z.number(),
  type: z.enum(['Normal', 'Warning']),
  reason: z.string(),
  message: z.string(),
  resourceVersion: z.string(),
});
export type ApplicationEvent = z.infer<typeof eventSchema>;

export const applicationStateSchema = z.object({
  name: z.string(),
  uid: z.string(),
  resourceVersion: z.string(),
  generation: z.number(),
  createdAt: z.number(),
  deletedAt: z.number().optional(),
  labels: z.record(z.string(), z.string()),
  annotations: z.record(z.string(), z.string()),
  finalizers: z.array(z.string()),
  owner: z.object({ name: z.string(), uid: z.string() }).optional(),
  spec: applicationSpecSchema,
  /** Absent until the hub has compared it for the first time. */
  sync: z
    .object({
      status: syncStatus,
      revision: z.string().optional(),
      revisions: z.array(z.string()).optional(),
      source: sourceSchema.optional(),
      sources: z.array(sourceSchema).optional(),
      destination: destinationSchema.optional(),
    })
    .optional(),
  health: healthSchema
    .pick({ status: true })
    .extend({ since: z.number() })
    .optional(),
  resources: z.array(resourceStatusSchema),
  conditions: z.array(conditionSchema),
  images: z.array(z.string()),
  sourceTypes: z.array(z.string()),
  reconciledAt: z.number().optional(),
  history: z.array(historySchema),
  /** Asked for, not started yet. */
  operation: operationSchema.optional(),
  operationState: operationStateSchema.optional(),
  live: z.array(liveObjectSchema),
  events: z.array(eventSchema),
  /** When the hub compares it with Git again. */
  refreshAt: z.number(),
});
export type ApplicationState = z.infer<typeof applicationStateSchema>;
