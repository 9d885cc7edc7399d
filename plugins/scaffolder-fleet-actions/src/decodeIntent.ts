import {
  FieldProblem,
  fieldProblems,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';

/** What is asked for, or every field that cannot be so and why. */
export type DecodedIntent<T> =
  | { ok: true; intent: T }
  | { ok: false; problems: FieldProblem[] };

/** Reads the input of an action. */
export function decodeIntent<T>(
  schema: z.ZodType<T>,
  input: unknown,
): DecodedIntent<T> {
  const parsed = schema.safeParse(input);
  return parsed.success
    ? { ok: true, intent: parsed.data }
    : { ok: false, problems: fieldProblems(parsed.error) };
}
