import {
  applicationSetIntentSchema,
  dnsLabelField,
  explainRevision,
  FieldProblem,
  fieldProblems,
  fleetRepositorySchema,
  hubNameField,
  lineField,
  listField,
  objectField,
  placementGeneratorSchema,
  textField,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';

const { shape } = applicationSetIntentSchema;

/** A form gives an empty text or list for what nobody filled in. */
const withoutBlanks = z.preprocess(
  dropBlanks,
  objectField({
    name: dnsLabelField,
    hubs: listField(hubNameField)
      .min(1, { error: 'it is empty; choose at least one hub' })
      .optional(),
    repository: fleetRepositorySchema,
    generator: placementGeneratorSchema.optional(),
    revision: textField(explainRevision).optional(),
    values: shape.values,
    syncPolicy: shape.syncPolicy,
    preserveResourcesOnDeletion: shape.preserveResourcesOnDeletion,
    environmentLabel: shape.environmentLabel,
    layout: shape.layout,
    removals: listField(lineField(600)).optional(),
    allowNoMatch: z.boolean().optional(),
  }),
);

/** What is to change about a service that is on the fleet already. */
export const applicationSetChangeSchema = withoutBlanks.superRefine(
  ({ generator, revision, values, syncPolicy, ...rest }, context) => {
    const changes = [
      generator,
      revision,
      values,
      syncPolicy,
      rest.preserveResourcesOnDeletion,
    ];
    if (changes.some(change => change !== undefined)) return;
    context.addIssue({
      code: 'custom',
      path: ['generator'],
      message:
        'nothing is to change; give a generator, a revision, values, a syncPolicy or preserveResourcesOnDeletion',
    });
  },
);
export type ApplicationSetChange = z.output<typeof applicationSetChangeSchema>;

export function decodeApplicationSetChange(
  input: unknown,
):
  | { ok: true; change: ApplicationSetChange }
  | { ok: false; problems: FieldProblem[] } {
  const parsed = applicationSetChangeSchema.safeParse(input);
  return parsed.success
    ? { ok: true, change: parsed.data }
    : { ok: false, problems: fieldProblems(parsed.error) };
}

const recordSchema = z.record(z.string(), z.unknown());

/** What of the optional fields says nothing is taken away: `''`, `[]`, `{}`, and what holds only such. */
function dropBlanks(input: unknown): unknown {
  const parsed = recordSchema.safeParse(input);
  if (!parsed.success) return input;
  const optional = ['hubs', 'revision', 'values', 'syncPolicy', 'removals'];
  return Object.fromEntries(
    Object.entries(parsed.data).filter(
      ([key, value]) => !optional.includes(key) || !isBlank(value),
    ),
  );
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every(isBlank);
}
