import { z } from 'zod';

/** As GitHub takes them: one line, at most 50 characters. */
export const labelSchema = z
  .string()
  .trim()
  .min(1)
  .max(50)
  .regex(/^[^\p{C}\p{Zl}\p{Zp},]+$/u, 'must be one line without a comma');

export const labelsSchema = z.object({
  labels: z.array(labelSchema).min(1).max(100),
});
