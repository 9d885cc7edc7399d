import { z } from 'zod';
import {
  dnsSubdomainField,
  explainFileText,
  FieldProblem,
  labelValueField,
  listField,
  objectField,
  textField,
} from './fields';
import { valuesYaml } from './manifestYaml';
import { quote } from './names';

/** What of a cluster a file can be named after. */
export const fileKeys = ['environment', 'region', 'cluster'] as const;
export type FileKey = (typeof fileKeys)[number];

/** What is read when nobody says otherwise. */
export const DEFAULT_FILE_KEYS: readonly FileKey[] = ['environment'];

const fileKeyField = z.enum(fileKeys, {
  error: 'it must be environment, region or cluster',
});

/** YAML of a map, as it is typed. */
export const helmValuesField = textField(value => {
  const unfit = explainFileText(value);
  if (unfit) return unfit;
  const parsed = valuesYaml(value);
  return 'problem' in parsed ? parsed.problem : undefined;
});

const fields = {
  environment: labelValueField.refine(value => value !== '', {
    error: 'it is empty; name an environment',
  }),
  region: labelValueField.refine(value => value !== '', {
    error: 'it is empty; name a region',
  }),
  cluster: dnsSubdomainField,
};

const distinct =
  (key: string) =>
  (entries: Record<string, unknown>[], context: z.RefinementCtx) => {
    entries.forEach((entry, index) => {
      if (entries.findIndex(one => one[key] === entry[key]) < index) {
        context.addIssue({
          code: 'custom',
          path: [index, key],
          message: `${quote(String(entry[key]))} is there twice; keep one`,
        });
      }
    });
  };

/**
 * Helm values: of every cluster, and of those that share a word. Each cluster
 * reads `values.yaml`, then the file that each key of `by` names, in that
 * order; the later one wins.
 */
export const valuesSchema = objectField({
  common: helmValuesField.optional(),
  by: listField(fileKeyField).optional(),
  environments: listField(
    objectField({
      environment: fields.environment,
      values: helmValuesField.optional(),
    }),
  )
    .superRefine(distinct('environment'))
    .optional(),
  regions: listField(
    objectField({ region: fields.region, values: helmValuesField.optional() }),
  )
    .superRefine(distinct('region'))
    .optional(),
  clusters: listField(
    objectField({
      cluster: fields.cluster,
      values: helmValuesField.optional(),
    }),
  )
    .superRefine(distinct('cluster'))
    .optional(),
});
export type ValuesIntent = z.infer<typeof valuesSchema>;

/** A values file that is asked for. */
export interface WantedValues {
  /** Path of the field with its text. */
  field: string;
  /** What its name ends in; undefined for `values.yaml`. */
  of: string | undefined;
  key?: FileKey;
  values: string;
}

/** The files that are asked for: of every cluster first, then in the order of {@link fileKeys}. */
export function wantedValues(values: ValuesIntent = {}): WantedValues[] {
  const { common = '', environments, regions, clusters } = values;
  const entry = (
    key: FileKey,
    list: string,
    index: number,
    of: string,
    text = '',
  ): WantedValues => ({
    field: `values.${list}[${index}].values`,
    key,
    of,
    values: text,
  });
  return [
    { field: 'values.common', of: undefined, values: common },
    ...(environments ?? []).map((one, index) =>
      entry('environment', 'environments', index, one.environment, one.values),
    ),
    ...(regions ?? []).map((one, index) =>
      entry('region', 'regions', index, one.region, one.values),
    ),
    ...(clusters ?? []).map((one, index) =>
      entry('cluster', 'clusters', index, one.cluster, one.values),
    ),
  ];
}

/** Two files of one name, and files that no cluster would read. */
export function valuesProblems(
  values: ValuesIntent,
  by: readonly FileKey[] = values.by ?? DEFAULT_FILE_KEYS,
): FieldProblem[] {
  const wanted = wantedValues(values);
  return wanted.flatMap(({ key, of, field }, index) => {
    if (key === undefined || of === undefined) return [];
    const place = field.replace(/values$/, key);
    if (!by.includes(key)) {
      return [
        {
          field: place,
          message: `no cluster reads it; add ${key} to values.by, or leave it out`,
        },
      ];
    }
    return wanted.findIndex(one => one.of === of) < index
      ? [
          {
            field: place,
            message: `${quote(
              `values-${of}.yaml`,
            )} is asked for twice, by different keys; keep one`,
          },
        ]
      : [];
  });
}

/**
 * Overlays of Kustomize in `overlays/` of the source's folder, each named after
 * a word of the clusters that deploy it.
 */
export const kustomizeSchema = objectField({
  by: fileKeyField.optional(),
  overlays: listField(
    objectField({
      name: dnsSubdomainField,
      /** YAML of its `kustomization.yaml`. */
      kustomization: helmValuesField.optional(),
    }),
  )
    .superRefine(distinct('name'))
    .optional(),
});
