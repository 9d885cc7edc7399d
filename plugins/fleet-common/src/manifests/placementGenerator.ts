import { z } from 'zod';
import {
  explainTemplated,
  issueMessage,
  labelValueField,
  listField,
  textField,
} from './fields';
import {
  ArgoGenerator,
  GeneratorIntent,
  generatorIntentSchema,
  toArgoGenerator,
} from './generator';
import { quote } from './names';
import {
  explainGitUrl,
  explainRevision,
  FleetRepository,
  resolveRepository,
} from './repository';

const clusterNameField = textField(value => {
  if (value.trim() === '') {
    return 'it is empty; name a cluster as its hub calls it';
  }
  if (value.length > 253 || /[\p{C}\p{Zl}\p{Zp}]/u.test(value)) {
    return 'it is not the name of a cluster; write it in one line as its hub calls it';
  }
  return explainTemplated(value);
});

const environmentField = labelValueField.refine(value => value !== '', {
  error: 'it is empty; name the environment whose values it reads',
});

/** A path of Git files, with the globs of Argo CD. */
const filePathField = textField(value => {
  const parts = value.split('/');
  return value.length <= 500 &&
    /^[\w.+*?[\]{},/-]+$/.test(value) &&
    !value.includes('{{') &&
    parts.every(part => part !== '' && part !== '.' && part !== '..')
    ? undefined
    : `${quote(
        value,
      )} is not a path inside the repository; write for example apps/shop/placements/*.yaml`;
});

/** With an error that names the key that is too much. */
const strictField = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject(shape, {
    error: issue => {
      if (issue.code === 'unrecognized_keys') {
        return `it has ${quote(
          issue.keys[0],
        )}, which has no meaning here; take it out`;
      }
      return issue.input === undefined
        ? 'it is required'
        : 'it must be an object';
    },
  });

const listSchema = strictField({
  list: strictField({
    elements: listField(
      strictField({ cluster: clusterNameField, env: environmentField }),
    ).min(1, { error: 'it is empty; name at least one cluster' }),
  }),
});

const gitSchema = strictField({
  git: strictField({
    repoURL: textField(explainGitUrl).optional(),
    revision: textField(explainRevision).optional(),
    files: listField(strictField({ path: filePathField })).min(1, {
      error: 'it is empty; name at least one path',
    }),
  }),
});

export type PlacementGenerator =
  | GeneratorIntent
  | z.infer<typeof listSchema>
  | z.infer<typeof gitSchema>;

const objectSchema = z.record(z.string(), z.unknown());

/**
 * What decides on which clusters a service is placed, in Argo CD's own shape:
 * an object whose one key is the kind of generator.
 * - `clusters`: every cluster that a label selector takes
 * - `list`: clusters by name, each with its environment
 * - `git`: files in Git, each with the keys `cluster` and `env`
 *
 * The kind is told by its key, so that an error names the field in it.
 */
export const placementGeneratorSchema = z
  .unknown()
  .superRefine((value, context) => {
    const keys = objectSchema.safeParse(value).data ?? {};
    const parsed = schemaFor(keys).safeParse(value);
    for (const issue of parsed.error?.issues ?? []) {
      const message = issueMessage(issue);
      context.addIssue({ code: 'custom', path: issue.path, message });
    }
  })
  .pipe(z.union([listSchema, gitSchema, generatorIntentSchema]));

function schemaFor(keys: object): z.ZodType<PlacementGenerator> {
  if (Object.hasOwn(keys, 'list')) return listSchema;
  if (Object.hasOwn(keys, 'git')) return gitSchema;
  return generatorIntentSchema;
}

/** A generator as it stands in `ApplicationSet.spec.generators`. */
export type ArgoPlacementGenerator =
  | ArgoGenerator
  | z.infer<typeof listSchema>
  | {
      git: { repoURL: string; revision: string; files: { path: string }[] };
    };

/** A generator, and the Go templates of what it tells about a place. */
export interface Placement {
  generator: ArgoPlacementGenerator;
  /** Of the cluster, fit for the name of an Application. */
  name: string;
  environment: string;
  destination: { server: string } | { name: string };
}

/** List and files tell a cluster and its environment by these keys. */
const named = {
  name: '{{.cluster | normalize}}',
  environment: '{{.env}}',
  destination: { name: '{{.cluster}}' },
};

/** @param environmentLabel - the cluster label with the environment, for the cluster generator */
export function toPlacement(
  generator: PlacementGenerator,
  repository: FleetRepository,
  environmentLabel: string,
): Placement {
  if ('list' in generator) return { generator, ...named };
  if ('git' in generator) {
    const { gitUrl, branch } = resolveRepository(repository);
    const { repoURL = gitUrl, revision = branch, files } = generator.git;
    return { generator: { git: { repoURL, revision, files } }, ...named };
  }
  return {
    generator: toArgoGenerator(generator, environmentLabel),
    name: '{{.nameNormalized}}',
    environment: labelParameter(environmentLabel),
    destination: { server: '{{.server}}' },
  };
}

/** `index` also reads keys with dots and slashes, and is sure of the key: the generator asks for it. */
function labelParameter(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key)
    ? `{{.metadata.labels.${key}}}`
    : `{{index .metadata.labels "${key}"}}`;
}
