import { Int64, isMap, Value, ValueMap } from './values';

/**
 * Merges `from` into `into` as the hub does: maps are merged entry by entry,
 * lists and plain values are taken whole. Without `override` only what is
 * missing or empty is taken.
 *
 * @param whole - keys whose maps are taken whole, too.
 */
export function mergeMaps(
  into: ValueMap,
  from: ValueMap,
  override: boolean,
  whole: ReadonlySet<string> = new Set(),
): void {
  for (const key of Object.keys(from)) {
    const incoming = from[key];
    const present: Value | undefined = into[key];
    if (isMap(incoming) && isMap(present)) {
      if (!whole.has(key)) mergeMaps(present, incoming, override, whole);
      else if (override || isEmpty(present)) into[key] = incoming;
    } else if (override) into[key] = incoming;
    else if (incoming !== null && (present === undefined || isEmpty(present))) {
      into[key] = incoming;
    }
  }
}

export function isEmpty(value: Value): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (isMap(value)) return Object.keys(value).length === 0;
  if (value instanceof Int64) return value.value === 0n;
  return value === '' || value === false || value === 0 || value === 0n;
}
