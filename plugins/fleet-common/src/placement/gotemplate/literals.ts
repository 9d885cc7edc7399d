const simpleEscapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

const numericEscape =
  /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3}))/;

/**
 * The text of a Go string literal in double quotes or backquotes; undefined
 * when it is malformed.
 */
export function parseQuoted(literal: string): string | undefined {
  const body = literal.slice(1, -1);
  if (literal.startsWith('`')) return body.replace(/\r/g, '');
  let out = '';
  for (let at = 0; at < body.length; at += 1) {
    if (body[at] !== '\\') {
      out += body[at];
      continue;
    }
    const rest = body.slice(at + 1);
    const simple = simpleEscapes[rest[0] ?? ''];
    if (simple !== undefined) {
      out += simple;
      at += 1;
      continue;
    }
    const match = numericEscape.exec(rest);
    if (!match) return undefined;
    const [whole, hex, short, long, octal] = match;
    const code = octal
      ? parseInt(octal, 8)
      : parseInt(hex ?? short ?? long ?? '', 16);
    if (code > 0x10ffff) return undefined;
    out += String.fromCodePoint(code);
    at += whole.length;
  }
  return out;
}

/** The code point of a Go character constant such as `'a'`. */
export function parseCharacter(literal: string): bigint | undefined {
  const text = parseQuoted(literal);
  if (text === undefined || [...text].length !== 1) return undefined;
  return BigInt(text.codePointAt(0) ?? 0);
}

const integer =
  /^([+-]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]*|[1-9][0-9]*)$/;
const decimal = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;

/** A Go number: a bigint for an integer constant, a number for a float. */
export function parseNumber(literal: string): bigint | number | undefined {
  const text = literal.replace(/(?<=[0-9a-fA-FxXbBoO])_(?=[0-9a-fA-F])/g, '');
  const match = integer.exec(text);
  if (match) {
    const [, sign, digits] = match;
    const octal = /^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits;
    const value = BigInt(octal);
    return sign === '-' ? -value : value;
  }
  return decimal.test(text) ? Number(text) : undefined;
}
