import { isJsonArray, isJsonObject, type Json } from '../json';

/** Objects whose keys are data and not part of a shape. */
const freeKeys = new Set([
  'labels',
  'annotations',
  'matchLabels',
  'targetLabels',
  'fieldsV1',
  'valuesObject',
  'elements',
  'template',
  'generators',
]);

/**
 * Every path of keys in a value, with `[]` for "in each item of a list".
 * Below keys that hold free data the path ends.
 */
export function keyPaths(value: Json | undefined): Set<string> {
  const paths = new Set<string>();
  const visit = (current: Json | undefined, path: string) => {
    if (isJsonArray(current)) {
      current.forEach(item => visit(item, `${path}[]`));
    } else if (isJsonObject(current)) {
      for (const [key, child] of Object.entries(current)) {
        if (child === undefined) continue;
        const next = path === '' ? key : `${path}.${key}`;
        paths.add(next);
        if (!freeKeys.has(key)) visit(child, next);
      }
    }
  };
  visit(value, '');
  return paths;
}

/** Every path of keys that an OpenAPI schema allows, down to a depth at which recursive ones are cut. */
export function schemaPaths(
  schema: Json | undefined,
  resolve: (ref: string) => Json | undefined = () => undefined,
): Set<string> {
  const paths = new Set<string>();
  const visit = (current: Json | undefined, path: string, depth: number) => {
    if (!isJsonObject(current) || depth > 9) return;
    const ref = current.$ref;
    if (typeof ref === 'string') {
      visit(resolve(ref), path, depth + 1);
      return;
    }
    if (isJsonObject(current.items)) visit(current.items, `${path}[]`, depth);
    if (!isJsonObject(current.properties)) return;
    for (const [key, child] of Object.entries(current.properties)) {
      const next = path === '' ? key : `${path}.${key}`;
      paths.add(next);
      if (!freeKeys.has(key)) visit(child, next, depth + 1);
    }
  };
  visit(schema, '', 0);
  return paths;
}

/** Paths that all of the sets have. */
export function common(sets: readonly Set<string>[]): Set<string> {
  const [first, ...others] = sets;
  return new Set(
    [...(first ?? [])].filter(path => others.every(set => set.has(path))),
  );
}

export function union(...sets: readonly Set<string>[]): Set<string> {
  return new Set(sets.flatMap(set => [...set]));
}
