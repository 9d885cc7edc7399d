import { mergeMaps } from './merging';
import { cloneValue, isMap, newMap, Value, ValueMap } from './values';

/** The hub takes these as one piece, however deep they are. */
const wholeFields: ReadonlySet<string> = new Set(['valuesObject']);

/** The order in which the hub renders; the first mistake is the one it names. */
const metadataOrder = [
  'name',
  'namespace',
  'labels',
  'annotations',
  'finalizers',
];
const specOrder = ['source', 'destination', 'project', 'syncPolicy'];

/**
 * The template of one generator: its own fields, and those of
 * `spec.template` for what it leaves empty.
 */
export function templateOf(own: Value | undefined, base: ValueMap): ValueMap {
  const merged = own === undefined ? null : cloneValue(own);
  const template = isMap(merged) ? merged : newMap();
  const from = cloneValue(base);
  if (isMap(from)) mergeMaps(template, from, false, wholeFields);
  const ordered = newMap();
  ordered.metadata = pick(template.metadata, metadataOrder);
  ordered.spec = arrange(template.spec, specOrder);
  return ordered;
}

function pick(from: Value | undefined, keys: string[]): ValueMap {
  const result = newMap();
  if (!isMap(from)) return result;
  for (const key of keys) {
    if (from[key] !== undefined && from[key] !== null) result[key] = from[key];
  }
  return result;
}

function arrange(from: Value | undefined, first: string[]): ValueMap {
  const result = pick(from, first);
  if (!isMap(from)) return result;
  for (const key of Object.keys(from)) result[key] = from[key];
  return result;
}
