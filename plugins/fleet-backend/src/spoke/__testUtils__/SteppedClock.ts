import { HeldClock } from '../../__testUtils__/HeldClock';

/** How long a round may take in real time before a test gives up on it. */
const ROUND_MS = 20_000;

/** A clock that moves only when a test moves it, and waits for promises. */
export class SteppedClock extends HeldClock {
  /** Moves on, timer by timer in order, letting promises settle after each. */
  async advance(ms: number): Promise<void> {
    const end = this.now() + ms;
    do await settle();
    while (this.runNext(end));
    this.goTo(end);
    await settle();
  }

  /**
   * The same where work sets its next timer when it is done, and may take real
   * time until then: each round is over before the clock moves on.
   */
  async advanceRounds(ms: number): Promise<void> {
    const end = this.now() + ms;
    do await this.#roundIsOver();
    while (this.runNext(end));
    this.goTo(end);
  }

  async #roundIsOver(): Promise<void> {
    const giveUp = performance.now() + ROUND_MS;
    while (this.pending === 0) {
      if (performance.now() > giveUp) {
        throw new Error('A round set no timer for the next one.');
      }
      await nextTurn();
    }
  }
}

/** Lets every promise that is ready run; no real time passes. */
async function settle(): Promise<void> {
  for (let i = 0; i < 3; i++) await nextTurn();
}

async function nextTurn(): Promise<void> {
  await new Promise(resolve => {
    setImmediate(resolve);
  });
}
