import { parse } from 'yaml';
import {
  isJsonObject,
  jsonSchema,
  withValueAt,
  type Json,
  type JsonObject,
} from '../json';
import type { Source } from '../world/argoObjects';
import {
  ManifestGenerationError,
  normalPath,
  type RepositoryTree,
} from './repositoryTree';

/** Helm's merge: maps merge, everything else (lists too) replaces, null deletes. */
export function mergeValues(base: JsonObject, over: JsonObject): JsonObject {
  const merged: Record<string, Json | undefined> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const existing = merged[key];
    if (value === null) delete merged[key];
    else if (isJsonObject(existing) && isJsonObject(value)) {
      merged[key] = mergeValues(existing, value);
    } else merged[key] = value;
  }
  return merged;
}

/** The same few value files are read for every cluster. Dropped whole when it grows too large. */
const parsedTexts = new Map<string, JsonObject>();
const mostParsedTexts = 2_000;

/** @throws ManifestGenerationError when the text is not a YAML map. */
export function parseValues(text: string, where: string): JsonObject {
  const known = parsedTexts.get(text);
  if (known) return known;
  const values = readValues(text, where);
  if (parsedTexts.size >= mostParsedTexts) parsedTexts.clear();
  parsedTexts.set(text, values);
  return values;
}

function readValues(text: string, where: string): JsonObject {
  let value: Json | undefined;
  try {
    value = jsonSchema.parse(parse(text) ?? {});
  } catch {
    throw new ManifestGenerationError(
      `failed to parse ${where}: error converting YAML to JSON`,
    );
  }
  if (!isJsonObject(value)) {
    throw new ManifestGenerationError(
      `failed to parse ${where}: it is not a map of values`,
    );
  }
  return value;
}

/**
 * The values of a Helm source in Helm's and Argo CD's order: the chart's own
 * `values.yaml`, `valueFiles` (relative to the chart, from the root with a
 * leading `/`, or in another source with `$ref/`), `values`, `valuesObject`,
 * then `parameters`.
 */
export function valuesOf(
  tree: RepositoryTree,
  source: Source,
  treeOfRef: (ref: string) => RepositoryTree | undefined,
): JsonObject {
  const helm = source.helm ?? {};
  const folder = normalPath(source.path ?? '') ?? '';
  const own = tree.files.get(normalPath(`${folder}/values.yaml`) ?? '');
  let values = own === undefined ? {} : parseValues(own, 'values.yaml');
  for (const file of helm.valueFiles ?? []) {
    const text = readValueFile(tree, folder, file, treeOfRef);
    if (text !== undefined) {
      values = mergeValues(values, parseValues(text, file));
    } else if (!helm.ignoreMissingValueFiles) {
      throw new ManifestGenerationError(
        `\`helm template . --name-template ${
          helm.releaseName ?? 'release'
        } --values ${file}\` failed exit status 1: Error: open ${file}: no such file or directory`,
      );
    }
  }
  if (helm.values) {
    values = mergeValues(values, parseValues(helm.values, 'helm.values'));
  }
  if (helm.valuesObject) values = mergeValues(values, helm.valuesObject);
  for (const { name, value } of helm.parameters ?? []) {
    const next = withValueAt(values, name.split('.'), parameterValue(value));
    if (isJsonObject(next)) values = next;
  }
  return values;
}

/** `--set` reads numbers and booleans where it can. */
function parameterValue(text: string): Json {
  if (text === 'true') return true;
  if (text === 'false') return false;
  return /^\d{1,15}$/.test(text) ? Number(text) : text;
}

function readValueFile(
  tree: RepositoryTree,
  folder: string,
  file: string,
  treeOfRef: (ref: string) => RepositoryTree | undefined,
): string | undefined {
  if (file.startsWith('$')) {
    const slash = file.indexOf('/');
    const other = treeOfRef(file.slice(1, slash < 0 ? undefined : slash));
    return other?.files.get(normalPath(file.slice(slash)) ?? '');
  }
  const path = normalPath(file.startsWith('/') ? file : `${folder}/${file}`);
  if (path === undefined) {
    throw new ManifestGenerationError(
      `value file '${file}' resolved to a path outside of the repository root`,
    );
  }
  return tree.files.get(path);
}
