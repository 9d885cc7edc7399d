import { z } from 'zod';
import { clusterRefSchema } from './cluster';
import { phrasesSchema } from './phrase';
import { envelopeShape, timestampSchema } from './sources';

/**
 * Whether a cluster may be upgraded, as one check says.
 * - `failed`: it must not, before that is mended
 * - `unknown`: nobody could tell, so it must not either
 * - `passed`: nothing speaks against it
 */
export const preflightOutcomes = ['failed', 'unknown', 'passed'] as const;
const outcome = z.enum(preflightOutcomes);
export type PreflightOutcome = z.infer<typeof outcome>;

/** An API that clients of the cluster use and that the target does not serve any more. */
export const removedApiUseSchema = z.object({
  /** `flowcontrol.apiserver.k8s.io/v1beta3 flowschemas` */
  api: z.string(),
  /** `1.32` */
  removedIn: z.string(),
  /** What to use instead; absent where the table does not know it. */
  replacement: z.string().optional(),
});
export type RemovedApiUse = z.infer<typeof removedApiUseSchema>;

/** What was looked at before an upgrade. */
export const preflightSchema = z.object({
  /** No minor version of the control plane may be left out. */
  controlPlane: z.object({ outcome, from: z.string().optional() }),
  /** Kubelets may be three minor versions older than the control plane. */
  kubelets: z.object({
    outcome,
    oldest: z.string().optional(),
    reason: z.string().optional(),
    phrases: phrasesSchema,
  }),
  /** From the API server's own count of requests to deprecated APIs. */
  removedApis: z.object({
    outcome,
    uses: z.array(removedApiUseSchema),
    reason: z.string().optional(),
    phrases: phrasesSchema,
  }),
  /** In Git, of the Applications on the cluster. */
  manifests: z.object({
    outcome,
    uses: z.array(
      removedApiUseSchema.extend({
        file: z.string(),
        /** `CronJob nightly`; a name that a template computes is left out. */
        object: z.string(),
      }),
    ),
    /** Charts and repositories that cannot be searched. */
    unread: z.array(z.string()),
  }),
  /** That Argo CD keeps, in the versions in which the hub lists them. */
  liveObjects: z.object({
    outcome,
    uses: z.array(
      removedApiUseSchema.extend({
        /** `CronJob shop/nightly` */
        object: z.string(),
        /** Name of the Application that it belongs to. */
        application: z.string(),
      }),
    ),
    reason: z.string().optional(),
    phrases: phrasesSchema,
  }),
  /**
   * Of installed Helm releases. They lie in Secrets: `notGranted` where the
   * portal's account may not list those; then nobody looked, which speaks
   * against nothing.
   */
  helmReleases: z.object({
    outcome: z.enum([...preflightOutcomes, 'notGranted']),
    uses: z.array(
      removedApiUseSchema.extend({
        /** `CronJob nightly` */
        object: z.string(),
        /** `namespace/name` */
        release: z.string(),
      }),
    ),
    /** Releases whose Secret cannot be understood. */
    unread: z.array(z.string()),
    /** How many releases were read. */
    searched: z.number().int(),
    reason: z.string().optional(),
    phrases: phrasesSchema,
  }),
});
export type Preflight = z.infer<typeof preflightSchema>;

/** What is promised of a cluster while it is upgraded and watched. */
export const sloFigures = [
  'errorRate',
  'latency',
  'apiServer',
  'failedDeployments',
] as const;
export type SloFigure = (typeof sloFigures)[number];

/**
 * One figure of one cluster.
 * - `burning`: it is beyond its objective, which stops the plan
 * - `unknown`: nobody could tell, so the next wave waits
 * - `met`: it is within; also where nothing was asked or deployed
 */
export const sloReadingSchema = z.object({
  figure: z.enum(sloFigures),
  outcome: z.enum(['burning', 'unknown', 'met']),
  /** Seconds for `latency`, shares from 0 to 1 for the others. */
  value: z.number().optional(),
  /** The most that is allowed; for `apiServer` the least. */
  objective: z.number(),
  reason: z.string().optional(),
});
export type SloReading = z.infer<typeof sloReadingSchema>;

/** A machine of a cluster that is being upgraded. */
export const upgradeMachineSchema = z.object({
  name: z.string(),
  role: z.enum(['controlPlane', 'worker']),
  version: z.string().optional(),
  /** Of Cluster API: Pending, Provisioning, Provisioned, Running, Deleting, Failed. */
  phase: z.string().optional(),
  isUpToDate: z.boolean(),
});
export type UpgradeMachine = z.infer<typeof upgradeMachineSchema>;

/**
 * - `upgraded`: all of it runs the target, or something newer
 * - `upgrading`: its machines are replaced right now
 * - `refused`: its pre-flight does not let it
 * - `ready`: it could be upgraded
 */
export const clusterUpgradeStates = [
  'upgraded',
  'upgrading',
  'refused',
  'ready',
] as const;
export type ClusterUpgradeState = (typeof clusterUpgradeStates)[number];

/** A cluster of the plan. */
export const clusterUpgradeSchema = z.object({
  ref: clusterRefSchema,
  state: z.enum(clusterUpgradeStates),
  /** Of its control plane. */
  version: z.string().optional(),
  /** When its last machine of the target was made, where Cluster API says so. */
  upgradedAt: timestampSchema.optional(),
  /** How many machines already are of the target, where Cluster API made them. */
  machines: z
    .object({
      upToDate: z.number().int(),
      all: z.number().int(),
      /** Each of them, while it is being upgraded. */
      each: z.array(upgradeMachineSchema).optional(),
    })
    .optional(),
  /** Where Cluster API has it; one that it has not is upgraded by other means. */
  definition: z
    .object({ hub: z.string(), namespace: z.string(), name: z.string() })
    .optional(),
  /** Absent of one that is upgraded. */
  preflight: preflightSchema.optional(),
  /** Why it is not healthy; none when it is. */
  troubles: z.array(z.string()),
  /** Of one that is watched, where objectives are configured. */
  slo: z.array(sloReadingSchema).optional(),
  phrases: phrasesSchema,
});
export type ClusterUpgrade = z.infer<typeof clusterUpgradeSchema>;

/**
 * Why a wave may not begin.
 * - `before`: an earlier wave is not done
 * - `unhealthy`: a cluster of an earlier wave is not well
 * - `soaking`: an earlier wave has not been watched for long enough
 * - `burning`: an upgraded cluster is beyond an objective
 * - `unwatched`: whether one is could not be told
 * - `stopped`: the plan is stopped
 * - `full`: as many clusters are being upgraded as may be at once
 * - `refused`: the pre-flight lets no cluster of it through
 */
export const waveBlocks = [
  'before',
  'unhealthy',
  'soaking',
  'burning',
  'unwatched',
  'stopped',
  'full',
  'refused',
] as const;
export type WaveBlock = (typeof waveBlocks)[number];

/** A wave of the plan: clusters by their labels. */
export const upgradeWaveSchema = z.object({
  name: z.string(),
  /** Labels of its clusters. */
  match: z.record(z.string(), z.string()),
  /** How many clusters at once; all of them when absent. */
  atOnce: z.number().int().optional(),
  soakSeconds: z.number(),
  /**
   * - `done`: every cluster is upgraded and was watched for the soak time
   * - `soaking`: every cluster is upgraded
   * - `open`: the next pull request is one of this wave
   * - `closed`: something blocks it
   * - `empty`: no cluster has its labels
   */
  state: z.enum(['done', 'soaking', 'open', 'closed', 'empty']),
  /** Absent before the soak has begun, and where nobody knows when that was. */
  soakedAt: timestampSchema.optional(),
  blocks: z.array(
    z.object({
      block: z.enum(waveBlocks),
      /** The wave that it waits for. */
      wave: z.string().optional(),
      clusters: z.array(clusterRefSchema),
    }),
  ),
  clusters: z.array(clusterUpgradeSchema),
});
export type UpgradeWave = z.infer<typeof upgradeWaveSchema>;

/**
 * The template that the portal runs of itself after a stop.
 * - `waiting`: it could not be begun, or failed, and is tried again
 * - `starting`: the scaffolder is being asked for it
 * - `running`, `done`
 * - `failed`: it is not tried again
 */
export const upgradeTaskStates = [
  'waiting',
  'starting',
  'running',
  'done',
  'failed',
] as const;

/** A stop of the plan. */
export const upgradeStopSchema = z.object({
  id: z.string(),
  at: timestampSchema,
  /**
   * - `slo`: a cluster was beyond an objective
   * - `hand`: a person stopped it
   */
  cause: z.enum(['slo', 'hand']),
  /** Who, as an entity reference; absent where the portal did. */
  by: z.string().optional(),
  /** In the words of the person. */
  reason: z.string().optional(),
  /** The figures that burnt, of clusters that the reader sees. */
  burnt: z.array(
    z.object({ cluster: clusterRefSchema, reading: sloReadingSchema }),
  ),
  /** Absent where the portal runs nothing after it. */
  task: z
    .object({
      /** Entity reference of the template. */
      template: z.string(),
      state: z.enum(upgradeTaskStates),
      /** Of the scaffolder; absent until it began one. */
      id: z.string().optional(),
      /** How often it was begun. */
      tries: z.number().int(),
      /** While it waits. */
      nextTryAt: timestampSchema.optional(),
      /** Why it waits or failed. */
      reason: z.string().optional(),
      phrases: phrasesSchema,
    })
    .optional(),
  /** Absent while it lasts. */
  resumedAt: timestampSchema.optional(),
  resumedBy: z.string().optional(),
});
export type UpgradeStop = z.infer<typeof upgradeStopSchema>;

/** The stops of a plan, or why they cannot be read; then no wave may begin. */
export const upgradeStopsSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('ok'),
    /** Newest first; only the first can last. */
    value: z.array(upgradeStopSchema),
  }),
  z.object({ status: z.literal('failed'), reason: z.string() }),
]);
export type UpgradeStops = z.infer<typeof upgradeStopsSchema>;

export const stopUpgradeRequestSchema = z.object({
  /** Why, for whoever looks at the page. */
  reason: z.string().trim().min(1).max(500),
});
export type StopUpgradeRequest = z.input<typeof stopUpgradeRequestSchema>;

export const upgradesResponseSchema = z.object({
  ...envelopeShape,
  /** Absent where `fleet.upgrades` names no version. */
  plan: z
    .object({
      version: z.string(),
      waves: z.array(upgradeWaveSchema),
      /** Clusters that no wave takes. */
      unplanned: z.array(clusterRefSchema),
      stops: upgradeStopsSchema,
      /** Figures with an objective; none where none is configured. */
      watched: z.array(z.enum(sloFigures)),
    })
    .optional(),
});
export type UpgradesResponse = z.infer<typeof upgradesResponseSchema>;
