import { InputError } from '@backstage/errors';
import { isDeepStrictEqual } from 'node:util';
import {
  Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Node,
  Pair,
  visit,
  YAMLMap,
  YAMLSeq,
} from 'yaml';

export interface ReconcileOptions {
  /** Path of the file, for errors. */
  file: string;
  /** What becomes of keys that are there and not wanted. */
  others: 'keep' | 'drop';
}

/**
 * Makes the value at `path` mean `value`, and keeps the comments, the order and
 * the quotes of everything that means the same before and after.
 *
 * @throws InputError when the value is shared with another place by an anchor
 */
export function reconcileAt(
  document: Document,
  path: readonly (string | number)[],
  value: unknown,
  options: ReconcileOptions,
): void {
  if (path.length > 0) openParent(document, path.slice(0, -1));
  const present = document.getIn(path, true);
  const wanted = isNode(value)
    ? value
    : document.createNode(value, { aliasDuplicateObjects: false });
  document.setIn(
    path,
    isNode(present) ? reconcile(present, wanted, options) : wanted,
  );
}

/** `key:` and `key: {}` can hold further lines only as a block. */
function openParent(document: Document, path: readonly (string | number)[]) {
  for (let length = 0; length <= path.length; length++) {
    const part = path.slice(0, length);
    const node = document.getIn(part, true);
    if (isScalar(node) && node.value === null) {
      document.setIn(part, new YAMLMap());
    }
    if (isMap(node) && node.items.length === 0) node.flow = false;
  }
}

/** `present`, changed so that it means what `wanted` does. */
export function reconcile(
  present: Node,
  wanted: Node,
  options: ReconcileOptions,
): Node {
  if (isMap(present) && isMap(wanted)) {
    refuseShared(present.anchor !== undefined, options.file);
    return reconcileMap(present, wanted, options);
  }
  refuseShared(sharesValues(present), options.file);
  if (isSeq(present) && isSeq(wanted)) {
    return reconcileList(present, wanted, options);
  }
  if (isDeepStrictEqual(present.toJSON(), wanted.toJSON())) return present;
  return withCommentsOf(present, wanted);
}

function reconcileMap(
  present: YAMLMap,
  wanted: YAMLMap,
  options: ReconcileOptions,
): YAMLMap {
  if (present.items.length === 0) present.flow = false;
  if (options.others === 'drop') {
    present.items = present.items.filter(({ key }) => wanted.has(key));
  }
  for (const pair of wanted.items) {
    const found = present.items.find(({ key }) => sameKey(key, pair.key));
    if (!found) present.items.push(pair);
    else found.value = reconcilePair(found, pair, options);
  }
  return present;
}

function reconcilePair(found: Pair, wanted: Pair, options: ReconcileOptions) {
  return isNode(found.value) && isNode(wanted.value)
    ? reconcile(found.value, wanted.value, options)
    : wanted.value;
}

/** An entry is known by its value; a changed one by its place. */
function reconcileList(
  present: YAMLSeq,
  wanted: YAMLSeq,
  options: ReconcileOptions,
): YAMLSeq {
  if (present.items.length === 0) present.flow = false;
  const left = [...present.items];
  const kept = wanted.items.map(item => {
    const index = left.findIndex(one => sameValue(one, item));
    return index < 0 ? undefined : left.splice(index, 1)[0];
  });
  const before = present.items;
  present.items = wanted.items.map((item, index) => {
    const same = kept[index];
    if (same !== undefined) return same;
    const there = before[index];
    return isNode(there) && isNode(item) && left.includes(there)
      ? reconcile(there, item, { ...options, others: 'drop' })
      : item;
  });
  return present;
}

function withCommentsOf(present: Node, wanted: Node): Node {
  wanted.comment = present.comment;
  wanted.commentBefore = present.commentBefore;
  wanted.spaceBefore = present.spaceBefore;
  return wanted;
}

function sameKey(a: unknown, b: unknown): boolean {
  return plain(a) === plain(b);
}

function plain(key: unknown): unknown {
  return isScalar(key) ? key.value : key;
}

function sameValue(a: unknown, b: unknown): boolean {
  return isNode(a) && isNode(b) && isDeepStrictEqual(a.toJSON(), b.toJSON());
}

/** A value that is shared with another place cannot be changed in this one only. */
export function sharesValues(node: Node): boolean {
  let found = false;
  visit(node, (_, one) => {
    found ||=
      isAlias(one) ||
      (isNode(one) && 'anchor' in one && one.anchor !== undefined) ||
      (isMap(one) && one.has('<<'));
    return found ? visit.BREAK : undefined;
  });
  return found;
}

function refuseShared(shared: boolean, file: string): void {
  if (shared) {
    throw new InputError(
      `'${file}' shares what is to change by a YAML anchor; write it out there, or change it by hand`,
    );
  }
}
