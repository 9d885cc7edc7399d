import { z } from 'zod';
import {
  booleanField,
  dnsLabelField,
  dnsSubdomainField,
  explainFileText,
  FieldProblem,
  fieldProblems,
  labelKeyField,
  labelValueField,
  listField,
  objectField,
  textField,
} from './fields';
import { repositoryLayoutSchema } from './layout';
import { valuesYaml } from './manifestYaml';
import { quote } from './names';
import { PlacementGenerator, placementGeneratorSchema } from './generators';
import {
  explainFolder,
  explainGitUrl,
  explainRevision,
  fleetRepositorySchema,
} from './repository';

/** Hubs are named by configuration: letters, digits, `-`, `_` and `.`. */
export const hubNameField = textField(value =>
  /^[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/.test(value)
    ? undefined
    : `${quote(value)} is not the name of a hub; take one of fleet.hubs[].name`,
);

/** Where the Helm chart is. Without `repoURL` it is in the fleet repository. */
export const chartSourceSchema = z.union(
  [
    objectField({
      repoURL: textField(explainGitUrl).optional(),
      targetRevision: textField(explainRevision).optional(),
      path: textField(explainFolder),
    }).strict(),
    objectField({
      repoURL: textField(explainGitUrl),
      targetRevision: textField(explainRevision),
      chart: textField(explainFolder),
    }).strict(),
  ],
  {
    error:
      'it needs a path in a Git repository, or a repoURL, chart and targetRevision of a Helm repository',
  },
);
export type ChartSource = z.infer<typeof chartSourceSchema>;

const helmValuesField = textField(value => {
  const unfit = explainFileText(value);
  if (unfit) return unfit;
  const parsed = valuesYaml(value);
  return 'problem' in parsed ? parsed.problem : undefined;
});

const valuesSchema = objectField({
  common: helmValuesField.optional(),
  environments: listField(
    objectField({
      environment: labelValueField.refine(value => value !== '', {
        error: 'it is empty; name an environment',
      }),
      values: helmValuesField.optional(),
    }),
  )
    .superRefine((entries, context) => {
      entries.forEach(({ environment }, index) => {
        if (entries.findIndex(e => e.environment === environment) < index) {
          context.addIssue({
            code: 'custom',
            path: [index, 'environment'],
            message: `${quote(environment)} is there twice; keep one`,
          });
        }
      });
    })
    .optional(),
});

/** A Go duration of Argo CD: `5s`, `3m`, `1h30m`. */
const durationField = textField(value =>
  /^(\d+(ms|s|m|h))+$/.test(value)
    ? undefined
    : `${quote(value)} is not a duration; write for example 5s, 3m or 1h`,
);

const wholeNumber = (min: number, max: number) => {
  const error = `it must be a whole number from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
};

const syncPolicySchema = objectField({
  automated: booleanField.optional(),
  prune: booleanField.optional(),
  selfHeal: booleanField.optional(),
  allowEmpty: booleanField.optional(),
  createNamespace: booleanField.optional(),
  retry: objectField({
    limit: wholeNumber(0, 100).optional(),
    backoff: objectField({
      duration: durationField.optional(),
      factor: wholeNumber(1, 10).optional(),
      maxDuration: durationField.optional(),
    }).optional(),
  }).optional(),
});

/** The one expression kind that a name may hold: a parameter of the cluster generator. */
const nameParameter =
  /\{\{\s*\.?(name|nameNormalized|metadata\.labels\.\w+)\s*\}\}/g;

const applicationNameField = textField(value => {
  const example = "for example 'shop-{{.nameNormalized}}'";
  const parameters = value.match(nameParameter) ?? [];
  if (!parameters.some(one => /\{\s*\.?name/.test(one))) {
    return `${quote(
      value,
    )} gives every cluster the same name; put {{.nameNormalized}} into it, ${example}`;
  }
  return /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(
    value.replace(nameParameter, 'x'),
  ) && value.length <= 200
    ? undefined
    : `${quote(
        value,
      )} is not a name; use lower-case letters, digits, '-', '.' and {{.nameNormalized}}, ${example}`;
});

const entityRefField = textField(value =>
  /^[a-z][a-z0-9]*:[\w.-]{1,63}\/[\w.-]{1,63}$/i.test(value)
    ? undefined
    : `${quote(
        value,
      )} is not an entity; write kind:namespace/name, for example component:default/shop`,
);

/**
 * What somebody wants of an ApplicationSet. The template's form and the input
 * of `fleet:applicationset:create` have these very fields, so that what the
 * form previews is what the action writes.
 */
export const applicationSetIntentSchema = objectField({
  name: dnsLabelField,
  entityRef: entityRefField.optional(),
  hubs: listField(hubNameField).min(1, {
    error: 'it is empty; choose at least one hub',
  }),
  generator: placementGeneratorSchema,
  project: dnsSubdomainField,
  namespace: dnsLabelField,
  applicationName: applicationNameField.optional(),
  repository: fleetRepositorySchema,
  source: chartSourceSchema.optional(),
  values: valuesSchema.optional(),
  environmentLabel: labelKeyField.optional(),
  syncPolicy: syncPolicySchema.optional(),
  preserveResourcesOnDeletion: booleanField.optional(),
  goTemplate: booleanField.optional(),
  argocdNamespace: dnsLabelField.optional(),
  layout: repositoryLayoutSchema.optional(),
});
export type ApplicationSetIntent = z.infer<typeof applicationSetIntentSchema>;

/** Reads a form or an action's input; fields that it does not know are left out. */
export function decodeApplicationSetIntent(
  input: unknown,
):
  | { ok: true; intent: ApplicationSetIntent }
  | { ok: false; problems: FieldProblem[] } {
  const parsed = applicationSetIntentSchema.safeParse(
    withoutBlankSource(input),
  );
  if (!parsed.success) {
    return { ok: false, problems: fieldProblems(parsed.error) };
  }
  const problems = [
    ...applicationNameProblems(parsed.data),
    ...sourceProblems(parsed.data),
  ];
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, intent: parsed.data };
}

function applicationNameProblems({
  applicationName,
  generator,
  goTemplate = true,
}: ApplicationSetIntent): FieldProblem[] {
  const problem = (message: string) => [{ field: 'applicationName', message }];
  if (applicationName === undefined) return [];
  if (!('clusters' in generator)) {
    return problem(
      'its parameters are those of a cluster generator; leave it out for any other',
    );
  }
  const parameters = applicationName.match(nameParameter) ?? [];
  if (parameters.every(one => /^\{\{\s*\./.test(one) === goTemplate)) return [];
  return problem(
    goTemplate
      ? `${quote(
          applicationName,
        )} is of the older templates; write {{.name}} with a dot, or set goTemplate to false`
      : `${quote(
          applicationName,
        )} is a template of Go; write {{name}} without the dot, or leave goTemplate out`,
  );
}

function sourceProblems({
  source,
  generator,
  values,
}: ApplicationSetIntent): FieldProblem[] {
  if (source) return [];
  if (!hasFolders(generator)) {
    const message =
      'it is required; only a generator of folders in Git brings what it deploys';
    return [{ field: 'source.path', message }];
  }
  const { common = '', environments = [] } = values ?? {};
  const isEmpty = common.trim() === '' && environments.length === 0;
  const message =
    'they belong to a chart, and without source each folder is deployed as it is; leave them out, or name the chart in source';
  return isEmpty ? [] : [{ field: 'values', message }];
}

/** Does it bring what it deploys, so that no chart is needed? */
export function hasFolders(generator: PlacementGenerator): boolean {
  return (
    'matrix' in generator ||
    ('git' in generator && 'directories' in generator.git)
  );
}

/** A form gives an object without anything in it for what nobody filled in. */
function withoutBlankSource(input: unknown): unknown {
  const form = z.looseObject({ source: z.record(z.string(), z.unknown()) });
  const { data } = form.safeParse(input);
  const isBlank = (value: unknown) => value === undefined || value === '';
  return data && Object.values(data.source).every(isBlank)
    ? { ...data, source: undefined }
    : input;
}
