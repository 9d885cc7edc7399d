import {
  DatabaseService,
  isDatabaseConflictError,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Clock } from '../clock';

/** What a look at the lease found; times are milliseconds of our own clock. */
export type LeaseWord =
  | { held: 'here' }
  /** Another replica lives, and did so after `aliveAfter`. */
  | { held: 'elsewhere'; aliveAfter: number }
  | { held: 'nobody' };

/** Bigints come as text from PostgreSQL. */
const rowSchema = z.object({ holder: z.string(), beat: z.coerce.number() });

/** A holder whose beat does not rise for so long is gone. */
const PATIENCE_MS = 20_000;

/**
 * One of several replicas holds the lease. It lets a number in the database
 * rise; when that stands still, another takes its place. Clocks of different
 * machines are never compared.
 */
export class Lease {
  readonly #options: {
    name: string;
    holder: string;
    database: Pick<DatabaseService, 'getClient'>;
    clock: Clock;
  };
  #seen?: { holder: string; beat: number; at: number };
  #lookedAt = -Infinity;

  /**
   * @param options - `holder` is unique for each process; the table comes from
   * the migrations of this plugin
   */
  constructor(options: {
    name: string;
    holder: string;
    database: Pick<DatabaseService, 'getClient'>;
    clock: Clock;
  }) {
    this.#options = options;
  }

  /**
   * Renews the lease, takes one that was left, or tells who holds it.
   *
   * @throws when the database cannot be asked; then nobody knows who holds it
   */
  async look(): Promise<LeaseWord> {
    const { database, holder, clock } = this.#options;
    const db = await database.getClient();
    const now = clock.now();
    const aliveAfter = this.#lookedAt;
    this.#lookedAt = now;
    const row = await this.#read(db);
    if (!row) return (await this.#create(db)) ? here : nobody;
    const expired =
      this.#seen?.holder === row.holder &&
      this.#seen.beat === row.beat &&
      now - this.#seen.at >= PATIENCE_MS;
    if (row.holder === holder || expired) {
      return (await this.#take(db, row)) ? here : nobody;
    }
    const stands =
      this.#seen?.holder === row.holder && this.#seen.beat === row.beat;
    if (stands) return nobody;
    this.#seen = { ...row, at: now };
    return { held: 'elsewhere', aliveAfter };
  }

  /** Leaves it to the others at once; for an orderly end. */
  async leave(): Promise<void> {
    const { database, name, holder } = this.#options;
    const db = await database.getClient();
    await db('fleet_leases').where({ name, holder }).delete();
  }

  async #read(db: Knex) {
    const { name } = this.#options;
    const row = await db('fleet_leases')
      .where({ name })
      .first('holder', 'beat');
    return row === undefined ? undefined : rowSchema.parse(row);
  }

  async #create(db: Knex): Promise<boolean> {
    const { name, holder } = this.#options;
    try {
      await db('fleet_leases').insert({ name, holder, beat: 1 });
      return true;
    } catch (error) {
      if (isDatabaseConflictError(error)) return false;
      throw error;
    }
  }

  async #take(
    db: Knex,
    { holder: before, beat }: { holder: string; beat: number },
  ): Promise<boolean> {
    const { name, holder } = this.#options;
    const taken = await db('fleet_leases')
      .where({ name, holder: before, beat })
      .update({ holder, beat: beat + 1 });
    return taken === 1;
  }
}

const here: LeaseWord = { held: 'here' };
const nobody: LeaseWord = { held: 'nobody' };
