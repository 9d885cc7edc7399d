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
 * `https://user:token@host/repo` is written as `https://host/repo`; the user of
 * `ssh://git@host/repo` is no secret and stays.
 */
export function withoutCredentials(text: string): string {
  return text
    .replace(/(\bhttps?:\/\/)[^\s/@"']{1,2048}@/gi, '$1')
    .replace(/(\b[a-z]{1,8}:\/\/[^\s/@:"']{1,256}):[^\s/@"']{1,2048}@/gi, '$1@')
    .replace(/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, '$1 ***');
}

/**
 * Gives equal texts one copy. A fleet repeats its projects, repositories,
 * revisions and labels thousands of times.
 */
export class TextPool {
  #texts = new Map<string, string>();

  one(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    // Forgetting costs only memory, and keeps the pool from growing for ever.
    if (this.#texts.size >= 50_000) this.#texts.clear();
    this.#texts.set(text, text);
    return text;
  }
}
