import { z } from 'zod';
import { HubRefusal } from '../failures';
import { LabelSelector } from '../types';
import { isMap, Value, ValueMap } from '../values';

/** Kinds in the order in which the hub evaluates them within one entry. */
export const generatorKinds = [
  'list',
  'clusters',
  'git',
  'scmProvider',
  'clusterDecisionResource',
  'pullRequest',
  'matrix',
  'merge',
  'plugin',
] as const;
export type GeneratorKind = (typeof generatorKinds)[number];

// Not z.record, which would lose a key called `__proto__` without a word.
const labels = z.custom<Record<string, string>>(
  value =>
    isMap(value) &&
    Object.values(value).every(entry => typeof entry === 'string'),
  'expected a map of texts',
);
const selector = z.object({
  matchLabels: labels.nullish().transform(value => value ?? {}),
  matchExpressions: z
    .array(
      z.object({
        key: z.string(),
        operator: z.string(),
        values: z
          .array(z.string())
          .nullish()
          .transform(value => value ?? []),
      }),
    )
    .nullish()
    .transform(value => value ?? []),
});
const values = labels.nullish().transform(value => value ?? {});
const flag = z
  .boolean()
  .nullish()
  .transform(value => value ?? false);
const text = z
  .string()
  .nullish()
  .transform(value => value ?? '');
const tree = z.custom<ValueMap>(isMap, 'expected a map');
const trees = z
  .array(tree)
  .nullish()
  .transform(value => value ?? []);
const paths = z
  .array(z.object({ path: z.string(), exclude: flag }))
  .nullish()
  .transform(value => value ?? []);

const listSpec = z.object({ elements: trees, elementsYaml: text });
const clustersSpec = z.object({
  selector: selector.nullish().transform(value => value ?? {}),
  values,
  flatList: flag,
});
const gitSpec = z.object({
  repoURL: text,
  revision: text,
  directories: paths,
  files: paths,
  pathParamPrefix: text,
  values,
});
const repositoryLabels = z
  .array(z.string())
  .nullish()
  .transform(value => value ?? []);
const pullRequestSpec = z.object({
  github: z
    .object({ owner: text, repo: text, labels: repositoryLabels })
    .nullish(),
  gitlab: z.object({ project: text, labels: repositoryLabels }).nullish(),
  filters: z
    .array(
      z.object({
        branchMatch: text,
        targetBranchMatch: text,
        titleMatch: text,
      }),
    )
    .nullish()
    .transform(value => value ?? []),
  values,
});
const matrixSpec = z.object({ generators: trees });
const mergeSpec = z.object({
  generators: trees,
  mergeKeys: z
    .array(z.string())
    .nullish()
    .transform(value => value ?? []),
});

export type ListSpec = z.infer<typeof listSpec>;
export type ClustersSpec = z.infer<typeof clustersSpec>;
export type GitSpec = z.infer<typeof gitSpec>;
export type PullRequestSpec = z.infer<typeof pullRequestSpec>;
export type MatrixSpec = z.infer<typeof matrixSpec>;
export type MergeSpec = z.infer<typeof mergeSpec>;

function decode<T>(schema: z.ZodType<T>, input: Value, field: string): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = [field, ...issue.path.map(String)].join('.');
  throw new HubRefusal(`${path}: ${issue.message}`, path);
}

/** Reads one kind of generator; each throws HubRefusal for a wrong shape. */
export const decodeGenerator = {
  list: (input: Value, field: string): ListSpec =>
    decode(listSpec, input, field),
  clusters: (input: Value, field: string): ClustersSpec =>
    decode(clustersSpec, input, field),
  git: (input: Value, field: string): GitSpec => decode(gitSpec, input, field),
  pullRequest: (input: Value, field: string): PullRequestSpec =>
    decode(pullRequestSpec, input, field),
  matrix: (input: Value, field: string): MatrixSpec =>
    decode(matrixSpec, input, field),
  merge: (input: Value, field: string): MergeSpec =>
    decode(mergeSpec, input, field),
  selector: (input: Value, field: string): LabelSelector =>
    decode(selector, input, field),
};

/** The kinds that are set in one entry of `generators`. */
export function kindsOf(generator: ValueMap): GeneratorKind[] {
  return generatorKinds.filter(
    kind => generator[kind] !== undefined && generator[kind] !== null,
  );
}
