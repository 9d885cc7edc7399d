import { withoutCredentials } from '../../domain/withoutCredentials';

export { withoutCredentials };

/** Longer words of a hub are cut: a row shows one line, a detail some. */
const maxLength = 2_000;

/**
 * A hub's message as one line that may be shown: credentials that Git and
 * registry clients like to repeat in URLs and headers are taken out.
 */
export function plainMessage(text: string): string {
  const line = withoutCredentials(text.slice(0, 4 * maxLength))
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > maxLength ? `${line.slice(0, maxLength - 1)}…` : line;
}

/**
 * Gives equal texts, and equal small objects, one copy. A fleet repeats its
 * projects, repositories, revisions, labels and images thousands of times.
 */
export class TextPool {
  readonly #texts = new Map<string, string>();
  readonly #objects = new Map<string, object>();

  one(text: string): string {
    return keep(this.#texts, text, text);
  }

  /** An equal object that was seen before, or this one: nobody may change it. */
  same<T extends object>(value: T): T;
  same(value: object): object {
    return keep(this.#objects, JSON.stringify(value), value);
  }
}

function keep<T>(pool: Map<string, T>, key: string, value: T): T {
  const known = pool.get(key);
  if (known !== undefined) return known;
  // Forgetting costs only memory, and keeps the pool from growing for ever.
  if (pool.size >= 50_000) pool.clear();
  pool.set(key, value);
  return value;
}
