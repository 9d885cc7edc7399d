import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Clock } from '../clock';
import type { LeaseWord } from './Lease';

/** Something for others, from whichever replica tells it. */
export interface Letter {
  /** What the log calls it. */
  readonly name: string;
  send(): Promise<void>;
}

interface Waiting {
  readonly letter: Letter;
  readonly at: number;
  tries: number;
}

/** In a long outage the oldest are let go. */
const MOST_LETTERS = 1_000;
const MOST_TRIES = 60;
/** The lease is to be renewed in between. */
const MOST_AT_ONCE = 100;
/** The holder looks at the fleet at moments of its own. */
const MARGIN_MS = 10_000;
/** At the start the table is not there yet. */
const LOOKS_WITHOUT_COMPLAINT = 3;

/**
 * What is to be told once by several replicas that all know it. Only the
 * holder of the lease sends; the others keep what they would have sent until
 * the holder was seen alive afterwards, and send it when they take its place.
 */
export class Outbox {
  readonly #options: {
    lease: { look(): Promise<LeaseWord> };
    clock: Clock;
    logger: LoggerService;
  };
  #waiting: Waiting[] = [];
  #troubled = false;
  #failedLooks = 0;
  #working?: Promise<void>;

  constructor(options: {
    lease: { look(): Promise<LeaseWord> };
    clock: Clock;
    logger: LoggerService;
  }) {
    this.#options = options;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  add(letters: readonly Letter[]): void {
    const at = this.#options.clock.now();
    this.#waiting.push(...letters.map(letter => ({ letter, at, tries: 0 })));
    this.#waiting = this.#waiting.slice(-MOST_LETTERS);
  }

  /** To be called every few seconds, whether something waits or not; never fails. */
  work(): Promise<void> {
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
    return this.#working;
  }

  async #work(): Promise<void> {
    const word = await this.#look();
    if (word?.held === 'elsewhere') {
      const told = word.aliveAfter - MARGIN_MS;
      this.#waiting = this.#waiting.filter(({ at }) => at > told);
    }
    if (word?.held === 'here') await this.#send();
    else if (word) this.#troubled = false;
  }

  async #look(): Promise<LeaseWord | undefined> {
    try {
      const word = await this.#options.lease.look();
      this.#failedLooks = 0;
      return word;
    } catch (error) {
      this.#failedLooks += 1;
      if (this.#failedLooks > LOOKS_WITHOUT_COMPLAINT) {
        this.#complain(
          `What happens in the fleet is told to nobody for now, because the database cannot say which replica tells it: ${error}`,
        );
      }
      return undefined;
    }
  }

  /** In order; what is refused stays where it is and is tried again. */
  async #send(): Promise<void> {
    let failure: unknown;
    for (const one of this.#waiting.slice(0, MOST_AT_ONCE)) {
      one.tries += 1;
      try {
        await one.letter.send();
        this.#waiting = this.#waiting.filter(other => other !== one);
      } catch (error) {
        failure = error;
        this.#complain(
          `${one.letter.name} could not be sent and is tried again: ${error}`,
        );
        if (one.tries >= MOST_TRIES) {
          this.#waiting = this.#waiting.filter(other => other !== one);
        }
      }
    }
    if (failure === undefined) this.#troubled = false;
  }

  #complain(words: string): void {
    if (!this.#troubled) this.#options.logger.warn(words);
    this.#troubled = true;
  }
}
