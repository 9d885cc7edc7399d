/** Walks plain JSON of unknown shape; undefined where the way ends. */
export function readPath(value: unknown, path: readonly string[]): unknown {
  let here: unknown = value;
  for (const key of path) {
    if (!isRecord(here) || !Object.hasOwn(here, key)) return undefined;
    here = here[key];
  }
  return here;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The list at the end of the way; empty where there is none. */
export function readList(value: unknown, path: readonly string[]): unknown[] {
  const found = readPath(value, path);
  return Array.isArray(found) ? found : [];
}

/** The text at the end of the way. */
export function readText(
  value: unknown,
  path: readonly string[],
): string | undefined {
  const found = readPath(value, path);
  return typeof found === 'string' ? found : undefined;
}
