import {
  booleanField,
  dnsLabelField,
  FieldProblem,
  fieldProblems,
  fleetRepositorySchema,
  hubNameField,
  lineField,
  listField,
  objectField,
  repositoryLayoutSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';

const retirementSchema = objectField({
  name: dnsLabelField,
  hubs: listField(hubNameField).optional(),
  repository: fleetRepositorySchema,
  removals: listField(lineField(600)).optional(),
  catalogEntity: booleanField.optional(),
  layout: repositoryLayoutSchema.optional(),
});
/** What is to leave the fleet; no hub or an empty list means every hub that has it. */
export type ApplicationSetRetirement = z.infer<typeof retirementSchema>;

export function decodeApplicationSetRetirement(
  input: unknown,
):
  | { ok: true; retirement: ApplicationSetRetirement }
  | { ok: false; problems: FieldProblem[] } {
  const parsed = retirementSchema.safeParse(input);
  return parsed.success
    ? { ok: true, retirement: parsed.data }
    : { ok: false, problems: fieldProblems(parsed.error) };
}
