import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** Decodes a request's body or query, or says which field is wrong. */
export function parseInput<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) {
    return result.data;
  }
  throw new InputError(
    result.error.issues
      .map(({ path, message }) => `${path.join('.') || 'request'}: ${message}`)
      .join('; '),
  );
}
