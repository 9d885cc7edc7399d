import { mockServices } from '@backstage/backend-test-utils';
import knexFactory, { Knex } from 'knex';
import { systemClock } from '../clock';
import { FakeFleetModel, FakeSpokeVoices, fleetWorld } from '../__testUtils__';
import { linksByApplicationSet } from '../__testUtils__/links';
import { defaultEnvironmentRules } from '../domain/environments';
import { createHistory } from './createHistory';
import {
  noOwnPostgres,
  PostgresServer,
  quiet,
  startPostgres,
} from './__testUtils__/postgres';

// eslint-disable-next-line jest/valid-title
(noOwnPostgres ? describe.skip : describe)(
  noOwnPostgres ?? 'the history while PostgreSQL is killed',
  () => {
    jest.setTimeout(120_000);
    let server: PostgresServer;
    let url: string;

    beforeAll(async () => {
      server = await startPostgres({ own: true });
      url = await server.createDatabase();
    });
    afterAll(async () => {
      await server?.stop();
    });

    const kept = async (): Promise<{ event_key: string }[]> => {
      const db = knexFactory({ client: 'pg', connection: url });
      try {
        return await db('fleet_events').select('event_key');
      } finally {
        await db.destroy();
      }
    };
    const until = async (holds: () => Promise<boolean>) => {
      const end = Date.now() + 60_000;
      while (!(await holds())) {
        if (Date.now() > end) throw new Error('It did not come to hold');
        await new Promise(resolve => {
          setImmediate(resolve);
        });
      }
    };

    it('goes on, and has everything when the server is back', async () => {
      const logger = mockServices.logger.mock();
      const model = new FakeFleetModel(fleetWorld());
      const pool: Knex = knexFactory({
        client: 'pg',
        connection: url,
        log: quiet,
      });
      pool.on('error', () => {});
      const history = createHistory({
        config: {
          staleAfterMs: 60_000,
          environments: defaultEnvironmentRules,
          history: { retentionMs: 3_650 * 86_400_000 },
        },
        database: { getClient: async () => pool },
        scheduler: mockServices.scheduler.mock(),
        clock: systemClock,
        logger,
      });
      const stop = history.record({
        model,
        spokes: new FakeSpokeVoices(),
        links: linksByApplicationSet,
      });
      await until(async () => history.store() !== undefined);
      await until(async () => (await kept()).length > 10);
      const before = (await kept()).map(row => row.event_key);

      await server.kill();
      const [hub, ...others] = fleetWorld();
      const deployed = new Map(
        [...hub.applications].map(([key, application]) => [
          key,
          {
            ...application,
            history: [
              {
                id: 2,
                revisions: ['f'.repeat(40)],
                deployedAt: '2026-11-20T14:04:00Z',
              },
              ...application.history,
            ],
          },
        ]),
      );
      const refs = [...deployed.values()].map(({ namespace, name }) => ({
        hub: hub.name,
        namespace,
        name,
      }));
      model.change([{ ...hub, applications: deployed }, ...others], {
        applications: refs,
      });
      await until(async () => logger.warn.mock.calls.length > 0);
      expect(logger.warn).toHaveBeenCalledTimes(1);
      expect(logger.warn.mock.calls[0][0]).toMatch(/The portal goes on/);

      await server.restart();
      const news = [...deployed.values()].map(
        ({ uid }) => `deployed|${hub.name}|${uid}|2`,
      );
      const keys = async () => (await kept()).map(row => row.event_key);
      await until(async () => {
        const all = await keys();
        return news.every(one => all.includes(one));
      });
      const all = await keys();
      expect(new Set(all).size).toBe(all.length);
      expect(all).toEqual(expect.arrayContaining(before));
      await stop();
      await pool.destroy();
    });
  },
);
