/**
 * The same value without the fields that are null, changed in place: for an API
 * server such a field is one that is not there, and which of the two it writes is
 * up to the operator that serves or made the object. It goes by a list of its own,
 * as an answer may be nested deeper than calls may be.
 */
export function withoutNulls(value: unknown): unknown {
  const left: unknown[] = [value];
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one !== 'object' || one === null) continue;
    const isList = Array.isArray(one);
    for (const [key, member] of Object.entries(one)) {
      if (member === null && !isList) Reflect.deleteProperty(one, key);
      else if (typeof member === 'object') left.push(member);
    }
  }
  return value;
}
