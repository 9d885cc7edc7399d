import { z } from 'zod';
import { connectionStatuses } from '../status';
import { applicationSummarySchema, fleetStateSchema } from './application';
import { clusterOfferSchema } from './offers';
import { phrasesSchema, Reason, reasonShape } from './phrase';
import { envelopeShape, timestampSchema } from './sources';

/** A cluster, by its hub and the name that it is registered with there. */
export const clusterRefSchema = z.object({
  /** The hub that it is registered with, by its name in the configuration. */
  hub: z.string(),
  /** As that hub has it registered; two hubs may use one name for two clusters. */
  name: z.string(),
});

/** Applications by state; a state with none is absent. */
export const stateCountsSchema = z.partialRecord(
  fleetStateSchema,
  z.number().int(),
);
export type StateCounts = z.infer<typeof stateCountsSchema>;

/** The hub's word for the connection. It goes on saying Successful for a dead spoke. */
export const hubVoiceSchema = z.object({
  /** `Unknown` also where the hub deploys nothing to it, and so does not ask it. */
  status: z.enum(connectionStatuses),
  /** What the hub says beside it, mostly why it failed. */
  message: z.string().optional(),
  /** When the hub says it tried; it moves on even when nothing was asked. */
  attemptedAt: timestampSchema.optional(),
  /** When the hub's cache of the cluster last changed. */
  cacheSyncedAt: timestampSchema.optional(),
});

/** Our own word for the same cluster. */
export const probeStates = [
  'pending',
  'reachable',
  'unreachable',
  'unauthorized',
  'notConfigured',
] as const;
export const probeVoiceSchema = z.object({
  state: z.enum(probeStates),
  /** The last try. */
  observedAt: timestampSchema.optional(),
  /** The last answer. */
  lastReachableAt: timestampSchema.optional(),
  /** Since when the state holds. */
  since: timestampSchema.optional(),
  /** How long the last answer took, in milliseconds. */
  latencyMs: z.number().optional(),
  /** Tries without an answer, one after another. */
  misses: z.number().int().optional(),
  /** Why it does not answer, one sentence. */
  reason: z.string().optional(),
  phrases: phrasesSchema,
  nextTryAt: timestampSchema.optional(),
});
export type ProbeVoice = z.infer<typeof probeVoiceSchema>;

/** A cluster with the word of its hub and ours. */
export const clusterSummarySchema = z.object({
  ref: clusterRefSchema,
  /** Address of its API server, as the hub has it registered. */
  server: z.string(),
  /** Those of its registration. */
  labels: z.record(z.string(), z.string()),
  /** From the configured label of its registration; absent without it. */
  environment: z.string().optional(),
  /** The same of the label for the region. */
  region: z.string().optional(),
  /** The hub's own cluster. */
  inCluster: z.boolean(),
  /** As its hub tells it; absent where it does not. */
  kubernetesVersion: z.string().optional(),
  /** How many Applications are deployed to it. */
  applications: z.number().int(),
  states: stateCountsSchema,
  hubSays: hubVoiceSchema,
  probe: probeVoiceSchema,
  /** The hub vouches for it and it does not answer us. */
  contradicted: z.boolean(),
  /** Its entity in the catalog, where one was found. */
  entityRef: z.string().optional(),
  /** Its page in Argo CD's own UI; absent where no address of that UI is known. */
  links: z.object({
    /** Among the settings of Argo CD. */
    argocd: z.string().optional(),
  }),
});
export type ClusterSummary = z.infer<typeof clusterSummarySchema>;

/** A node of a cluster. */
export const nodeSchema = z.object({
  /** As Kubernetes has it. */
  name: z.string(),
  /** Its condition Ready is True; false also of one that cannot be read. */
  ready: z.boolean(),
  /** Conditions other than Ready that hold, such as MemoryPressure. */
  pressures: z.array(z.string()),
  /** It is cordoned: it takes no new pods. */
  unschedulable: z.boolean(),
  /** Such as `v1.35.4`; during an upgrade nodes of one cluster differ. */
  kubeletVersion: z.string().optional(),
  /** Why it is not ready, in the words of its condition; absent when it is. */
  reason: z.string().optional(),
  /** Cores in use now; absent where the metrics API is not installed. */
  cpuUsed: z.number().optional(),
  /** Cores that pods may ask for: what the machine has, less what the system keeps. */
  cpuAllocatable: z.number().optional(),
  /** Bytes in use now; absent where the metrics API is not installed. */
  memoryUsed: z.number().optional(),
  /** Bytes that pods may ask for. */
  memoryAllocatable: z.number().optional(),
});
export type ClusterNode = z.infer<typeof nodeSchema>;

/** A pod that does not run, and why. */
export const podTroubleSchema = z.object({
  /** On the cluster. */
  namespace: z.string(),
  /** Of the pod; a Deployment gives its next one another. */
  name: z.string(),
  /** Of the pod: `Pending`, `Running`, `Failed` or `Unknown`. */
  phase: z.string(),
  /** One word of the cluster, such as `CrashLoopBackOff`; of the first container that says why. */
  reason: z.string(),
  /** What the cluster says beside the reason; absent where it says no more. */
  message: z.string().optional(),
  /** Absent while it is not scheduled. */
  node: z.string().optional(),
  since: timestampSchema.optional(),
});
export type PodTrouble = z.infer<typeof podTroubleSchema>;

/** What the platform runs on a cluster, such as Cilium. */
export const addOnSchema = z.object({
  /** What people call it, such as `cert-manager`. */
  name: z.string(),
  /** Of the labels or the image of its workload; absent where neither tells. */
  version: z.string().optional(),
  /** As many replicas are ready as the workload that speaks for it asks for. */
  ready: z.boolean(),
  /** What is not ready; absent when it is. */
  message: z.string().optional(),
});
export type AddOn = z.infer<typeof addOnSchema>;

/** Cores and bytes; `used` is absent where the metrics API is not installed. */
export const capacitySchema = z.object({
  /** Cores, of all nodes together. */
  cpu: z.object({
    /** By what the metrics API measured last; absent where it is not installed. */
    used: z.number().optional(),
    /** What its pods ask for, whether they use it or not. */
    requested: z.number(),
    /** What pods may ask for in sum. */
    allocatable: z.number(),
  }),
  /** Bytes, of all nodes together. */
  memory: z.object({
    /** By what the metrics API measured last; absent where it is not installed. */
    used: z.number().optional(),
    /** What its pods ask for, whether they use it or not. */
    requested: z.number(),
    /** What pods may ask for in sum. */
    allocatable: z.number(),
  }),
});
export type Capacity = z.infer<typeof capacitySchema>;

/**
 * A block read from the spoke. `stale` keeps the last value of a spoke that
 * stopped answering; `absent` is an API that is not installed.
 */
export const blockSchema = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('status', [
    z.object({
      /** The cluster told it. */
      status: z.literal('ok'),
      /** What was read. */
      value,
      /** When it was read. */
      observedAt: timestampSchema,
    }),
    z.object({
      /** The cluster stopped answering: `value` is its last word, of `observedAt`. */
      status: z.literal('stale'),
      /** What was read last. */
      value,
      /** When it was read. */
      observedAt: timestampSchema,
      ...reasonShape,
    }),
    z.object({
      /** The cluster has no such API: what would tell it is not installed. */
      status: z.literal('absent'),
      ...reasonShape,
    }),
    z.object({
      /** It was never read, and `reason` says why. */
      status: z.literal('failed'),
      ...reasonShape,
    }),
  ]);
export type Block<T> =
  | { status: 'ok'; value: T; observedAt: string }
  | ({ status: 'stale'; value: T; observedAt: string } & Reason)
  | ({ status: 'absent' } & Reason)
  | ({ status: 'failed' } & Reason);

const amountSchema = z.object({
  /** Absent where the metrics API is not installed. */
  used: z.number().optional(),
  /** What pods may ask for, of all nodes together. */
  allocatable: z.number(),
});
/** Nodes of a cluster, and their cores and bytes in sum. */
export const clusterUsageSchema = z.object({
  /** How many it has, cordoned ones too. */
  nodes: z.number().int(),
  /** Those of them whose condition Ready holds. */
  nodesReady: z.number().int(),
  /** Cores. */
  cpu: amountSchema,
  /** Bytes. */
  memory: amountSchema,
});
export type ClusterUsage = z.infer<typeof clusterUsageSchema>;

export const clusterListItemSchema = clusterSummarySchema.extend({
  /** As it was read some minutes ago; absent until it is read for the first time. */
  usage: blockSchema(clusterUsageSchema).optional(),
});
export type ClusterListItem = z.infer<typeof clusterListItemSchema>;

export const clustersResponseSchema = z.object({
  ...envelopeShape,
  /** By environment in promotion order, then by region and name; those without one last. */
  items: z.array(clusterListItemSchema),
});
export type ClustersResponse = z.infer<typeof clustersResponseSchema>;

export const clusterDetailSchema = z.object({
  ...envelopeShape,
  cluster: clusterSummarySchema,
  /** Those deployed to it, most harm first. */
  applications: z.array(applicationSummarySchema),
  /** By name. */
  nodes: blockSchema(z.array(nodeSchema)),
  /** How many there are, and those that do not run. */
  pods: blockSchema(
    z.object({
      /** All pods of the cluster. */
      total: z.number().int(),
      /** Those that do not run, worst first, at most 200. */
      notRunning: z.array(podTroubleSchema),
    }),
  ),
  /** Of its nodes in sum. */
  capacity: blockSchema(capacitySchema),
  /** Only those that were found. */
  addOns: blockSchema(z.array(addOnSchema)),
  /** One for each of {@link clusterOperations}, as this reader may use it. */
  operations: z.array(clusterOfferSchema).optional(),
});
export type ClusterDetail = z.infer<typeof clusterDetailSchema>;
