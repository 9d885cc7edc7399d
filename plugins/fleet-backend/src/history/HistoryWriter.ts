import type { LoggerService } from '@backstage/backend-plugin-api';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../clock';
import type { DeliveryEvent } from '../domain/deliveryEvent';
import type { HistoryStore, VoiceTurn } from './HistoryStore';

export interface HistoryWriterOptions {
  /** Undefined while there is none yet. */
  store: () => HistoryStore | undefined;
  clock: Clock;
  logger: LoggerService;
  /** Called when events were refused and there is room again. */
  onRoom: () => void;
  /** Events that wait at most. Default 20,000, some 10 MB. */
  capacity?: number;
}

const BATCH = 200;
/**
 * Between two batches, as a multiple of what the last one took: a storm comes
 * first to the pages. The events that wait are told again after a crash.
 */
const REST = 3;
const LONGEST_REST_MS = 200;
const BATCH_PAUSE_MS = 100;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;
const MOST_TURNS = 2_000;

/**
 * Brings events to the database, in batches, for as long as it takes. An event
 * leaves the queue when the database has it, never before. The queue has a
 * limit: what does not fit is refused, and whoever made it makes it again when
 * there is room.
 */
export class HistoryWriter {
  readonly #options: HistoryWriterOptions;
  readonly #capacity: number;
  readonly #events = new Map<string, DeliveryEvent>();
  #turns: VoiceTurn[] = [];
  #refused = false;
  #stopped = false;
  #failures = 0;
  #working?: Promise<void>;
  #cancel?: () => void;
  /** Ends the rest between two batches. */
  #wakeUp?: () => void;

  constructor(options: HistoryWriterOptions) {
    this.#options = options;
    this.#capacity = options.capacity ?? 20_000;
  }

  /** How many wait. */
  get waiting(): number {
    return this.#events.size + this.#turns.length;
  }

  /** False from the first refusal on until `onRoom` is called. */
  get hasRoom(): boolean {
    return !this.#refused;
  }

  /** False when there is no room for all of them; then none is taken. */
  add(events: readonly DeliveryEvent[]): boolean {
    if (this.#events.size + events.length > this.#capacity) {
      this.#refused = true;
      return false;
    }
    for (const event of events) {
      if (!this.#events.has(event.key)) this.#events.set(event.key, event);
    }
    this.#schedule(BATCH_PAUSE_MS);
    return true;
  }

  /** In a long outage of the database the oldest turns of voices are let go. */
  addTurn(turn: VoiceTurn): void {
    this.#turns = [...this.#turns, turn].slice(-MOST_TURNS);
    this.#schedule(BATCH_PAUSE_MS);
  }

  /** The database may be there now. */
  wake(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#schedule(0);
  }

  /** Writes what waits, once; what fails then is found again after the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel?.();
    this.#wakeUp?.();
    await this.#working;
    if (this.#failures === 0) await this.#work();
  }

  #schedule(ms: number): void {
    if (this.#stopped || this.#cancel || this.#working) return;
    if (this.waiting === 0) return;
    this.#cancel = this.#options.clock.after(ms, () => {
      this.#cancel = undefined;
      this.#working = this.#work().finally(() => {
        this.#working = undefined;
        this.#schedule(this.#failures > 0 ? this.#retryMs() : 0);
        this.#offerRoom();
      });
    });
  }

  async #work(): Promise<void> {
    const store = this.#options.store();
    if (!store) return;
    try {
      while (this.#events.size > 0) {
        const from = this.#options.clock.now();
        const batch = firstOf(this.#events.values(), BATCH);
        await this.#write(store, batch);
        for (const { key } of batch) this.#events.delete(key);
        const took = this.#options.clock.now() - from;
        await this.#rest(Math.min(took * REST, LONGEST_REST_MS));
      }
      for (const turn of this.#turns) {
        await store.turn(turn);
        this.#turns = this.#turns.filter(other => other !== turn);
      }
      this.#succeeded();
    } catch (error) {
      this.#failed(error);
    }
  }

  /** A database in this process would let nobody else have a turn. */
  async #rest(ms: number): Promise<void> {
    if (ms === 0 || this.#stopped) return nextTurn();
    await new Promise<void>(resolve => {
      const cancel = this.#options.clock.after(ms, resolve);
      this.#wakeUp = () => {
        cancel();
        resolve();
      };
    });
    this.#wakeUp = undefined;
    return undefined;
  }

  /**
   * An event that the database does not take must not keep the others. It is
   * left out only when it is refused again and again while others of its batch
   * are taken; when none is, it is the database.
   */
  async #write(
    store: HistoryStore,
    batch: readonly DeliveryEvent[],
  ): Promise<void> {
    const trouble = await refusalOf(() => store.insert(batch));
    if (!trouble) return;
    await store.check();
    const refused: DeliveryEvent[] = [];
    for (const event of batch) {
      if (!(await refusalOf(() => store.insert([event])))) continue;
      // An outage in the middle looks like a refusal; it ends here.
      await store.check();
      refused.push(event);
    }
    if (refused.length === batch.length) throw trouble;
    for (const event of refused) {
      const again = await refusalOf(() => store.insert([event]));
      await store.check();
      if (!again) continue;
      this.#options.logger.error(
        `An event of kind ${event.kind} cannot be kept in the history of the fleet and is left out`,
        again,
      );
    }
  }

  #succeeded(): void {
    if (this.#failures > 0) {
      this.#options.logger.info('The history of the fleet is kept again.');
    }
    this.#failures = 0;
  }

  #failed(error: unknown): void {
    this.#failures += 1;
    if (this.#failures > 1) return;
    this.#options.logger.warn(
      `The history of the fleet cannot be written for now. The portal goes on; what happens is kept in memory and written when the database takes it. ${error}`,
    );
  }

  #retryMs(): number {
    return Math.min(
      FIRST_RETRY_MS * 2 ** Math.min(this.#failures - 1, 10),
      LONGEST_RETRY_MS,
    );
  }

  #offerRoom(): void {
    if (!this.#refused || this.#stopped) return;
    if (this.#events.size > this.#capacity / 2) return;
    this.#refused = false;
    this.#options.onRoom();
  }
}

function firstOf<T>(all: Iterable<T>, most: number): T[] {
  const first: T[] = [];
  for (const one of all) {
    if (first.length === most) break;
    first.push(one);
  }
  return first;
}

async function refusalOf(
  insert: () => Promise<unknown>,
): Promise<Error | undefined> {
  try {
    await insert();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
