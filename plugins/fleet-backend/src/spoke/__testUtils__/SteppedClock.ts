import { HeldClock } from '../../__testUtils__/HeldClock';

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
}

/** Lets every promise that is ready run; no real time passes. */
async function settle(): Promise<void> {
  for (let i = 0; i < 3; i++) {
    await new Promise(resolve => {
      setImmediate(resolve);
    });
  }
}
