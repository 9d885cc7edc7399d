/** Computes a value when it is first asked for, and never again. */
export function lazily<T>(compute: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: compute() };
    return made.value;
  };
}

/**
 * Remembers a result for as long as the object that it was computed from is in
 * use: views are thrown away whole, and what was concluded from them too.
 */
export function perObject<K extends WeakKey, T>(
  compute: (key: K) => T,
): (key: K) => T {
  const made = new WeakMap<K, { value: T }>();
  return key => {
    const known = made.get(key);
    if (known) return known.value;
    const value = compute(key);
    made.set(key, { value });
    return value;
  };
}

/**
 * The same for what also depends on something else: it is remembered while
 * that is the same, one by one.
 */
export function perObjectWhile<K extends WeakKey, T>(): (
  key: K,
  rest: readonly unknown[],
  compute: () => T,
) => T {
  const made = new WeakMap<K, { rest: readonly unknown[]; value: T }>();
  return (key, rest, compute) => {
    const kept = made.get(key);
    const same =
      kept?.rest.length === rest.length &&
      kept.rest.every((one, index) => one === rest[index]);
    if (kept && same) return kept.value;
    const value = compute();
    made.set(key, { rest, value });
    return value;
  };
}

/** Items by key, in their own order; those without a key are left out. */
export function groupBy<T, K>(
  items: Iterable<T>,
  keyOf: (item: T) => K | undefined,
): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
