import { Document, isScalar, parseAllDocuments, Scalar, visit } from 'yaml';
import type { CollectionTag, ScalarTag, Tags } from 'yaml';
import { sortedKeys } from './gotemplate/format';
import { isMap, toValue, Value } from './values';

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
        tag.tag !== 'tag:yaml.org,2002:timestamp' &&
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
        if (readsAsAnotherType(node.value)) node.type = Scalar.QUOTE_DOUBLE;
      }
    },
  });
  return document
    .toString({
      indentSeq: false,
      lineWidth: 0,
      singleQuote: true,
      blockQuote: 'literal',
    })
    .replace(/\n$/, '');
}

function readsAsAnotherType(text: string): boolean {
  if (text === '') return true;
  if (text.length > 64 || /[:\n#]/.test(text)) return false;
  try {
    return typeof parseYaml(text) !== 'string';
  } catch {
    return false;
  }
}

function ordered(value: Value): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(ordered);
  if (!isMap(value)) return value;
  return new Map(sortedKeys(value).map(key => [key, ordered(value[key])]));
}
