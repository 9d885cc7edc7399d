import { Int64, isMap, Value } from '../values';

/** What `if` takes for true: anything but nothing, false, zero and empty. */
export function isTrue(value: Value | undefined): boolean {
  if (value === undefined || value === null) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof Int64) return value.value !== 0n;
  if (isMap(value)) return Object.keys(value).length > 0;
  return Boolean(value);
}
