import { z } from 'zod';
import { withoutCredentials } from '../../domain/withoutCredentials';

/** Words of an operator, who may repeat the credential that was refused. */
export const messageSchema = z.string().transform(withoutCredentials);

/** When something happened, as it is told; undefined for words that are no time. */
export const momentSchema = z
  .string()
  .transform(text => (Number.isNaN(Date.parse(text)) ? undefined : text));

/** The same to the millisecond, as JavaScript writes it. */
export const timeSchema = momentSchema.transform(
  text => text && new Date(text).toISOString(),
);

/** What the portal reads of the metadata of any object. */
export const metadataSchema = z.object({
  name: z.string(),
  namespace: z.string().optional(),
  labels: z.record(z.string(), z.string()).optional(),
  annotations: z.record(z.string(), z.string()).optional(),
  creationTimestamp: momentSchema.optional(),
});

export const conditionSchema = z.object({
  type: z.string(),
  status: z.string(),
  reason: z.string().optional(),
  message: messageSchema.optional(),
  lastTransitionTime: momentSchema.optional(),
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
