import { NotEvaluable } from '../../failures';
import { Value } from '../../values';
import { FunctionError } from '../errors';
import { compareStrings, formatNested, goQuote } from '../format';
import {
  FunctionTable,
  integer,
  list,
  strings,
  TemplateFunction,
  text,
} from './signature';
import { stringMap } from '../../values';

/** Go's unicode.IsSpace, which is not JavaScript's. */
const SPACE =
  '\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const spaces = new RegExp(`[${SPACE}]`, 'g');
const leadingSpaces = new RegExp(`^[${SPACE}]+`);
const ASCII = /^[\x00-\x7f]*$/; // eslint-disable-line no-control-regex

export function utf8Length(value: string): number {
  let length = 0;
  for (const character of value) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) length += 1;
    else if (code < 0x800) length += 2;
    else length += code < 0x10000 ? 3 : 4;
  }
  return length;
}

export function trimSpace(value: string): string {
  let end = value.length;
  while (end > 0 && value[end - 1].replace(spaces, '') === '') end -= 1;
  return value.slice(0, end).replace(leadingSpaces, '');
}

/** Go cuts bytes, JavaScript code units: the same for ASCII only. */
function ascii(value: string, name: string): string {
  if (ASCII.test(value)) return value;
  throw new NotEvaluable(
    `the template calls ${name} on text that is not ASCII, which the preview does not evaluate`,
  );
}

function eachCharacter(
  value: string,
  change: (character: string) => string,
): string {
  // Go maps one code point to one code point, so `ß` has no upper case.
  return [...value]
    .map(character => {
      const changed = change(character);
      return [...changed].length === 1 ? changed : character;
    })
    .join('');
}

const lower = (value: string) => eachCharacter(value, c => c.toLowerCase());
const upper = (value: string) => eachCharacter(value, c => c.toUpperCase());

function trunc(count: number, value: string): string {
  const from = ascii(value, 'trunc');
  if (count < 0) {
    return from.length + count > 0 ? from.slice(from.length + count) : from;
  }
  return from.slice(0, count);
}

function substr(start: number, end: number, value: string): string {
  const from = ascii(value, 'substr');
  const length = from.length;
  if (start < 0) return from.slice(0, end);
  const stop = end < 0 || end > length ? length : end;
  if (start > stop) {
    throw new FunctionError(
      `runtime error: slice bounds out of range [${start}:${stop}]`,
    );
  }
  return from.slice(start, stop);
}

function title(value: string): string {
  let previous = ' ';
  return eachCharacter(value, character => {
    const starts = !/[\p{L}\p{Nd}_]/u.test(previous);
    previous = character;
    return starts ? character.toUpperCase() : character;
  });
}

function split(separator: string, value: string): string[] {
  return separator === '' ? [...value] : value.split(separator);
}

function splitLimited(
  separator: string,
  count: number,
  value: string,
): string[] {
  if (count < 0) return split(separator, value);
  if (count === 0) return [];
  const parts = split(separator, value);
  if (parts.length <= count) return parts;
  return [...parts.slice(0, count - 1), parts.slice(count - 1).join(separator)];
}

function numbered(parts: string[]): Value {
  return stringMap(
    Object.fromEntries(parts.map((part, at) => [`_${at}`, part])),
  );
}

function replaceAll(from: string, to: string, value: string): string {
  if (from !== '') return value.split(from).join(to);
  return value === '' ? to : to + [...value].join(to) + to;
}

function trimCut(cutset: string, value: string): string {
  const cut = new Set(cutset);
  const characters = [...value];
  let start = 0;
  let end = characters.length;
  while (start < end && cut.has(characters[start])) start += 1;
  while (end > start && cut.has(characters[end - 1])) end -= 1;
  return characters.slice(start, end).join('');
}

/** What sprig makes of a list for `join`: nil entries are left out. */
export function textItems(value: Value): string[] {
  if (value === null) return [];
  if (!Array.isArray(value)) return [formatNested(value)];
  return value.filter(item => item !== null).map(formatNested);
}

function indent(count: number, value: string): string {
  const pad = ' '.repeat(count);
  return pad + value.replaceAll('\n', `\n${pad}`);
}

function counted(
  name: string,
  call: (count: number, value: string) => string,
  grows: boolean,
): TemplateFunction {
  return {
    params: ['int', 'string'],
    call: ([count, value], budget) => {
      const times = integer(count);
      if (grows) {
        if (times < 0) {
          throw new FunctionError(`strings: negative Repeat count (${name})`);
        }
        const lines = text(value).length + 1;
        budget.write(Math.min(times * lines, Number.MAX_SAFE_INTEGER));
      }
      return call(times, text(value));
    },
  };
}

const toText: TemplateFunction = {
  params: ['any'],
  call: ([value]) => formatNested(value),
};

export const texts: FunctionTable = {
  lower: strings(1, lower),
  upper: strings(1, upper),
  title: strings(1, title),
  trim: strings(1, trimSpace),
  trimAll: strings(2, trimCut),
  trimall: strings(2, trimCut),
  trimPrefix: strings(2, (prefix, value) =>
    value.startsWith(prefix) ? value.slice(prefix.length) : value,
  ),
  trimSuffix: strings(2, (suffix, value) =>
    value.endsWith(suffix)
      ? value.slice(0, value.length - suffix.length)
      : value,
  ),
  nospace: strings(1, value => value.replace(spaces, '')),
  contains: {
    params: ['string', 'string'],
    call: ([part, value]) => text(value).includes(text(part)),
  },
  hasPrefix: {
    params: ['string', 'string'],
    call: ([prefix, value]) => text(value).startsWith(text(prefix)),
  },
  hasSuffix: {
    params: ['string', 'string'],
    call: ([suffix, value]) => text(value).endsWith(text(suffix)),
  },
  replace: {
    params: ['string', 'string', 'string'],
    call: ([from, to, value], budget) => {
      const grown = text(to).length * (text(value).length + 1);
      budget.write(text(value).length + grown);
      return replaceAll(text(from), text(to), text(value));
    },
  },
  quote: {
    params: [],
    rest: 'any',
    call: args =>
      args
        .filter(value => value !== null)
        .map(value => goQuote(formatNested(value)))
        .join(' '),
  },
  squote: {
    params: [],
    rest: 'any',
    call: args =>
      args
        .filter(value => value !== null)
        .map(value => `'${formatNested(value)}'`)
        .join(' '),
  },
  cat: {
    params: [],
    rest: 'any',
    call: args =>
      args
        .filter(value => value !== null)
        .map(formatNested)
        .join(' '),
  },
  toString: toText,
  toStrings: { params: ['any'], call: ([value]) => textItems(value) },
  trunc: counted('trunc', trunc, false),
  indent: counted('indent', indent, true),
  nindent: counted(
    'nindent',
    (count, value) => `\n${indent(count, value)}`,
    true,
  ),
  repeat: counted('repeat', (count, value) => value.repeat(count), true),
  substr: {
    params: ['int', 'int', 'string'],
    call: ([start, end, value]) =>
      substr(integer(start), integer(end), text(value)),
  },
  split: {
    params: ['string', 'string'],
    call: ([separator, value]) => numbered(split(text(separator), text(value))),
  },
  splitn: {
    params: ['string', 'int', 'string'],
    call: ([separator, count, value]) =>
      numbered(splitLimited(text(separator), integer(count), text(value))),
  },
  splitList: {
    params: ['string', 'string'],
    call: ([separator, value]) => split(text(separator), text(value)),
  },
  join: {
    params: ['string', 'any'],
    call: ([separator, value], budget) => {
      const items = textItems(value);
      budget.write(text(separator).length * items.length);
      return items.join(text(separator));
    },
  },
  sortAlpha: {
    params: ['any'],
    call: ([value]) =>
      Array.isArray(value)
        ? textItems(list(value, 'sortAlpha')).sort(compareStrings)
        : [formatNested(value)],
  },
};
