import { HeldClock } from '../../__testUtils__/HeldClock';

/** Time that a test moves; what is due then is called in order. */
export class StepClock extends HeldClock {
  constructor(now = Date.parse('2026-11-21T12:00:00Z')) {
    super(now);
  }

  /** The one thing that is due next. */
  stepToNext(): void {
    this.runNext(Infinity);
  }

  step(ms: number): void {
    const end = this.now() + ms;
    while (this.runNext(end));
    this.goTo(end);
  }
}
