import { isMap, Value, ValueMap } from './values';

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
    if (present === undefined) into[key] = incoming;
    else if (isEmpty(present)) {
      if (incoming !== null || override) into[key] = incoming;
    } else if (isMap(incoming)) {
      // The hub keeps a plain value where the other side has a map.
      if (isMap(present) && !whole.has(key)) {
        mergeMaps(present, incoming, override, whole);
      }
    } else if (override) into[key] = incoming;
  }
}

export function isEmpty(value: Value): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (isMap(value)) return Object.keys(value).length === 0;
  return value === '' || value === false || value === 0 || value === 0n;
}
