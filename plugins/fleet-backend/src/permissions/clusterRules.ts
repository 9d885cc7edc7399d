import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';
import type { ClusterSubject } from '../domain/scope';
import { hasLabel } from './labelRule';
import { fleetClusterPermissionResourceRef } from './resources';

const resourceRef = fleetClusterPermissionResourceRef;

const isOwnedBy = (claims: readonly string[]) => (one: ClusterSubject) =>
  one.owners.some(owner => claims.includes(owner));

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow clusters whose catalog entity one of the claims owns',
  resourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity refs, usually the ownership refs of the user'),
  }),
  apply: (subject, { claims }) => isOwnedBy(claims)(subject),
  toQuery: ({ claims }) => isOwnedBy(claims),
});

const isLabelled =
  (label: string, values?: readonly string[]) => (one: ClusterSubject) =>
    hasLabel(one.labels, label, values);

const hasClusterLabel = createPermissionRule({
  name: 'HAS_CLUSTER_LABEL',
  description: 'Allow clusters that have this label',
  resourceRef,
  paramsSchema: z.object({
    label: z.string().describe('Key of the label'),
    values: z
      .array(z.string())
      .optional()
      .describe('Values to allow; any when absent'),
  }),
  apply: (subject, { label, values }) => isLabelled(label, values)(subject),
  toQuery: ({ label, values }) => isLabelled(label, values),
});

const isIn = (environments: readonly string[]) => (one: ClusterSubject) =>
  one.environment !== undefined && environments.includes(one.environment);

const inEnvironment = createPermissionRule({
  name: 'IN_ENVIRONMENT',
  description: 'Allow clusters of these environments',
  resourceRef,
  paramsSchema: z.object({
    environments: z.array(z.string()).describe('Names of environments'),
  }),
  apply: (subject, { environments }) => isIn(environments)(subject),
  toQuery: ({ environments }) => isIn(environments),
});

const isOn = (hubs: readonly string[]) => (one: ClusterSubject) =>
  hubs.includes(one.hub);

const onHub = createPermissionRule({
  name: 'ON_HUB',
  description: 'Allow clusters of these hubs',
  resourceRef,
  paramsSchema: z.object({
    hubs: z.array(z.string()).describe('Names of hubs, as configured'),
  }),
  apply: (subject, { hubs }) => isOn(hubs)(subject),
  toQuery: ({ hubs }) => isOn(hubs),
});

export const fleetClusterRules = {
  isOwner,
  hasClusterLabel,
  inEnvironment,
  onHub,
};

const conditionExports = createConditionExports({
  resourceRef,
  rules: fleetClusterRules,
});

/** Conditions on clusters, for a permission policy. */
export const fleetClusterConditions = conditionExports.conditions;
export const createFleetClusterConditionalDecision =
  conditionExports.createConditionalDecision;
