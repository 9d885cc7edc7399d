/** So that a number takes two digits at most, and the pool some megabytes. */
const MOST_TEXTS = 128 * 128;

/**
 * The texts that many objects share, once each and by number. It only grows:
 * what was packed with it refers to it by numbers.
 */
export class TextTable {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];

  get size(): number {
    return this.#texts.length;
  }

  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const own = copyOf(text);
    this.#numbers.set(own, this.#texts.length);
    return this.#texts.push(own) - 1;
  }

  /** @param number - from {@link numberOf} of this table */
  textOf(number: number): string {
    return this.#texts[number];
  }
}

/**
 * Gives equal texts one copy. A fleet repeats its projects, repositories,
 * revisions, labels and images thousands of times.
 */
export class TextPool {
  #table = new TextTable();

  /**
   * The table for what is packed next. A full one is left to those that refer
   * to it: as a hub is listed again every few minutes, it soon is nobody's.
   */
  get table(): TextTable {
    if (this.#table.size >= MOST_TEXTS) this.#table = new TextTable();
    return this.#table;
  }

  one(text: string): string {
    const { table } = this;
    return table.textOf(table.numberOf(text));
  }

  /** The same map, of pooled texts. */
  map(texts: Record<string, string>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(texts).map(([key, text]) => [key, this.one(text)]),
    );
  }

  /** The same JSON, of pooled texts. */
  json(value: unknown): unknown {
    if (typeof value === 'string') return this.one(value);
    if (Array.isArray(value)) return value.map(item => this.json(item));
    return isMap(value) ? this.jsonMap(value) : value;
  }

  jsonMap(value: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, this.json(item)]),
    );
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const oneByteEach = /^[\0-\xff]*$/;

/**
 * A cut out of a text keeps the whole of it in memory, such as one line of a
 * hub's message of a megabyte.
 */
function copyOf(text: string): string {
  const encoding = oneByteEach.test(text) ? 'latin1' : 'utf16le';
  return Buffer.from(text, encoding).toString(encoding);
}
