import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../json';

/**
 * The fields that Argo CD can leave out of its list and stream. What is asked
 * for beyond them is ignored without a word; `status.sync` is such a case,
 * while `status.sync.status` is not.
 */
const listFields = [
  'metadata.annotations',
  'metadata.creationTimestamp',
  'metadata.deletionTimestamp',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'spec',
  'status.health',
  'status.operationState.finishedAt',
  'status.operationState.operation.sync',
  'status.operationState.phase',
  'status.operationState.startedAt',
  'status.summary',
  'status.sync.comparedTo',
  'status.sync.revision',
  'status.sync.status',
  'status.resources',
];

/** Only the parts of a value that some path names. A path goes through lists. */
function picked(value: Json, paths: readonly string[][]): Json | undefined {
  if (paths.some(path => path.length === 0)) return value;
  if (isJsonArray(value)) {
    return value.map(item => picked(item, paths) ?? {});
  }
  if (!isJsonObject(value)) return undefined;
  const result: Record<string, Json> = {};
  const keys = [...new Set(paths.map(([key]) => key))].sort();
  for (const key of keys) {
    const child = value[key];
    if (child === undefined) continue;
    const rest = paths
      .filter(path => path[0] === key)
      .map(path => path.slice(1));
    const part = picked(child, rest);
    if (part !== undefined) result[key] = part;
  }
  return result;
}

function pathsOf(fields: string): string[][] {
  return fields
    .split(',')
    .filter(Boolean)
    .map(field => field.trim().split('.'));
}

function isServed(path: readonly string[]): boolean {
  const dotted = path.join('.');
  return listFields.some(
    field => dotted === field || dotted.startsWith(`${field}.`),
  );
}

/** `fields=` of the list: paths begin with `items.` or `metadata.`. */
export function maskList(list: JsonObject, fields: string): JsonObject {
  const paths = pathsOf(fields);
  const ofItems = paths
    .filter(([head, ...rest]) => head === 'items' && isServed(rest))
    .map(path => path.slice(1));
  const items = isJsonArray(list.items)
    ? list.items.map(item => withNulls(picked(item, ofItems) ?? {}, ofItems))
    : null;
  const metadata = isJsonObject(list.metadata) ? list.metadata : {};
  return {
    items,
    metadata: paths.some(([head]) => head === 'metadata')
      ? metadata
      : { resourceVersion: metadata.resourceVersion },
  };
}

/** What is asked for by its name and is not there comes as null. */
function withNulls(item: Json, paths: readonly string[][]): Json {
  if (!isJsonObject(item)) return item;
  const filled: Record<string, Json | undefined> = { ...item };
  for (const [head, key, ...rest] of paths) {
    if (key === undefined || rest.length > 0 || head === 'status') continue;
    const part = filled[head];
    const known = isJsonObject(part) ? part : {};
    if (known[key] === undefined) filled[head] = { ...known, [key]: null };
  }
  return filled;
}

/** `fields=` of the stream: paths begin with `result.application.`. Everything can be asked for there. */
export function maskEvent(event: JsonObject, fields: string): JsonObject {
  const paths = pathsOf(fields);
  const masked = picked(event, paths);
  return isJsonObject(masked) ? masked : {};
}
