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
});
export type Preflight = z.infer<typeof preflightSchema>;

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

export const clusterUpgradeSchema = z.object({
  ref: clusterRefSchema,
  state: z.enum(clusterUpgradeStates),
  /** Of its control plane. */
  version: z.string().optional(),
  /** When its last machine of the target was made, where Cluster API says so. */
  upgradedAt: timestampSchema.optional(),
  /** How many machines already are of the target, where Cluster API made them. */
  machines: z
    .object({ upToDate: z.number().int(), all: z.number().int() })
    .optional(),
  /** Where Cluster API has it; one that it has not is upgraded by other means. */
  definition: z
    .object({ hub: z.string(), namespace: z.string(), name: z.string() })
    .optional(),
  /** Absent of one that is upgraded. */
  preflight: preflightSchema.optional(),
  /** Why it is not healthy; none when it is. */
  troubles: z.array(z.string()),
  phrases: phrasesSchema,
});
export type ClusterUpgrade = z.infer<typeof clusterUpgradeSchema>;

/**
 * Why a wave may not begin.
 * - `before`: an earlier wave is not done
 * - `unhealthy`: a cluster of an earlier wave is not well
 * - `soaking`: an earlier wave has not been watched for long enough
 * - `full`: as many clusters are being upgraded as may be at once
 * - `refused`: the pre-flight lets no cluster of it through
 */
export const waveBlocks = [
  'before',
  'unhealthy',
  'soaking',
  'full',
  'refused',
] as const;
export type WaveBlock = (typeof waveBlocks)[number];

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

export const upgradesResponseSchema = z.object({
  ...envelopeShape,
  /** Absent where `fleet.upgrades` names no version. */
  plan: z
    .object({
      version: z.string(),
      waves: z.array(upgradeWaveSchema),
      /** Clusters that no wave takes. */
      unplanned: z.array(clusterRefSchema),
    })
    .optional(),
});
export type UpgradesResponse = z.infer<typeof upgradesResponseSchema>;
