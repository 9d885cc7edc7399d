import { z } from 'zod';

/** Anything that JSON can say. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export const jsonSchema: z.ZodType<Json> = z.json();

export const jsonObjectSchema: z.ZodType<JsonObject> = z.record(
  z.string(),
  jsonSchema,
);

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJsonArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** The value at a path of keys, or undefined where the path breaks off. */
export function valueAt(
  value: Json | undefined,
  path: readonly string[],
): Json | undefined {
  let current = value;
  for (const key of path) {
    if (isJsonArray(current)) current = current[Number(key)];
    else if (isJsonObject(current)) current = current[key];
    else return undefined;
  }
  return current;
}

/** A copy with the value at a path replaced; objects on the way are made. */
export function withValueAt(
  value: Json | undefined,
  path: readonly string[],
  replacement: Json,
): Json {
  if (path.length === 0) return replacement;
  const [key, ...rest] = path;
  if (isJsonArray(value)) {
    return value.map((item, index) =>
      String(index) === key ? withValueAt(item, rest, replacement) : item,
    );
  }
  const base = isJsonObject(value) ? value : {};
  return { ...base, [key]: withValueAt(base[key], rest, replacement) };
}

/** Equal in content; the order of keys does not matter, that of lists does. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (isJsonArray(a) && isJsonArray(b)) {
    return (
      a.length === b.length &&
      a.every((item, index) => sameJson(item, b[index]))
    );
  }
  if (isJsonObject(a) && isJsonObject(b)) {
    const keys = definedKeys(a);
    return (
      keys.length === definedKeys(b).length &&
      keys.every(key => sameJson(a[key], b[key]))
    );
  }
  return false;
}

/** Does `whole` say everything that `part` says (and perhaps more)? */
export function covers(
  whole: Json | undefined,
  part: Json | undefined,
): boolean {
  if (isJsonArray(part)) {
    return (
      isJsonArray(whole) &&
      whole.length === part.length &&
      part.every((item, index) => covers(whole[index], item))
    );
  }
  if (isJsonObject(part)) {
    return (
      isJsonObject(whole) &&
      definedKeys(part).every(key => covers(whole[key], part[key]))
    );
  }
  return whole === part;
}

/** `over` laid on `base`: objects merge, lists of equal length merge by place, all else replaces. */
export function overlay(base: Json | undefined, over: Json): Json {
  if (isJsonObject(base) && isJsonObject(over)) {
    const merged: Record<string, Json | undefined> = { ...base };
    for (const key of definedKeys(over)) {
      const value = over[key];
      if (value !== undefined) merged[key] = overlay(base[key], value);
    }
    return merged;
  }
  if (isJsonArray(base) && isJsonArray(over) && base.length === over.length) {
    return over.map((item, index) => overlay(base[index], item));
  }
  return over;
}

/** JSON with sorted keys, as Kubernetes' own encoder writes maps. */
export function sortedJson(value: Json): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: Json | undefined): Json | undefined {
  if (isJsonArray(value)) return value.map(item => sorted(item) ?? null);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    definedKeys(value)
      .sort()
      .map(key => [key, sorted(value[key])]),
  );
}

function definedKeys(value: JsonObject): string[] {
  return Object.keys(value).filter(key => value[key] !== undefined);
}
