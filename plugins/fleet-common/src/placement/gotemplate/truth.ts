import { isMap, Value } from '../values';

/** What `if` takes for true: anything but nothing, false, zero and empty. */
export function isTrue(value: Value | undefined): boolean {
  if (value === undefined || value === null) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (isMap(value)) return Object.keys(value).length > 0;
  return Boolean(value);
}
