/** Milliseconds of work after which others get their turn. */
const LONGEST_MS = 6;

/**
 * Works that wait for their next turn, of the whole process: they share one
 * event loop, and what holds it up is what all of them do in one round.
 */
const waiting: (() => void)[] = [];

/** One in each round, between what timers and the network bring. */
function giveTurn(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(giveTurn);
}

/**
 * A turn of a work that may take long. Whoever does it looks after each part of
 * it whether the turn is over, and if so waits for the next.
 */
export class Turn {
  #until = performance.now() + LONGEST_MS;

  get isOver(): boolean {
    return performance.now() >= this.#until;
  }

  /** Resolves when it has a turn again; the first to wait is the first to have it. */
  async next(): Promise<void> {
    await new Promise<void>(resolve => {
      waiting.push(resolve);
      if (waiting.length === 1) setImmediate(giveTurn);
    });
    this.#until = performance.now() + LONGEST_MS;
  }
}
