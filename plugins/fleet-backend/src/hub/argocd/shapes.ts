import { z } from 'zod';

/** Go leaves empty texts out, or writes them as `""` or `null`: all mean none. */
export const optionalText = z
  .string()
  .nullish()
  .transform(text => (text ? text : undefined));

/** Go writes an empty list as `null` or leaves it out. */
export function listOf<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform(list => list ?? []);
}

export const textMap = z
  .record(z.string(), z.string())
  .nullish()
  .transform(map => map ?? {});

/** An empty word is none yet; one that we do not know is `Unknown`. */
export function orUnknown<T extends string>(
  known: readonly (T | 'Unknown')[],
  word: string | null | undefined,
): T | 'Unknown' | null {
  if (!word) return null;
  return known.find(candidate => candidate === word) ?? 'Unknown';
}
