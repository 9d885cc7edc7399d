import { isPlain, Plain, same } from './plain';

/** Where something is in an object. */
type Path = (string | number)[];

export interface MergedChange {
  value: unknown;
  /** Places that are to change and are not as they were thought to be, as `spec.generators[0]`. */
  conflicts: string[];
}

const absent = Symbol('absent');

/**
 * Makes in `present` the changes that lead from `before` to `after`, and no
 * others: what neither of the two knows stays. Lists of texts keep the entries
 * that are nobody's; every other list is changed as a whole, and only where it
 * is what it was before.
 */
export function mergeChange(
  present: unknown,
  before: unknown,
  after: unknown,
): MergedChange {
  const conflicts: string[] = [];
  const value = merge(present, before, after, [], conflicts);
  return { value: value === absent ? undefined : value, conflicts };
}

function merge(
  present: unknown,
  before: unknown,
  after: unknown,
  path: Path,
  conflicts: string[],
): unknown {
  if (same(before, after) || same(present, after)) return present;
  if (isPlain(present) && isPlain(before) && isPlain(after)) {
    return mergeObject(present, before, after, path, conflicts);
  }
  if (same(present, before)) return after;
  if (after === absent && isPartOf(present, before)) return absent;
  // Nobody had said so before, in so many words or at all.
  if (present === absent && isPlain(after) && isPlain(before)) {
    return mergeObject({}, before, after, path, conflicts);
  }
  if (present === absent && !Array.isArray(before)) return after;
  const merged = mergeTexts(present === absent ? [] : present, before, after);
  if (merged) return merged;
  conflicts.push(named(path));
  return present;
}

function mergeObject(
  present: Plain,
  before: Plain,
  after: Plain,
  path: Path,
  conflicts: string[],
): Plain {
  const of = (value: Plain, key: string) =>
    Object.hasOwn(value, key) ? value[key] : absent;
  const keys = [
    ...Object.keys(present),
    ...Object.keys(after).filter(key => !Object.hasOwn(present, key)),
  ];
  return Object.fromEntries(
    keys.flatMap(key => {
      const merged = merge(
        of(present, key),
        of(before, key),
        of(after, key),
        [...path, key],
        conflicts,
      );
      return merged === absent ? [] : [[key, merged]];
    }),
  );
}

/** A new entry comes after the one that it follows in `after`, otherwise last. */
function mergeTexts(
  present: unknown,
  before: unknown,
  after: unknown,
): string[] | undefined {
  if (!isTexts(present) || !isTexts(before) || !isTexts(after)) {
    return undefined;
  }
  // What stays has to be there: otherwise it is another list altogether.
  if (before.some(one => after.includes(one) && !present.includes(one))) {
    return undefined;
  }
  const merged = present.filter(
    one => !before.includes(one) || after.includes(one),
  );
  after.forEach((one, index) => {
    if (merged.includes(one)) return;
    const previous = merged.indexOf(after[index - 1]);
    merged.splice(previous < 0 ? merged.length : previous + 1, 0, one);
  });
  return merged;
}

/** Does `present` say nothing but what `before` does? */
function isPartOf(present: unknown, before: unknown): boolean {
  if (!isPlain(present) || !isPlain(before)) return same(present, before);
  return Object.entries(present).every(
    ([key, value]) =>
      Object.hasOwn(before, key) && isPartOf(value, before[key]),
  );
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(one => typeof one === 'string');
}

function named(path: Path): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number'
        ? `${text}[${part}]`
        : `${text}${text && '.'}${part}`,
    '',
  );
}
