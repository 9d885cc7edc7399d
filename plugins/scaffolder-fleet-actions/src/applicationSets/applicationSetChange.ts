import {
  applicationSetIntentSchema,
  dnsLabelField,
  explainRevision,
  FieldProblem,
  fieldProblems,
  finalizers,
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

/** What there is to change. */
const changes = [
  'generator',
  'revision',
  'source',
  'values',
  'tool',
  'helm',
  'kustomize',
  'syncPolicy',
  'rollingSync',
  'preserveResourcesOnDeletion',
  'finalizer',
] as const;

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
    source: shape.source.nullable(),
    values: shape.values,
    tool: shape.tool,
    helm: shape.helm.nullable(),
    kustomize: shape.kustomize.nullable(),
    syncPolicy: shape.syncPolicy,
    rollingSync: shape.rollingSync,
    preserveResourcesOnDeletion: shape.preserveResourcesOnDeletion,
    finalizer: z
      .enum([...finalizers, 'hub'], {
        error: 'it must be foreground, background or hub',
      })
      .optional(),
    environmentLabel: shape.environmentLabel,
    layout: shape.layout,
    removals: listField(lineField(600)).optional(),
    allowNoMatch: z.boolean().optional(),
  }),
);

/** What is to change about a service that is on the fleet already. */
export const applicationSetChangeSchema = withoutBlanks.superRefine(
  (change, context) => {
    if (changes.some(field => change[field] !== undefined)) return;
    context.addIssue({
      code: 'custom',
      path: ['generator'],
      message: `nothing is to change; give one of ${changes.join(', ')}`,
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
    ? { ok: true, change: ofItsTool(parsed.data) }
    : { ok: false, problems: fieldProblems(parsed.error) };
}

/** Input of the other tool is left out, as when a service is put on the fleet. */
function ofItsTool({
  helm,
  values,
  kustomize,
  ...change
}: ApplicationSetChange): ApplicationSetChange {
  return {
    ...change,
    ...(change.tool !== 'kustomize' && { helm, values }),
    ...(change.tool !== 'helm' && { kustomize }),
  };
}

const recordSchema = z.record(z.string(), z.unknown());

/** What of the optional fields says nothing is dropped: `''`, `[]`, `{}`, and what holds only such. */
function dropBlanks(input: unknown): unknown {
  const parsed = recordSchema.safeParse(input);
  if (!parsed.success) return input;
  const optional = [
    'hubs',
    'revision',
    'source',
    'values',
    'tool',
    'helm',
    'kustomize',
    'syncPolicy',
    'finalizer',
    'removals',
  ];
  return Object.fromEntries(
    Object.entries(parsed.data).filter(
      ([key, value]) =>
        !optional.includes(key) || !isBlank(value) || takesAway(key, value),
    ),
  );
}

/** `null`, and a list of files that says none is to be read. */
function takesAway(key: string, value: unknown): boolean {
  if (key === 'values') {
    const { by } = recordSchema.safeParse(value).data ?? {};
    return Array.isArray(by);
  }
  return value === null && ['source', 'helm', 'kustomize'].includes(key);
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every(isBlank);
}
