export interface BackoffOptions {
  baseMs: number;
  capMs: number;
  /** In [0, 1). */
  random: () => number;
}

/**
 * Waits that double up to a cap, each between half and the whole of it, so
 * that many hubs (or replicas) do not come back at the same moment.
 */
export class Backoff {
  readonly #options: BackoffOptions;
  #failures = 0;

  constructor(options: BackoffOptions) {
    this.#options = options;
  }

  /** Milliseconds to wait after one more failure. */
  next(): number {
    const { baseMs, capMs, random } = this.#options;
    // Beyond 2^20 the cap has long been reached.
    const full = Math.min(capMs, baseMs * 2 ** Math.min(this.#failures, 20));
    this.#failures += 1;
    return full / 2 + (full / 2) * random();
  }

  reset(): void {
    this.#failures = 0;
  }
}
