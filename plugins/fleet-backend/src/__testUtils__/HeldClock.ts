import type { Clock } from '../clock';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** Time that stands still until a test lets it go on. */
export abstract class HeldClock implements Clock {
  #now: number;
  #timers: Timer[] = [];

  /** @param start - milliseconds since the epoch */
  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter(other => other !== timer);
    };
  }

  /** How many timers wait. */
  get pending(): number {
    return this.#timers.length;
  }

  /** Goes on to the next timer up to `end` and runs it; false when there is none. */
  protected runNext(end: number): boolean {
    const [next] = this.#timers
      .filter(({ at }) => at <= end)
      .sort((a, b) => a.at - b.at);
    if (!next) return false;
    this.#timers = this.#timers.filter(other => other !== next);
    this.#now = Math.max(this.#now, next.at);
    next.run();
    return true;
  }

  /** Goes on to a moment; what was due on the way has been run. */
  protected goTo(moment: number): void {
    this.#now = moment;
  }
}
