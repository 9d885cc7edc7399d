import {
  dnsLabelField,
  FieldProblem,
  fieldProblems,
  fleetRepositorySchema,
  lineField,
  listField,
  objectField,
  repositoryLayoutSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';

const waveIntentSchema = objectField({
  repository: fleetRepositorySchema,
  wave: lineField(100),
  clusters: listField(dnsLabelField).optional(),
  layout: repositoryLayoutSchema.optional(),
});
/** What is to be upgraded; the fields are those of `fleet:upgrade:wave`. */
export type WaveIntent = z.infer<typeof waveIntentSchema>;

export function decodeWaveIntent(
  input: unknown,
): { ok: true; intent: WaveIntent } | { ok: false; problems: FieldProblem[] } {
  const parsed = waveIntentSchema.safeParse(input);
  return parsed.success
    ? { ok: true, intent: parsed.data }
    : { ok: false, problems: fieldProblems(parsed.error) };
}
