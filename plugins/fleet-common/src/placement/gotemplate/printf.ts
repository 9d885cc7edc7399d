import { NotEvaluable } from '../failures';
import { Int64, isMap, Value } from '../values';
import { formatNested, goQuote, goType } from './format';

const verb = /%([-+# 0]*)(\d+|\*)?(?:\.(\d+|\*)?)?(.)/gsu;

/**
 * `fmt.Sprintf` of Go for the verbs that templates use: `%v %s %d %q %t %f
 * %x %%` with flags, width and precision.
 *
 * @throws NotEvaluable for any other verb.
 */
export function sprintf(format: string, args: readonly Value[]): string {
  let next = 0;
  const out = format.replace(
    verb,
    (whole, flags: string, width: string, precision: string, name: string) => {
      if (name === '%') return '%';
      if (width === '*' || precision === '*') unsupported(whole);
      if (next >= args.length) return `%!${name}(MISSING)`;
      const value = args[next];
      next += 1;
      const hasPrecision = /\./.test(whole.slice(0, -name.length));
      const digits = hasPrecision ? Number(precision ?? 0) : undefined;
      const text = convert(value, name, flags, digits);
      return pad(text, flags, Number(width ?? 0), isNumeric(value));
    },
  );
  const left = args.slice(next);
  if (left.length === 0) return out;
  const extra = left.map(value =>
    value === null ? '<nil>' : `${goType(value)}=${formatNested(value)}`,
  );
  return `${out}%!(EXTRA ${extra.join(', ')})`;
}

/** `fmt.Sprint`: a space between two arguments that are both no strings. */
export function sprint(args: readonly Value[]): string {
  return args
    .map((value, index) => {
      const spaced =
        index > 0 &&
        typeof value !== 'string' &&
        typeof args[index - 1] !== 'string';
      return (spaced ? ' ' : '') + formatNested(value);
    })
    .join('');
}

function isNumeric(value: Value): boolean {
  return (
    typeof value === 'bigint' ||
    typeof value === 'number' ||
    value instanceof Int64
  );
}

function isInteger(value: Value): boolean {
  return typeof value === 'bigint' || value instanceof Int64;
}

function unsupported(what: string): never {
  throw new NotEvaluable(
    `the template formats with ${what}, which the preview does not evaluate`,
  );
}

function convert(
  value: Value,
  name: string,
  flags: string,
  precision: number | undefined,
): string {
  if (flags.includes('#')) unsupported(`%#${name}`);
  switch (name) {
    case 'v':
      if (typeof value === 'number' && precision !== undefined) {
        unsupported('%v with a precision');
      }
      return signed(value, flags, formatNested(value));
    case 's':
      if (typeof value === 'string') return cut(value, precision);
      if (Array.isArray(value)) return formatList(value, name, flags);
      return mismatch(value, name);
    case 'q':
      if (typeof value === 'string') return goQuote(cut(value, precision));
      return mismatch(value, name);
    case 't':
      return typeof value === 'boolean' ? String(value) : mismatch(value, name);
    case 'd':
      if (!isInteger(value)) return mismatch(value, name);
      if (precision !== undefined) unsupported('%d with a precision');
      return signed(value, flags, formatNested(value));
    case 'f':
      if (typeof value !== 'number') return mismatch(value, name);
      return signed(value, flags, fixed(value, precision ?? 6));
    case 'x':
      if (value instanceof Int64) return value.value.toString(16);
      if (typeof value === 'bigint') return value.toString(16);
      return typeof value === 'string' ? hex(value) : mismatch(value, name);
    default:
      return unsupported(`%${name}`);
  }
}

function formatList(value: Value[], name: string, flags: string): string {
  const items = value.map(item =>
    item === null ? '<nil>' : convert(item, name, flags, undefined),
  );
  return `[${items.join(' ')}]`;
}

function cut(text: string, precision: number | undefined): string {
  return precision === undefined
    ? text
    : [...text].slice(0, precision).join('');
}

function hex(text: string): string {
  return [...text]
    .map(character => {
      const code = character.codePointAt(0) ?? 0;
      if (code > 0x7f) unsupported('%x of text that is not ASCII');
      return code.toString(16).padStart(2, '0');
    })
    .join('');
}

function mismatch(value: Value, name: string): string {
  if (value === null) return `%!${name}(<nil>)`;
  if (Array.isArray(value) || isMap(value)) unsupported(`%${name} of a list`);
  return `%!${name}(${goType(value)}=${formatNested(value)})`;
}

/** Go rounds an exact half to the even digit, JavaScript away from zero. */
function fixed(value: number, digits: number): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21 || digits > 40) {
    unsupported('%f of such a number');
  }
  const rounded = value.toFixed(digits);
  const exact = Math.abs(value).toFixed(100).split('.')[1].slice(digits);
  const odd = /[13579]$/.test(rounded);
  if (!/^50*$/.test(exact) || !odd) return rounded;
  const step = 10 ** -digits;
  return (value > 0 ? value - step / 2 : value + step / 2).toFixed(digits);
}

function signed(value: Value, flags: string, text: string): string {
  if (!isNumeric(value) || text.startsWith('-')) return text;
  if (flags.includes('+') && !text.startsWith('+')) return `+${text}`;
  return flags.includes(' ') ? ` ${text}` : text;
}

const MAX_WIDTH = 10_000;

function pad(
  text: string,
  flags: string,
  width: number,
  numeric: boolean,
): string {
  if (width > MAX_WIDTH) unsupported(`a width of ${width}`);
  const missing = width - [...text].length;
  if (missing <= 0) return text;
  if (flags.includes('-')) return text + ' '.repeat(missing);
  if (flags.includes('0') && numeric) {
    const sign = /^[-+ ]/.test(text) ? text[0] : '';
    return sign + '0'.repeat(missing) + text.slice(sign.length);
  }
  return ' '.repeat(missing) + text;
}
