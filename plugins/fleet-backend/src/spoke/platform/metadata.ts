import { z } from 'zod';
import { withoutCredentials } from '../../domain/withoutCredentials';

/** Words of an operator, who may repeat the credential that was refused. */
export const messageSchema = z.string().transform(withoutCredentials);

/** What the portal reads of the metadata of any object. */
export const metadataSchema = z.object({
  name: z.string(),
  namespace: z.string().optional(),
  labels: z.record(z.string(), z.string()).optional(),
  annotations: z.record(z.string(), z.string()).optional(),
  creationTimestamp: z.string().optional(),
});

export const conditionSchema = z.object({
  type: z.string(),
  status: z.string(),
  reason: z.string().optional(),
  message: messageSchema.optional(),
  lastTransitionTime: z.string().optional(),
});
export type Condition = z.infer<typeof conditionSchema>;

/** An object with conditions, as most operators write them. */
export const conditionedSchema = z.object({
  metadata: metadataSchema,
  status: z
    .object({ conditions: z.array(conditionSchema).optional() })
    .optional(),
});

/** The words of a condition; its reason where it has no message. */
export function wordsOf(condition: Condition | undefined): string | undefined {
  return condition?.message || condition?.reason || undefined;
}
