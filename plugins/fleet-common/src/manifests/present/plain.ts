/** Objects as they come out of YAML or JSON. */
export type Plain = Record<string, unknown>;

export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((part, key) => {
    if (Array.isArray(part)) return part[Number(key)];
    return isPlain(part) && Object.hasOwn(part, key) ? part[key] : undefined;
  }, value);
}

export function plainAt(value: unknown, ...path: (string | number)[]): Plain {
  const found = at(value, ...path);
  return isPlain(found) ? found : {};
}

export function textAt(
  value: unknown,
  ...path: (string | number)[]
): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

export function listAt(
  value: unknown,
  ...path: (string | number)[]
): unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The same value; the order of keys does not count. */
export function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return (
      a.length === b.length && a.every((one, index) => same(one, b[index]))
    );
  }
  if (isPlain(a) && isPlain(b)) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every(key => Object.hasOwn(b, key) && same(a[key], b[key]))
    );
  }
  return Object.is(a, b);
}
