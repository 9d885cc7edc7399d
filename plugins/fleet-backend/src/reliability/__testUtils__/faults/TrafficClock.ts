import { HeldClock } from '../../../__testUtils__/HeldClock';

/** Turns of the event loop without news, after which promises have settled. */
const quietTurns = 10;
/** How long something may be under way in real time before a test gives up. */
const GIVE_UP_MS = 60_000;

/**
 * Time for tests on real sockets: it stands still while an answer is on its
 * way, and jumps to the next timer when everybody waits. So nothing depends on
 * how fast the machine is.
 */
export class TrafficClock extends HeldClock {
  readonly #whatMoves: () => string;

  /** @param whatMoves - what is under way and does not wait for time to pass; empty for nothing */
  constructor(start: number, whatMoves: () => string) {
    super(start);
    this.#whatMoves = whatMoves;
  }

  /** Lets everything arrive that needs no time of this clock. */
  async settle(): Promise<void> {
    const giveUp = performance.now() + GIVE_UP_MS;
    let quiet = 0;
    while (quiet < quietTurns) {
      if (performance.now() > giveUp) {
        throw new Error(`No end of ${this.#whatMoves()}`);
      }
      await new Promise(resolve => {
        setImmediate(resolve);
      });
      quiet = this.#whatMoves() === '' ? quiet + 1 : 0;
    }
  }

  /** Lets everything arrive until the condition holds, while time stands still. */
  async arrival(what: string, condition: () => boolean): Promise<void> {
    const giveUp = performance.now() + GIVE_UP_MS;
    while (!condition()) {
      if (performance.now() > giveUp) {
        throw new Error(`No end of waiting for ${what}`);
      }
      await this.settle();
    }
  }

  /** Moves on, timer by timer; `watch` sees every moment on the way. */
  async advance(ms: number, watch?: () => void): Promise<void> {
    const end = this.now() + ms;
    while (await this.#step(end)) watch?.();
    this.goTo(end);
  }

  /**
   * Moves on until the condition holds; returns how long that took.
   *
   * @throws Error when it does not hold within so many milliseconds
   */
  async until(
    what: string,
    condition: () => boolean,
    withinMs: number,
  ): Promise<number> {
    const startedAt = this.now();
    await this.settle();
    while (!condition()) {
      if (!(await this.#step(startedAt + withinMs))) {
        throw new Error(`Not within ${withinMs / 1000} s: ${what}`);
      }
    }
    return this.now() - startedAt;
  }

  /** Runs the next timer up to `end`; false when there is none. */
  async #step(end: number): Promise<boolean> {
    await this.settle();
    if (!this.runNext(end)) return false;
    await this.settle();
    return true;
  }
}
