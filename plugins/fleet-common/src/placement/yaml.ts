import { Document, isScalar, parseAllDocuments, Scalar, visit } from 'yaml';
import type { CollectionTag, ScalarTag, Tags } from 'yaml';
import { compareStrings } from './gotemplate/format';
import { Int64, isMap, toValue, Value } from './values';

/** Tags of YAML 1.1 that the hub does not resolve by itself. */
const otherTags = new Set(
  ['timestamp', 'omap', 'pairs', 'set'].map(
    name => `tag:yaml.org,2002:${name}`,
  ),
);

/**
 * The hub reads YAML 1.1 (`yes` is true), but without its base-60 numbers,
 * and leaves dates as text.
 */
const schema = {
  version: '1.1' as const,
  schema: 'yaml-1.1' as const,
  merge: true,
  uniqueKeys: false,
  logLevel: 'silent' as const,
  customTags: (tags: Tags): Tags =>
    tags.filter(
      (tag): tag is ScalarTag | CollectionTag =>
        typeof tag === 'object' &&
        !otherTags.has(tag.tag) &&
        !('format' in tag && tag.format === 'TIME'),
    ),
};

/** As many aliases as an honest file has; more is an attack. */
const MAX_ALIASES = 100;

/**
 * The first document of a YAML or JSON text, as the hub reads it.
 *
 * @throws Error with the place of the mistake.
 */
export function parseYaml(text: string): Value {
  const documents = parseAllDocuments(text, schema);
  const document = Array.isArray(documents) ? documents[0] : undefined;
  if (!document) return null;
  const [error] = document.errors;
  if (error) throw new Error(error.message.split('\n')[0]);
  return toValue(document.toJS({ mapAsMap: true, maxAliasCount: MAX_ALIASES }));
}

/** YAML in the layout of the hub, without the line break at its end. */
export function stringifyYaml(value: Value): string {
  const document = new Document(ordered(value), {
    ...schema,
    aliasDuplicateObjects: false,
  });
  visit(document, {
    Scalar: (_key, node) => {
      if (isScalar(node) && typeof node.value === 'string') {
        if (needsDoubleQuotes(node.value)) node.type = Scalar.QUOTE_DOUBLE;
      }
    },
  });
  const text = document
    .toString({
      indentSeq: false,
      lineWidth: 0,
      singleQuote: true,
      blockQuote: 'literal',
      doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
    })
    .replace(/\n$/, '');
  // The hub indents a text of several lines also where it is all there is.
  return typeof value === 'string'
    ? text.replaceAll(/\n(?!\n|$)/g, '\n  ')
    : text;
}

const base60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const date = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt\s].*)?$/;

/** Whether the hub puts a text in double quotes, lest it be read otherwise. */
function needsDoubleQuotes(text: string): boolean {
  if (text === '' || base60.test(text) || date.test(text)) return true;
  if (text.includes('\n')) return /^[ \t]| \n|^\s+$/.test(text);
  if (text.includes('\t')) return true;
  if (text.length > 64 || /[:#]/.test(text)) return false;
  const [document] = parseAllDocuments(text, schema);
  const scalar = document && 'contents' in document ? document.contents : null;
  return (
    isScalar(scalar) &&
    scalar.type === 'PLAIN' &&
    scalar.source === text &&
    !scalar.anchor &&
    typeof scalar.value !== 'string'
  );
}

function ordered(value: Value): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Int64) return Number(value.value);
  if (Array.isArray(value)) return value.map(ordered);
  if (!isMap(value)) return value;
  // A map, because an object would put keys like `10` first.
  return new Map(
    Object.keys(value)
      .sort(compareNaturally)
      .map(key => [key, ordered(value[key])]),
  );
}

const LETTER = /\p{L}/u;
const DIGITS = /^\p{Nd}+/u;

/** The hub's order of keys in YAML: `a2` before `a10`, letters last. */
function compareNaturally(left: string, right: string): number {
  const a = [...left];
  const b = [...right];
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  if (at === a.length || at === b.length) return a.length - b.length;
  const letters = [LETTER.test(a[at]), LETTER.test(b[at])];
  if (letters[0] && letters[1]) return compareStrings(a[at], b[at]);
  if (letters[0] || letters[1]) return letters[0] ? 1 : -1;
  const numbers = [a, b].map(
    characters => DIGITS.exec(characters.slice(at).join(''))?.[0] ?? '',
  );
  return (
    Number(numbers[0]) - Number(numbers[1]) ||
    numbers[0].length - numbers[1].length ||
    compareStrings(a[at], b[at])
  );
}
