const key = Buffer.from('"managedFields":[');
const quote = 0x22;
const backslash = 0x5c;
const braceOpen = 0x7b;
const braceClose = 0x7d;
const bracketOpen = 0x5b;
const bracketClose = 0x5d;

/**
 * Empties every `managedFields` of a JSON text, in place: Kubernetes keeps there
 * who set which field, a quarter of the bytes of an Application and two fifths
 * of the work of parsing it, and nobody here asks.
 *
 * In JSON these bytes are always a key: within a text the quotes would have
 * backslashes before them. What is not JSON stays not JSON, but for mistakes
 * within what is left out.
 *
 * @returns length of the text now, in bytes
 */
export function dropManagedFields(json: Buffer): number {
  let length = 0;
  let from = 0;
  for (;;) {
    const found = json.indexOf(key, from);
    const value = found + key.length - 1;
    const end = found < 0 ? -1 : endOfValue(json, value);
    const until = end < 0 ? json.length : value;
    if (length < from) json.copyWithin(length, from, until);
    length += until - from;
    if (end < 0) return length;
    length += json.write('[]', length, 'latin1');
    from = end;
  }
}

/** Where an array ends that begins there; -1 if it does not. */
function endOfValue(json: Buffer, begin: number): number {
  let depth = 0;
  let inText = false;
  for (let at = begin; at < json.length; at++) {
    const byte = json[at];
    if (byte === quote) inText = !inText;
    else if (inText) at += Number(byte === backslash);
    else if (byte === braceOpen || byte === bracketOpen) depth += 1;
    else if (byte === braceClose || byte === bracketClose) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}
