import type { Knex } from 'knex';

/** Any number that no other user of the same database takes: `fleet` in ASCII. */
const ADVISORY_LOCK = 0x666c656574;

/**
 * Brings the tables up to date, one replica at a time.
 *
 * Knex keeps its lock in a row. Two processes that make that row at the same
 * time make two, and knex takes the lock for held ever after; one that is killed
 * leaves it held. On PostgreSQL the server itself keeps replicas apart, with a
 * lock that ends with its holder; whatever knex finds held then is left over.
 *
 * @param directory - the folder of the migrations
 */
export async function migrate(db: Knex, directory: string): Promise<void> {
  if (db.client.config.client !== 'pg') {
    await db.migrate.latest({ directory });
    return;
  }
  await db.transaction(async holder => {
    await holder.raw('select pg_advisory_xact_lock(?)', [ADVISORY_LOCK]);
    await db.migrate.forceFreeMigrationsLock({ directory });
    await db.migrate.latest({ directory });
  });
}
