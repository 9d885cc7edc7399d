import { NotEvaluable } from './failures';

/**
 * What one evaluation may cost. Templates are input, and a few nested `range`
 * or `repeat` could otherwise freeze a browser tab or the backend.
 */
export class Budget {
  private steps: number;
  private characters: number;

  constructor(limits: { steps?: number; characters?: number } = {}) {
    this.steps = limits.steps ?? 5_000_000;
    this.characters = limits.characters ?? 32_000_000;
  }

  /** Counts work: one evaluated node of a template, one compared item. */
  spend(steps: number): void {
    this.steps -= steps;
    if (this.steps < 0) {
      throw new NotEvaluable(
        'its templates take more work than one preview may do; make them simpler',
      );
    }
  }

  /** Counts text before it is made, so that it is never made. */
  write(characters: number): void {
    this.characters -= characters;
    if (this.characters < 0) {
      throw new NotEvaluable(
        'its templates make more text than one preview may hold; make them shorter',
      );
    }
  }
}
