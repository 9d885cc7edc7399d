import type { Clock } from './clock';

export interface KeptReadingOptions {
  clock: Clock;
  /** How long a reading is good for. */
  maxAgeMs: number;
}

/**
 * What was read of one spoke last. It is read when somebody looks, and
 * everybody who looks at once shares one read.
 */
export class KeptReading<T> {
  readonly #options: KeptReadingOptions;
  readonly #readAll: (before: T | undefined) => Promise<T>;
  #last: { at: number; reading: T } | undefined;
  #running: Promise<T> | undefined;

  /** @param readAll - never rejects; given what was read before */
  constructor(
    options: KeptReadingOptions,
    readAll: (before: T | undefined) => Promise<T>,
  ) {
    this.#options = options;
    this.#readAll = readAll;
  }

  /** What was read last, of any age; begins to read anew when it is too old. */
  known(): T | undefined {
    if (!this.#isFresh()) void this.#begin();
    return this.#last?.reading;
  }

  /** What is good by now. */
  async read(): Promise<T> {
    return this.#last && this.#isFresh() ? this.#last.reading : this.#begin();
  }

  #isFresh(): boolean {
    const { clock, maxAgeMs } = this.#options;
    return this.#last !== undefined && clock.now() - this.#last.at < maxAgeMs;
  }

  #begin(): Promise<T> {
    this.#running ??= this.#readAnew().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #readAnew(): Promise<T> {
    const reading = await this.#readAll(this.#last?.reading);
    this.#last = { at: this.#options.clock.now(), reading };
    return reading;
  }
}
