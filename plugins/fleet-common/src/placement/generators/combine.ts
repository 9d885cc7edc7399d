import { HubRefusal } from '../failures';
import { formatNested } from '../gotemplate/format';
import { goJson } from '../gotemplate/functions/encoding';
import { mergeMaps } from '../merging';
import { cloneValue, isMap, newMap } from '../values';
import { MAX_APPLICATIONS, Params } from './context';

/** Refuses before a product of generators fills the memory. */
export function checkCount(count: number): void {
  if (count > MAX_APPLICATIONS) {
    throw new HubRefusal(
      `it would generate more than ${MAX_APPLICATIONS.toLocaleString(
        'en-US',
      )} Applications, which is more than a preview holds; narrow its generators`,
      'spec.generators',
    );
  }
}

export function copyParams(params: Params): Params {
  const copy = cloneValue(params);
  return isMap(copy) ? copy : newMap();
}

/**
 * The parameters of one combination of a matrix. With `goTemplate` the first
 * generator wins where both have a value; without it the hub refuses two
 * values of one name.
 */
export function combine(
  first: Params,
  second: Params,
  goTemplate: boolean,
): Params {
  if (goTemplate) {
    const merged = copyParams(second);
    mergeMaps(merged, copyParams(first), true);
    return merged;
  }
  const merged = texts(first);
  for (const [key, value] of Object.entries(texts(second))) {
    const present = merged[key];
    if (present !== undefined && present !== value) {
      throw new HubRefusal(
        'failed to combine string maps with merging params for the matrix generator: ' +
          `found duplicate key ${key} with different value, a: ${formatNested(
            present,
          )} ,b: ${formatNested(value)}`,
      );
    }
    merged[key] = value;
  }
  return merged;
}

/** The parameters of a merge: those of the later generator win. */
export function overrideParams(
  base: Params,
  later: Params,
  goTemplate: boolean,
): Params {
  if (goTemplate) {
    const merged = copyParams(base);
    mergeMaps(merged, copyParams(later), true);
    return merged;
  }
  const merged = texts(base);
  for (const [key, value] of Object.entries(texts(later))) merged[key] = value;
  return merged;
}

function texts(params: Params): Params {
  const result = newMap();
  for (const key of Object.keys(params)) {
    result[key] = formatNested(params[key]);
  }
  return result;
}

/**
 * Sets of parameters by the JSON of their merge keys, in their order.
 *
 * @throws HubRefusal without keys, or when two sets have the same.
 */
export function byMergeKeys(
  keys: readonly string[],
  sets: readonly Params[],
): Map<string, Params> {
  if (keys.length === 0) {
    throw new HubRefusal(
      'no merge keys were specified, Merge requires at least one',
    );
  }
  const found = new Map<string, Params>();
  for (const params of sets) {
    const named = newMap();
    for (const key of keys) named[key] = params[key] ?? null;
    const text = goJson(named);
    if (found.has(text)) {
      throw new HubRefusal(
        'the parameters from a generator were not unique by the given mergeKeys, ' +
          `Merge requires all param sets to be unique. Duplicate key was ${text}`,
      );
    }
    found.set(text, params);
  }
  return found;
}
