import { NotEvaluable } from './failures';
import { isMap, Value } from './values';

/** As many values as one value of a template may hold, itself included. */
const MAX_VALUES = 100_000;

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

  /**
   * Counts what a value holds before anything walks over it: a template can
   * build one that contains itself, or one part very many times over.
   */
  measure(value: Value | undefined): void {
    if (typeof value !== 'object' || value === null) return;
    const open: Value[] = [value];
    let count = 0;
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const inner = valuesIn(next);
      count += 1 + inner.length;
      if (count > MAX_VALUES) {
        throw new NotEvaluable(
          `its templates make a value that holds more than ${MAX_VALUES} others`,
        );
      }
      for (const one of inner) {
        if (typeof one === 'object' && one !== null) open.push(one);
      }
    }
    this.spend(count);
  }
}

function valuesIn(value: Value): Value[] {
  if (Array.isArray(value)) return value;
  return isMap(value) ? Object.values(value) : [];
}
