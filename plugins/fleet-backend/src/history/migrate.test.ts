import knexFactory, { Knex } from 'knex';
import { migrate } from './migrate';
import { migrationsFolder } from './__testUtils__/describeEachDatabase';
import {
  noPostgres,
  PostgresServer,
  startPostgres,
} from './__testUtils__/postgres';

// eslint-disable-next-line jest/valid-title
(noPostgres ? describe.skip : describe)(
  noPostgres ?? 'the tables of the history on PostgreSQL',
  () => {
    jest.setTimeout(120_000);
    let server: PostgresServer;
    const opened: Knex[] = [];

    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(async () => {
      await Promise.all(opened.map(db => db.destroy()));
      await server?.stop();
    });
    const replicas = async (count: number) => {
      const connection = await server.createDatabase();
      const pools = Array.from({ length: count }, () =>
        knexFactory({ client: 'pg', connection }),
      );
      opened.push(...pools);
      return pools;
    };

    it('are made by replicas that start at the same moment', async () => {
      const pools = await replicas(6);
      await Promise.all(pools.map(db => migrate(db, migrationsFolder)));
      expect(await pools[0]('knex_migrations_lock')).toEqual([
        expect.objectContaining({ is_locked: 0 }),
      ]);
      expect(await pools[0]('fleet_events')).toEqual([]);
    });

    it.each([
      ['two rows of its lock', [{ is_locked: 0 }, { is_locked: 0 }]],
      ['its lock held', [{ is_locked: 1 }]],
    ])('are made where another process left %s', async (_, rows) => {
      const [db] = await replicas(1);
      const directory = migrationsFolder;
      await migrate(db, directory);
      await db.migrate.rollback({ directory }, true);
      await db('knex_migrations_lock').del();
      await db('knex_migrations_lock').insert(rows);

      await expect(db.migrate.latest({ directory })).rejects.toThrow('locked');
      await migrate(db, directory);
      expect(await db('fleet_events')).toEqual([]);
    });
  },
);
