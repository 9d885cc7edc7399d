import { Int64, isMap, STRING_MAP, Value } from '../values';

/** `%v` of a float64: the shortest digits, an exponent below -4 and from 6. */
export function formatFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  if (Object.is(value, -0)) return '-0';
  const [mantissa, exponentText] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < 6) return value.toString();
  const sign = exponent < 0 ? '-' : '+';
  return `${mantissa}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** `%v`: what `{{ . }}` prints; a value that is not there is `<no value>`. */
export function formatValue(value: Value | undefined): string {
  if (value === undefined || value === null) return '<no value>';
  return formatNested(value);
}

/** `%v` inside a list, a map or a call of `print`: nil is `<nil>`. */
export function formatNested(value: Value | undefined): string {
  if (value === undefined || value === null) return '<nil>';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return formatFloat(value);
  if (Array.isArray(value)) return `[${value.map(formatNested).join(' ')}]`;
  if (isMap(value)) {
    const entries = sortedKeys(value).map(
      key => `${key}:${formatNested(value[key])}`,
    );
    return `map[${entries.join(' ')}]`;
  }
  return String(value instanceof Int64 ? value.value : value);
}

/** Keys in the order of Go: by their bytes, which is by code point. */
export function sortedKeys(map: { readonly [key: string]: unknown }): string[] {
  return Object.keys(map).sort(compareStrings);
}

/** Compares by code point as Go compares the bytes of UTF-8. */
export function compareStrings(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const a = left.charCodeAt(at);
    const b = right.charCodeAt(at);
    if (a !== b) {
      return rank(a) - rank(b);
    }
  }
  return left.length - right.length;
}

/** Surrogates stand for code points above all that one unit can hold. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

const escapes: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
  '"': '\\"',
};

/** `%q`: a Go string literal. */
export function goQuote(text: string): string {
  let out = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (escapes[character] !== undefined) out += escapes[character];
    else if (code < 0x20 || code === 0x7f) {
      out += `\\x${code.toString(16).padStart(2, '0')}`;
    } else out += character;
  }
  return `"${out}"`;
}

/** The name of Go for the type of a value, as its messages use it. */
export function goType(value: Value | undefined): string {
  if (value === undefined || value === null) return 'interface {}';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return 'float64';
  if (typeof value === 'bigint') return 'int';
  if (value instanceof Int64) return 'int64';
  if (Array.isArray(value)) return '[]interface {}';
  return value[STRING_MAP] ? 'map[string]string' : 'map[string]interface {}';
}
