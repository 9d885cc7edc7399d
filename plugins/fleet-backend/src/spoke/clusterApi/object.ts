import type { ClusterApiCondition } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { conditionSchema, metadataSchema } from '../platform/metadata';

export const objectMetadataSchema = metadataSchema.extend({
  namespace: z.string(),
  deletionTimestamp: z.string().optional(),
});
type ObjectMetadata = z.infer<typeof objectMetadataSchema>;

/** `status.conditions`, of every version; only their `severity` is older. */
export const conditionsSchema = z.array(conditionSchema).optional();

export function baseOf(
  { namespace, name, creationTimestamp }: ObjectMetadata,
  conditions: z.infer<typeof conditionsSchema>,
) {
  return {
    namespace,
    name,
    createdAt: creationTimestamp,
    conditions: (conditions ?? []).map(toCondition),
  };
}

function toCondition(
  condition: z.infer<typeof conditionSchema>,
): ClusterApiCondition {
  const { type, status, reason, message, lastTransitionTime } = condition;
  return {
    type,
    status: status === 'True' || status === 'False' ? status : 'Unknown',
    reason: reason || undefined,
    message: message || undefined,
    since: lastTransitionTime,
  };
}
