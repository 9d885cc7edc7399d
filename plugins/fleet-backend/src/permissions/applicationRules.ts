import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';
import type { ApplicationSubject } from '../domain/scope';
import { hasLabel } from './labelRule';
import { fleetApplicationPermissionResourceRef } from './resources';

const resourceRef = fleetApplicationPermissionResourceRef;

const isOwnedBy = (claims: readonly string[]) => (one: ApplicationSubject) =>
  one.owners.some(owner => claims.includes(owner));

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description:
    'Allow Applications of catalog entities that one of the claims owns',
  resourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity refs, usually the ownership refs of the user'),
  }),
  apply: (subject, { claims }) => isOwnedBy(claims)(subject),
  toQuery: ({ claims }) => isOwnedBy(claims),
});

const isIn = (projects: readonly string[]) => (one: ApplicationSubject) =>
  projects.includes(one.project);

const inProject = createPermissionRule({
  name: 'IN_PROJECT',
  description: 'Allow Applications of these AppProjects',
  resourceRef,
  paramsSchema: z.object({
    projects: z.array(z.string()).describe('Names of AppProjects'),
  }),
  apply: (subject, { projects }) => isIn(projects)(subject),
  toQuery: ({ projects }) => isIn(projects),
});

const onLabelled =
  (label: string, values?: readonly string[]) => (one: ApplicationSubject) =>
    hasLabel(one.clusterLabels, label, values);

const hasClusterLabel = createPermissionRule({
  name: 'HAS_CLUSTER_LABEL',
  description: 'Allow Applications on clusters that have this label',
  resourceRef,
  paramsSchema: z.object({
    label: z.string().describe('Key of the label'),
    values: z
      .array(z.string())
      .optional()
      .describe('Values to allow; any when absent'),
  }),
  apply: (subject, { label, values }) => onLabelled(label, values)(subject),
  toQuery: ({ label, values }) => onLabelled(label, values),
});

const isDeployedIn =
  (environments: readonly string[]) => (one: ApplicationSubject) =>
    one.environment !== undefined && environments.includes(one.environment);

const inEnvironment = createPermissionRule({
  name: 'IN_ENVIRONMENT',
  description: 'Allow Applications on clusters of these environments',
  resourceRef,
  paramsSchema: z.object({
    environments: z.array(z.string()).describe('Names of environments'),
  }),
  apply: (subject, { environments }) => isDeployedIn(environments)(subject),
  toQuery: ({ environments }) => isDeployedIn(environments),
});

const isOn = (hubs: readonly string[]) => (one: ApplicationSubject) =>
  hubs.includes(one.hub);

const onHub = createPermissionRule({
  name: 'ON_HUB',
  description: 'Allow Applications of these hubs',
  resourceRef,
  paramsSchema: z.object({
    hubs: z.array(z.string()).describe('Names of hubs, as configured'),
  }),
  apply: (subject, { hubs }) => isOn(hubs)(subject),
  toQuery: ({ hubs }) => isOn(hubs),
});

export const fleetApplicationRules = {
  isOwner,
  inProject,
  hasClusterLabel,
  inEnvironment,
  onHub,
};

const conditionExports = createConditionExports({
  resourceRef,
  rules: fleetApplicationRules,
});

/** Conditions on Applications, for a permission policy. */
export const fleetApplicationConditions = conditionExports.conditions;
export const createFleetApplicationConditionalDecision =
  conditionExports.createConditionalDecision;
