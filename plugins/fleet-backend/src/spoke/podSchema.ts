import { z } from 'zod';
import {
  conditionSchema,
  messageSchema,
  timeSchema,
} from './platform/metadata';
import { containerSchema, resourcesSchema } from './quantity';

/** An item with these is a pod. */
export const podIdentitySchema = z.object({
  metadata: z.object({ name: z.string(), namespace: z.string().default('') }),
});

const containerStatusSchema = z.object({
  state: z
    .object({
      waiting: z
        .object({
          reason: z.string().optional(),
          message: messageSchema.optional(),
        })
        .optional(),
    })
    .optional(),
});

/** A Pod of v1, what the portal reads of it. */
export const podSchema = z.object({
  metadata: z.object({ creationTimestamp: timeSchema.optional() }),
  spec: z
    .object({
      nodeName: z.string().optional(),
      containers: z.array(containerSchema).optional(),
      initContainers: z.array(containerSchema).optional(),
      overhead: resourcesSchema.optional(),
    })
    .optional(),
  status: z
    .object({
      phase: z.string().optional(),
      reason: z.string().optional(),
      message: messageSchema.optional(),
      startTime: timeSchema.optional(),
      conditions: z
        .array(
          conditionSchema.extend({ lastTransitionTime: timeSchema.optional() }),
        )
        .optional(),
      initContainerStatuses: z.array(containerStatusSchema).optional(),
      containerStatuses: z.array(containerStatusSchema).optional(),
    })
    .optional(),
});
export type Pod = z.infer<typeof podSchema>;
