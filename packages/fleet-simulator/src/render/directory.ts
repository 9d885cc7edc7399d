import { parseAllDocuments } from 'yaml';
import {
  isJsonArray,
  isJsonObject,
  jsonSchema,
  type JsonObject,
} from '../json';
import { manifestSchema, type Source } from '../world/argoObjects';
import {
  filesBelow,
  ManifestGenerationError,
  type RepositoryTree,
} from './repositoryTree';

/** Kubernetes objects of a YAML or JSON file, `List`s taken apart. */
export function parseManifests(text: string, path: string): JsonObject[] {
  return parseAllDocuments(text).flatMap(document => {
    if (document.errors.length > 0) {
      throw new ManifestGenerationError(
        `failed to unmarshal "${path}": ${document.errors[0].message}`,
      );
    }
    const value = jsonSchema.parse(document.toJS() ?? null);
    if (value === null) return [];
    if (
      isJsonObject(value) &&
      value.kind === 'List' &&
      isJsonArray(value.items)
    ) {
      return value.items.map(item => asManifest(item, path));
    }
    return [asManifest(value, path)];
  });
}

function asManifest(value: unknown, path: string): JsonObject {
  if (!isJsonObject(value) || !manifestSchema.safeParse(value).success) {
    throw new ManifestGenerationError(
      `failed to unmarshal "${path}": Object 'Kind' is missing`,
    );
  }
  return value;
}

/**
 * A source of plain manifests. `include` and `exclude` are globs over the path
 * below the folder, with `{a,b}` for alternatives, as in Argo CD.
 */
export function renderDirectory(
  tree: RepositoryTree,
  folder: string,
  options: Source['directory'] = {},
): JsonObject[] {
  const include = options.include ? globs(options.include) : undefined;
  const exclude = options.exclude ? globs(options.exclude) : undefined;
  const prefix = folder === '' ? 0 : folder.length + 1;
  return filesBelow(tree, folder)
    .filter(path => /\.(ya?ml|json)$/.test(path))
    .filter(path => options.recurse || !path.slice(prefix).includes('/'))
    .filter(path => !include || include.test(path.slice(prefix)))
    .filter(path => !exclude?.test(path.slice(prefix)))
    .flatMap(path => parseManifests(tree.files.get(path) ?? '', path));
}

function globs(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.')
    .replace(
      /\{([^{}]*)\}/g,
      (_, choices: string) => `(?:${choices.split(',').join('|')})`,
    );
  return new RegExp(`^${source}$`);
}
