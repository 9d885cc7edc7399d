import {
  DatabaseService,
  LoggerService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { Clock } from '../clock';
import { HistoryStore } from './HistoryStore';
import { migrate } from './migrate';

const migrations = resolvePackagePath(
  '@fleet-portal/backstage-plugin-fleet-backend',
  'migrations',
);

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * The way to the tables. The portal starts without waiting for it: until the
 * database answers and the tables are there, there is no store.
 */
export class HistoryDatabase {
  readonly #options: {
    database: DatabaseService;
    clock: Clock;
    logger: LoggerService;
    onReady: () => void;
  };
  #store?: HistoryStore;
  #stopped = false;
  #cancel = () => {};

  constructor(options: {
    database: DatabaseService;
    clock: Clock;
    logger: LoggerService;
    /** Called once, when the store is there. */
    onReady: () => void;
  }) {
    this.#options = options;
  }

  get store(): HistoryStore | undefined {
    return this.#store;
  }

  start(): void {
    void this.#open(FIRST_WAIT_MS);
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  async #open(waitMs: number): Promise<void> {
    const { database, clock, logger, onReady } = this.#options;
    try {
      const db = await database.getClient();
      if (!database.migrations?.skip) await migrate(db, migrations);
      if (this.#stopped) return;
      this.#store = new HistoryStore(db);
      onReady();
    } catch (error) {
      if (this.#stopped) return;
      if (waitMs === FIRST_WAIT_MS) {
        logger.warn(
          `The history of the fleet is not kept for now, because its database cannot be opened. It is tried again; where that does not help, restart the backend when the database answers, as docs/history.md says. ${error}`,
        );
      }
      this.#cancel = clock.after(waitMs, () => {
        void this.#open(Math.min(waitMs * 2, LONGEST_WAIT_MS));
      });
    }
  }
}
