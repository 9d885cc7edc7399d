import { z } from 'zod';
import { estateStateSchema } from '../clusterApi/estateState';
import { applicationStateSchema } from './applicationState';
import { applicationSetSpecSchema, projectManifestSchema } from './argoObjects';

/** A cluster as a hub knows it from its cluster Secret. */
export const registeredClusterSchema = z.object({
  name: z.string(),
  server: z.string(),
  labels: z.record(z.string(), z.string()),
  annotations: z.record(z.string(), z.string()),
  registeredAt: z.number(),
});
export type RegisteredCluster = z.infer<typeof registeredClusterSchema>;

const setConditionSchema = z.object({
  type: z.enum([
    'ErrorOccurred',
    'ParametersGenerated',
    'ResourcesUpToDate',
    'RolloutProgressing',
  ]),
  status: z.enum(['True', 'False']),
  reason: z.string(),
  message: z.string(),
  since: z.number(),
});
export type SetCondition = z.infer<typeof setConditionSchema>;

const progressSchema = z.object({
  application: z.string(),
  status: z.enum(['Waiting', 'Pending', 'Progressing', 'Healthy']),
  message: z.string(),
  step: z.string(),
  targetRevisions: z.array(z.string()),
  since: z.number(),
});
export type Progress = z.infer<typeof progressSchema>;

export const applicationSetStateSchema = z.object({
  name: z.string(),
  uid: z.string(),
  resourceVersion: z.string(),
  generation: z.number(),
  createdAt: z.number(),
  labels: z.record(z.string(), z.string()),
  annotations: z.record(z.string(), z.string()),
  spec: applicationSetSpecSchema,
  conditions: z.array(setConditionSchema),
  progress: z.array(progressSchema),
  /** Names of the Applications that it generated last. */
  generated: z.array(z.string()),
});
export type ApplicationSetState = z.infer<typeof applicationSetStateSchema>;

export const projectStateSchema = projectManifestSchema.extend({
  uid: z.string(),
  resourceVersion: z.string(),
  createdAt: z.number(),
});
export type ProjectState = z.infer<typeof projectStateSchema>;

export const hubStateSchema = z.object({
  name: z.string(),
  resourceVersion: z.number(),
  clusters: z.array(registeredClusterSchema),
  applicationSets: z.array(applicationSetStateSchema),
  applications: z.array(applicationStateSchema),
  projects: z.array(projectStateSchema),
  /** What Cluster API on the hub's own cluster has made. */
  estates: z.array(estateStateSchema).default([]),
});
export type HubSnapshot = z.infer<typeof hubStateSchema>;

/**
 * What is wrong with a service on a cluster although Git is right:
 * - `broken`: the pods of its newest ReplicaSet never become ready
 * - `slow`: they take an hour to become ready
 * - `rejected`: the API server refuses the object when it is applied
 */
export const ailmentSchema = z.object({
  hub: z.string(),
  cluster: z.string(),
  /** Name of the Application. */
  application: z.string(),
  kind: z.enum(['broken', 'slow', 'rejected']),
  reason: z.string(),
  since: z.number(),
});
export type Ailment = z.infer<typeof ailmentSchema>;

/** How a server answers, or does not. */
export const networkFaultSchema = z.object({
  target: z.string(),
  kind: z.enum(['kill', 'black-hole', 'slow', 'reject']),
  /** Milliseconds by which `slow` delays each answer. */
  delayMs: z.number().optional(),
  /** Status with which `reject` answers. */
  status: z.union([z.literal(401), z.literal(403)]).optional(),
  since: z.number(),
});
export type NetworkFault = z.infer<typeof networkFaultSchema>;

/**
 * What makes something slow or fail under load; it stays after its end, for
 * the metrics of that time:
 * - `slow-repo-server`: the repo-server of the hub cannot keep up
 * - `burn`: the workloads of the cluster fail more requests than their SLO allows
 * - `no-pull-requests`: the Git host takes the branches of the portal, and lets
 *   it open no pull request
 */
export const strainSchema = z.object({
  kind: z.enum(['slow-repo-server', 'burn', 'no-pull-requests']),
  /** Name of the hub, or of the cluster; `git` for the Git host. */
  target: z.string(),
  since: z.number(),
  until: z.number().optional(),
});
export type Strain = z.infer<typeof strainSchema>;

/** Connection data of a spoke in the played Vault, by the key that an ExternalSecret names. */
export const vaultSchema = z.record(
  z.string(),
  z.record(z.string(), z.string()),
);
export type Vault = z.infer<typeof vaultSchema>;
