import { InputError } from '@backstage/errors';
import { quote } from '@fleet-portal/backstage-plugin-fleet-common';
import { isDeepStrictEqual } from 'node:util';
import {
  Document,
  isMap,
  isNode,
  isScalar,
  parseAllDocuments,
  parseDocument,
} from 'yaml';
import { editedText, parseEditable } from '../yaml/editableYaml';
import { reconcile, reconcileAt, sharesValues } from '../yaml/reconcile';

/** A file of Helm values that is read, edited in place and written again. */
export interface ValuesFile {
  path: string;
  /** Undefined for a file that is not there yet. */
  text: string | undefined;
}

/**
 * A values file with what was typed set in it: maps merge, everything else is
 * replaced. Comments, order and other values stay.
 *
 * @param typed - YAML of a map, without anchors
 * @throws InputError naming the file
 */
export function mergeValues(
  { path, text = '' }: ValuesFile,
  typed: string,
  field: string,
): string {
  const wanted = parseDocument(typed, { compat: 'yaml-1.1' });
  if (!isMap(wanted.contents)) return text;
  if (sharesValues(wanted.contents)) {
    throw new InputError(`${field}: write the values out, without anchors`);
  }
  const documents = openValues(path, text);
  const [{ contents }] = documents;
  documents[0].contents = isMap(contents)
    ? reconcile(contents, wanted.contents, { file: path, others: 'keep' })
    : wanted.contents;
  return editedText(documents, text);
}

/** One value of a values file as it is written there; undefined where it has none. */
export function textAt(
  { path, text = '' }: ValuesFile,
  keys: readonly string[],
): string | undefined {
  const [document] = openValues(path, text);
  const node = isMap(document.contents)
    ? document.getIn(keys, true)
    : undefined;
  if (!isScalar(node) || node.value === null) return undefined;
  // A bare 1.10 is a number to the parser, and 1.10 to whoever wrote it.
  return typeof node.value === 'string'
    ? node.value
    : node.source ?? String(node.value);
}

/** A values file with one other value. */
export function withValueAt(
  { path, text = '' }: ValuesFile,
  keys: readonly string[],
  value: unknown,
): string {
  const documents = openValues(path, text);
  reconcileAt(documents[0], keys, value, { file: path, others: 'keep' });
  return editedText(documents, text);
}

/** Dotted keys of what two texts of YAML have otherwise, sorted. */
export function differingKeys(before: string, after: string): string[] {
  const differing = (a: unknown, b: unknown, key: string): string[] => {
    if (isDeepStrictEqual(a, b)) return [];
    if (!isRecord(a) || !isRecord(b)) return [key];
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap(one =>
      differing(a[one], b[one], key === '' ? one : `${key}.${one}`),
    );
  };
  return differing(plain(before), plain(after), '').sort();
}

/** What a file means; of several documents each by its place. */
function plain(text: string): unknown {
  const parsed = parseAllDocuments(text);
  const values = ('empty' in parsed ? [] : parsed).map(
    document => document.toJS({ maxAliasCount: 100 }) ?? {},
  );
  return values.length > 1
    ? Object.fromEntries(
        values.map((value, index) => [`document ${index + 1}`, value]),
      )
    : values[0] ?? {};
}

function openValues(path: string, text: string): [Document, ...Document[]] {
  const [first, ...more] = parseEditable(
    text,
    line =>
      `${quote(
        path,
      )} is not YAML in line ${line}; mend it in the fleet repository`,
  );
  if (
    more.length > 0 ||
    (first && isNode(first.contents) && !isValues(first))
  ) {
    throw new InputError(
      `${quote(path)} is not one map of Helm values; change it by hand`,
    );
  }
  return [first ?? new Document(undefined, { compat: 'yaml-1.1' })];
}

/** A file with comments only says null. */
function isValues({ contents }: Document): boolean {
  return isMap(contents) || contents?.toJSON() === null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
