import type { ReadyObject } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import {
  conditionSchema,
  messageSchema,
  metadataSchema,
  wordsOf,
} from './metadata';
import type { PlatformApi } from './PlatformApi';

/** `status.ready` of kyverno.io/v1, and the condition that replaced it. */
const clusterPolicySchema = z.object({
  metadata: metadataSchema,
  status: z
    .object({
      ready: z.boolean().optional(),
      conditions: z.array(conditionSchema).optional(),
    })
    .optional(),
});

export async function clusterPolicies(
  api: PlatformApi,
): Promise<ReadyObject[]> {
  const kind = 'ClusterPolicy';
  const policies = await api.list(
    {
      group: 'kyverno.io',
      versions: ['v1'],
      plural: 'clusterpolicies',
      kind,
    },
    clusterPolicySchema,
  );
  return policies.map(({ metadata, status }) => {
    const condition = status?.conditions?.find(({ type }) => type === 'Ready');
    return {
      kind,
      name: metadata.name,
      ready: condition ? condition.status === 'True' : status?.ready === true,
      message: wordsOf(condition),
      since: condition?.lastTransitionTime ?? metadata.creationTimestamp,
    };
  });
}

const validatingPolicySchema = z.object({
  metadata: metadataSchema,
  status: z
    .object({
      conditionStatus: z
        .object({
          ready: z.boolean().optional(),
          message: messageSchema.optional(),
        })
        .optional(),
    })
    .optional(),
});

/** The policies in CEL of policies.kyverno.io. */
export async function validatingPolicies(
  api: PlatformApi,
): Promise<ReadyObject[]> {
  const kind = 'ValidatingPolicy';
  const policies = await api.list(
    {
      group: 'policies.kyverno.io',
      versions: ['v1', 'v1beta1', 'v1alpha1'],
      plural: 'validatingpolicies',
      kind,
    },
    validatingPolicySchema,
  );
  return policies.map(({ metadata, status }) => ({
    kind,
    name: metadata.name,
    ready: status?.conditionStatus?.ready === true,
    message: status?.conditionStatus?.message || undefined,
    since: metadata.creationTimestamp,
  }));
}
