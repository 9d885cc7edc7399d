import { resolvePackagePath } from '@backstage/backend-plugin-api';
import knexFactory, { Knex } from 'knex';
import { noPostgres, PostgresServer, startPostgres } from './postgres';

/** Each suite on the history runs on all of them. */
const databaseKinds = ['SQLite', 'PostgreSQL'] as const;

export const migrationsFolder = resolvePackagePath(
  '@fleet-portal/backstage-plugin-fleet-backend',
  'migrations',
);

/** `describe` for every kind of database; one that is not there says so. */
export function describeEachDatabase(
  what: string,
  suite: (open: () => Promise<Knex>) => void,
): void {
  for (const kind of databaseKinds) {
    const missing = kind === 'PostgreSQL' ? noPostgres : undefined;
    if (missing) {
      it.todo(`${what} on ${kind}, ${missing}`);
      continue;
    }
    describe(`${what} on ${kind}`, () => {
      let server: PostgresServer | undefined;
      const opened: Knex[] = [];

      beforeAll(async () => {
        if (kind === 'PostgreSQL') server = await startPostgres();
      }, 60_000);
      afterAll(async () => {
        await Promise.all(opened.map(db => db.destroy()));
        await server?.stop();
      }, 60_000);

      suite(async () => {
        const db = server
          ? knexFactory({
              client: 'pg',
              connection: await server.createDatabase(),
            })
          : knexFactory({
              client: 'better-sqlite3',
              connection: ':memory:',
              useNullAsDefault: true,
            });
        opened.push(db);
        await db.migrate.latest({ directory: migrationsFolder });
        return db;
      });
    });
  }
}
