import { z } from 'zod';
import {
  booleanField,
  dnsLabelField,
  dnsSubdomainField,
  FieldProblem,
  fieldProblems,
  hubNameField,
  labelKeyField,
  listField,
  objectField,
  textField,
} from './fields';
import { repositoryLayoutSchema } from './layout';
import {
  helmSchema,
  releaseNameProblems,
  templateProblems,
} from './helmIntent';
import { quote } from './names';
import {
  hubProblems,
  PlacementGenerator,
  placementGeneratorSchema,
} from './generators';
import {
  explainFolder,
  explainGitUrl,
  explainRevision,
  fleetRepositorySchema,
} from './repository';
import { rollingSyncSchema } from './rollingSync';
import {
  DEFAULT_FILE_KEYS,
  FileKey,
  kustomizeSchema,
  valuesProblems,
  valuesSchema,
  wantedValues,
} from './valuesIntent';

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

/** What makes manifests of a source. Default: kustomize where that is given, otherwise helm. */
export const tools = ['helm', 'kustomize'] as const;

/**
 * How what an Application brought goes with it: `foreground` waits until it is
 * gone, `background` does not.
 */
export const finalizers = ['foreground', 'background'] as const;

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
  /** What makes the manifests; what belongs to the other tool is left out. */
  tool: z.enum(tools, { error: 'it must be helm or kustomize' }).optional(),
  helm: helmSchema.optional(),
  kustomize: kustomizeSchema.optional(),
  environmentLabel: labelKeyField.optional(),
  syncPolicy: syncPolicySchema.optional(),
  rollingSync: rollingSyncSchema.optional(),
  preserveResourcesOnDeletion: booleanField.optional(),
  finalizer: z
    .enum(finalizers, { error: 'it must be foreground or background' })
    .optional(),
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
  const parsed = applicationSetIntentSchema.safeParse(withoutBlanks(input));
  if (!parsed.success) {
    return { ok: false, problems: fieldProblems(parsed.error) };
  }
  const problems = [
    ...hubProblems(parsed.data.generator, parsed.data.hubs),
    ...applicationNameProblems(parsed.data),
    ...sourceProblems(parsed.data),
    ...fileProblems(parsed.data),
    ...deletionProblems(parsed.data),
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
  const isEmpty = wantedValues(values).every(
    one => one.of === undefined && one.values.trim() === '',
  );
  const message =
    'they belong to a chart, and without source each folder is deployed as it is; leave them out, or name the chart in source';
  return isEmpty ? [] : [{ field: 'values', message }];
}

/** What of the clusters the intent names files after, in the order in which they are read. */
export function fileKeysOf({
  values,
  kustomize,
}: Pick<ApplicationSetIntent, 'values' | 'kustomize'>): readonly FileKey[] {
  return kustomize
    ? [kustomize.by ?? 'environment']
    : values?.by ?? DEFAULT_FILE_KEYS;
}

function fileProblems(intent: ApplicationSetIntent): FieldProblem[] {
  const { values, helm, generator, goTemplate = true } = intent;
  const { releaseName, values: inline } = helm ?? {};
  const template = { generator, goTemplate };
  return [
    ...(values && !intent.kustomize ? valuesProblems(values) : []),
    ...(intent.kustomize ? kustomizeProblems(intent) : []),
    ...(releaseName
      ? [
          ...templateProblems('helm.releaseName', releaseName, template),
          ...releaseNameProblems(releaseName),
        ]
      : []),
    ...(inline ? templateProblems('helm.values', inline, template) : []),
    ...(fileKeysOf(intent).includes('region') ? regionProblems(generator) : []),
  ];
}

/** A list has to say what it tells; files in Git say so in the preview. */
function regionProblems(generator: PlacementGenerator): FieldProblem[] {
  const message =
    'it is required, since a file is named after the region; give it, or take region out of values.by';
  if ('list' in generator) {
    return generator.list.elements.flatMap(({ region }, index) =>
      region
        ? []
        : [{ field: `generator.list.elements[${index}].region`, message }],
    );
  }
  if ('git' in generator && 'values' in generator.git) {
    return generator.git.values.region
      ? []
      : [{ field: 'generator.git.values.region', message }];
  }
  return [];
}

function kustomizeProblems({
  source,
  generator,
  values,
  helm,
  kustomize,
}: ApplicationSetIntent): FieldProblem[] {
  const problem = (field: string, message: string) => [{ field, message }];
  if (hasFolders(generator)) {
    return problem(
      'kustomize',
      'a generator of folders deploys each folder as it is; leave it out, or choose the clusters by labels or name',
    );
  }
  if (source && 'chart' in source) {
    return problem(
      'kustomize',
      'overlays are in a folder of a Git repository, and source names a Helm chart; give a path',
    );
  }
  const hasValues = wantedValues(values).some(
    one => one.of !== undefined || one.values.trim() !== '',
  );
  if (hasValues || helm?.releaseName || helm?.values) {
    return problem(
      hasValues ? 'values' : 'helm',
      'they are for Helm, and kustomize deploys overlays; leave one of the two out',
    );
  }
  return source?.repoURL && kustomize?.overlays?.length
    ? problem(
        'kustomize.overlays',
        'they would be files of another repository; leave them out, or leave source.repoURL empty',
      )
    : [];
}

function deletionProblems({
  finalizer,
  preserveResourcesOnDeletion,
}: ApplicationSetIntent): FieldProblem[] {
  return finalizer && preserveResourcesOnDeletion
    ? [
        {
          field: 'finalizer',
          message:
            'it deletes what preserveResourcesOnDeletion keeps; leave one of the two out',
        },
      ]
    : [];
}

/** Does it bring what it deploys, so that no chart is needed? */
export function hasFolders(generator: PlacementGenerator): boolean {
  return (
    'matrix' in generator ||
    ('git' in generator && 'directories' in generator.git)
  );
}

/**
 * A form gives an object without anything in it for what nobody filled in, and
 * keeps what was typed for the tool that was not chosen in the end.
 */
function withoutBlanks(input: unknown): unknown {
  const form = z.record(z.string(), z.unknown()).safeParse(input).data;
  if (!form) return input;
  const optional = ['source', 'helm', 'rollingSync'];
  const others: Record<string, string[] | undefined> = {
    helm: ['kustomize'],
    kustomize: ['values', 'helm'],
  };
  const dropped = others[String(form.tool)] ?? [];
  const kept = Object.fromEntries(
    Object.entries(form).filter(
      ([key, value]) =>
        !dropped.includes(key) && !(optional.includes(key) && isBlank(value)),
    ),
  );
  return form.tool === 'kustomize' ? { kustomize: {}, ...kept } : kept;
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === '') return true;
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(isBlank)
  );
}
