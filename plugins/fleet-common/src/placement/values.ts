/**
 * The one value type of the engine: parameters, templates and what a Go
 * template computes.
 *
 * - A `number` is a Go float64 (every number of JSON and YAML is one), a
 *   `bigint` is a Go int (such as a literal): Go prints and compares the two
 *   differently.
 * - Maps have no prototype, so a label called `__proto__` or `constructor` is
 *   a key like any other. Make them with {@link newMap} only.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Int64
  | Value[]
  | ValueMap;

/**
 * What arithmetic gives in a template. Go does not pass it where an int is
 * asked: `trunc (add 1 2)` is refused, `trunc (int (add 1 2))` is not.
 */
export class Int64 {
  constructor(readonly value: bigint) {}
}

/**
 * Marks a `map[string]string` of Go, such as labels: a key that is missing
 * there is the empty string under `missingkey=zero`, and functions that want
 * a `map[string]interface{}` refuse it.
 */
export const STRING_MAP: unique symbol = Symbol('map[string]string');

export interface ValueMap {
  [key: string]: Value;
  [STRING_MAP]?: true;
}

/** An empty map without a prototype. */
export function newMap(): ValueMap {
  return Object.create(null);
}

/** A `map[string]string` with the entries of `source`. */
export function stringMap(source: Readonly<Record<string, string>>): ValueMap {
  const map = newMap();
  for (const [key, value] of Object.entries(source)) map[key] = value;
  map[STRING_MAP] = true;
  return map;
}

export function isMap(value: unknown): value is ValueMap {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Int64)
  );
}

export function isStringMap(value: unknown): boolean {
  return isMap(value) && value[STRING_MAP] === true;
}

/** A copy that shares no map and no list with `value`. */
export function cloneValue(value: Value): Value {
  if (Array.isArray(value)) return value.map(cloneValue);
  if (!isMap(value)) return value;
  const copy = newMap();
  for (const key of Object.keys(value)) copy[key] = cloneValue(value[key]);
  if (value[STRING_MAP]) copy[STRING_MAP] = true;
  return copy;
}

const MAX_DEPTH = 64;
const MAX_NODES = 500_000;

/**
 * Copies anything into a {@link Value}. What JSON cannot say (functions,
 * undefined) is dropped; a date becomes its ISO text.
 *
 * @throws RangeError when it is nested deeper than 64 levels, holds more than
 * 500,000 values, or contains itself.
 */
export function toValue(input: unknown): Value {
  let nodes = 0;
  const copy = (value: unknown, depth: number): Value | undefined => {
    nodes += 1;
    if (depth > MAX_DEPTH) {
      throw new RangeError(`it is nested deeper than ${MAX_DEPTH} levels`);
    }
    if (nodes > MAX_NODES) {
      throw new RangeError(`it holds more than ${MAX_NODES} values`);
    }
    if (
      value === null ||
      typeof value === 'string' ||
      typeof value === 'boolean' ||
      typeof value === 'number'
    ) {
      return value;
    }
    if (typeof value === 'bigint') return Number(value);
    if (Array.isArray(value)) {
      return value.map(item => copy(item, depth + 1) ?? null);
    }
    if (value instanceof Date) {
      return Number.isNaN(value.getTime()) ? null : value.toISOString();
    }
    if (value instanceof Map) return copy(fromEntries(value), depth);
    if (typeof value !== 'object') return undefined;
    const map = newMap();
    for (const [key, item] of Object.entries(value)) {
      const copied = copy(item, depth + 1);
      if (copied !== undefined) map[key] = copied;
    }
    return map;
  };
  return copy(input, 0) ?? null;
}

function fromEntries(map: Map<unknown, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = Object.create(null);
  for (const [key, item] of map) result[String(key)] = item;
  return result;
}

/** The same value as ordinary JSON objects, for callers outside the engine. */
export function toPlain(value: Value): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Int64) return Number(value.value);
  if (Array.isArray(value)) return value.map(toPlain);
  if (!isMap(value)) return value;
  return toPlainRecord(value, toPlain);
}

/** Like {@link toPlain} for a map, with a conversion of each entry. */
export function toPlainRecord<T>(
  map: ValueMap,
  convert: (value: Value) => T,
): Record<string, T> {
  const result: Record<string, T> = {};
  for (const key of Object.keys(map)) {
    const entry = convert(map[key]);
    if (key !== '__proto__') result[key] = entry;
    else {
      // Assigning it would set the prototype instead.
      Object.defineProperty(result, key, {
        value: entry,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
  }
  return result;
}
