import { z } from 'zod';
import {
  applicationSummarySchema,
  fleetStateSchema,
  historyEntrySchema,
} from './application';
import { clusterPlacementSchema } from './applicationSet';
import { stateCountsSchema } from './cluster';
import { commitSchema } from './commit';
import { rolloutSummarySchema } from './rollout';
import { envelopeShape, timestampSchema } from './sources';

/** One environment of a service, in promotion order. */
export const environmentStateSchema = z.object({
  /** From the configured label of the clusters; those without one are in none. */
  name: z.string(),
  /** The newest release that any of its clusters runs. */
  version: z.string().optional(),
  /** The worst state of its Applications; absent where it has none. */
  state: fleetStateSchema.optional(),
  states: stateCountsSchema,
  /** How many it has there. */
  applications: z.number().int(),
  /** Those of its Applications that are older than `version`. */
  behind: z.number().int(),
  /** Releases of the environment before it that it does not have yet. */
  releasesToPromote: z.number().int(),
  deployedAt: timestampSchema.optional(),
  /** Clusters of it that its ApplicationSets do not place it on. */
  notPlaced: z.number().int().optional(),
});
export type EnvironmentState = z.infer<typeof environmentStateSchema>;

/** One deployment of the service somewhere, newest first. */
export const deploymentSchema = historyEntrySchema.extend({
  /** Name of the Application. */
  application: z.string(),
  /** The hub of the Application, by its name in the configuration. */
  hub: z.string(),
  /** null where its destination is no registered cluster. */
  cluster: z.string().nullable(),
  /** Of its cluster; absent where the cluster has none or is not registered. */
  environment: z.string().optional(),
});
export type Deployment = z.infer<typeof deploymentSchema>;

/**
 * Everything that the entity card and tab show, in one answer and without a
 * request to any hub.
 */
export const entityDeploymentsSchema = z.object({
  ...envelopeShape,
  /** The entity that was asked for, in full: `component:default/cart`. */
  entityRef: z.string(),
  /** How the Applications were found, for example `annotation argocd/app-name`. */
  matchedBy: z.string().optional(),
  /** Clusters of the hubs concerned, placed or not. */
  clusters: z.number().int(),
  /** Most harm first. */
  applications: z.array(applicationSummarySchema),
  /** In promotion order. */
  environments: z.array(environmentStateSchema),
  /**
   * Clusters that its ApplicationSets do not place it on, and why: the first
   * three of each environment; `environments` says how many there are.
   */
  notPlaced: z.array(
    clusterPlacementSchema.extend({
      /** The hub of the cluster, by its name in the configuration. */
      hub: z.string(),
    }),
  ),
  /** Newest first, of all its Applications together. */
  history: z.array(deploymentSchema),
  /** Of `history`, those that the portal knows already; absent in older portals. */
  commits: z.array(commitSchema).optional(),
  /** Releases that are stuck (first) or on their way to its clusters, at most 3. */
  openRollouts: z.array(rolloutSummarySchema),
});
export type EntityDeployments = z.infer<typeof entityDeploymentsSchema>;
