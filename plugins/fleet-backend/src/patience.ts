import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';

/** Whoever asks for more is asked again after this. */
const LONGEST_MS = 5 * 60_000;

/** Leaves a server alone for as long as it asked for with `Retry-After`. */
export class Patience {
  readonly #now: () => number;
  #asked?: { trouble: SourceError; until: number };

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @throws what was thrown when the server asked for patience, as long as that lasts */
  async ask<T>(run: () => Promise<T>): Promise<T> {
    const before = this.#asked;
    if (before && this.#now() < before.until) throw before.trouble;
    try {
      return await run();
    } catch (error) {
      if (error instanceof SourceError && error.retryAfterMs) {
        const waitMs = Math.min(error.retryAfterMs, LONGEST_MS);
        this.#asked = { trouble: error, until: this.#now() + waitMs };
      }
      throw error;
    }
  }
}
