interface Kept<T> {
  readonly answer: Promise<T>;
  /** Milliseconds since the epoch; for as long as it takes while it is asked for. */
  until: number;
}

/** Entries; a page that is open asks for a handful. */
const MOST_KEPT = 500;

/**
 * Answers that many readers want at the same time: who asks while one is on
 * its way, or shortly after it came, gets the same.
 */
export class BriefCache<T> {
  readonly #keepMs: number;
  readonly #now: () => number;
  readonly #kept = new Map<string, Kept<T>>();

  /** @param options.keepMs - from the moment of asking */
  constructor(options: { keepMs: number; now: () => number }) {
    this.#keepMs = options.keepMs;
    this.#now = options.now;
  }

  /** @param ask - must not reject: what it answers is kept */
  read(key: string, ask: () => Promise<T>): Promise<T> {
    const kept = this.#kept.get(key);
    if (kept && kept.until > this.#now()) return kept.answer;
    this.#forgetOld();
    const until = this.#now() + this.#keepMs;
    const asking = { answer: ask(), until: Infinity };
    this.#kept.set(key, asking);
    const settle = () => {
      asking.until = until;
    };
    asking.answer.then(settle, settle);
    return asking.answer;
  }

  #forgetOld(): void {
    if (this.#kept.size < MOST_KEPT) return;
    for (const [key, { until }] of this.#kept) {
      if (until <= this.#now()) this.#kept.delete(key);
    }
    if (this.#kept.size < MOST_KEPT) return;
    // Questions under way are shared, however many they are.
    for (const [key, { until }] of this.#kept) {
      if (until !== Infinity) this.#kept.delete(key);
    }
  }
}
