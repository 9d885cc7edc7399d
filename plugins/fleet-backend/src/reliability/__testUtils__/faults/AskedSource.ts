import type { Origin } from './FaultyHost';

/** What a page tells of a source that is asked when somebody looks. */
export interface Told {
  status: string;
  /** What it was told last; undefined where nothing is. */
  value?: number;
  /** When it was told, or since when nothing is. */
  at?: number;
  reason?: string;
}

/** What is really so, in a number that grows with every move. */
export interface AskedTruth {
  readonly value: number;
  move(): void;
  origin(): Origin;
}

/** What a page tells of one source; it never waits for the source. */
export class AskedSource {
  readonly truth: AskedTruth;
  readonly #read: () => Promise<Told>;
  #told: Told = { status: 'pending' };
  #running?: Promise<void>;

  constructor(truth: AskedTruth, read: () => Promise<Told>) {
    this.truth = truth;
    this.#read = read;
  }

  /** Asks as a page does that is open; what came last, by now. */
  look(): Told {
    this.#running ??= this.#read()
      .then(told => {
        this.#told = told;
      })
      .finally(() => {
        this.#running = undefined;
      });
    return this.#told;
  }

  /** Resolves when what was begun has ended. */
  async settled(): Promise<void> {
    await this.#running;
  }
}
