import {
  booleanField,
  FieldProblem,
  fieldProblems,
  fleetRepositorySchema,
  lineField,
  objectField,
  repositoryLayoutSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';

const stopIntentSchema = objectField({
  repository: fleetRepositorySchema,
  reason: lineField(500).refine(
    reason => reason.trim() !== '',
    'it is empty; say why, for whoever looks at the page',
  ),
  workloads: booleanField.optional(),
  layout: repositoryLayoutSchema.optional(),
});
/** What is to be stopped; the fields are those of `fleet:upgrade:stop`. */
export type StopIntent = z.infer<typeof stopIntentSchema>;

export function decodeStopIntent(
  input: unknown,
): { ok: true; intent: StopIntent } | { ok: false; problems: FieldProblem[] } {
  const parsed = stopIntentSchema.safeParse(input);
  return parsed.success
    ? { ok: true, intent: parsed.data }
    : { ok: false, problems: fieldProblems(parsed.error) };
}
