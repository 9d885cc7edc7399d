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
import { placementGeneratorSchema } from './placementGenerator';
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
  /\{\{\s*\.(name|nameNormalized|metadata\.labels\.\w+)\s*\}\}/g;

const applicationNameField = textField(value => {
  const example = "for example 'shop-{{.nameNormalized}}'";
  const parameters = value.match(nameParameter) ?? [];
  if (!parameters.some(one => /\.name/.test(one))) {
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
  source: chartSourceSchema,
  values: valuesSchema.optional(),
  environmentLabel: labelKeyField.optional(),
  syncPolicy: syncPolicySchema.optional(),
  preserveResourcesOnDeletion: booleanField.optional(),
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
  const parsed = applicationSetIntentSchema.safeParse(input);
  if (!parsed.success) {
    return { ok: false, problems: fieldProblems(parsed.error) };
  }
  const { applicationName, generator } = parsed.data;
  if (applicationName !== undefined && !('clusters' in generator)) {
    const message =
      'its parameters are those of a cluster generator; leave it out for any other';
    return { ok: false, problems: [{ field: 'applicationName', message }] };
  }
  return { ok: true, intent: parsed.data };
}
