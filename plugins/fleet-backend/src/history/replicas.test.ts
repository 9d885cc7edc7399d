import {
  Fleet,
  fleetOwner,
  fleetRepository,
  portalConfig,
  startFleet,
} from '@fleet-portal/fleet-simulator';
import knexFactory, { Knex } from 'knex';
import { setTimeout as pause } from 'node:timers/promises';
import {
  noPostgres,
  PostgresServer,
  startPostgres,
} from './__testUtils__/postgres';
import { Replica, startReplica } from './__testUtils__/startReplica';

const service = 'payments-api';
/** Long, for a machine that does much else: it ends a test that hangs. */
const DEADLINE_MS = 5 * 60_000;

// eslint-disable-next-line jest/valid-title
(noPostgres ? describe.skip : describe)(
  noPostgres ?? 'two backend processes on one PostgreSQL',
  () => {
    jest.setTimeout(20 * 60_000);
    let server: PostgresServer;
    let fleet: Fleet;
    let db: Knex;
    let url: string;
    const running: Replica[] = [];

    beforeAll(async () => {
      server = await startPostgres();
      url = await server.createDatabase();
      db = knexFactory({ client: 'pg', connection: url });
      fleet = await startFleet({
        scenario: 'small',
        clock: 'running',
        speed: 15,
        now: Date.now() - 6 * 3_600_000,
      });
    });
    afterAll(async () => {
      await Promise.all(running.map(replica => replica.kill()));
      await db?.destroy();
      await fleet?.stop();
      await server?.stop();
    });

    const start = (): Replica => {
      const { fleet: config } = portalConfig(fleet.urls) as {
        fleet: Record<string, never>;
      };
      const probes = { interval: '1s', timeout: '1s' };
      const replica = startReplica({ ...config, probes }, url);
      running.push(replica);
      return replica;
    };

    /** Asks the database again until it is as expected. */
    const untilIs = async <T>(
      ask: () => Promise<T>,
      expected: (answer: T) => boolean,
      what: string,
    ): Promise<T> => {
      const end = Date.now() + DEADLINE_MS;
      for (;;) {
        const answer = await ask();
        if (expected(answer)) return answer;
        // Gives way to the world, whose time runs in this process, and to the
        // backends, which share the processors with it.
        await pause(100);
        if (Date.now() > end) {
          const words = running
            .map(({ output }, index) => `--- ${index}\n${output.slice(-3_000)}`)
            .join('\n');
          throw new Error(
            `${what} did not come: ${JSON.stringify(answer).slice(
              0,
              2_000,
            )}\n${words}`,
          );
        }
      }
    };

    const initialized = (replica: Replica) =>
      untilIs(
        async () => replica.output,
        text => text.includes('newly initialized'),
        'the start of a backend',
      );

    /** `uid id revision` of every entry of every history in the world. */
    const deployedInTheWorld = () =>
      fleet.world.hubs.flatMap(hub =>
        [...hub.applications()].flatMap(app =>
          app.history.map(({ id, revision }) => `${app.uid} ${id} ${revision}`),
        ),
      );
    const rows = async (kind: string) => {
      if (!(await db.schema.hasTable('fleet_events'))) return [];
      return db('fleet_events').where({ kind });
    };
    const deployed = async () =>
      (await rows('deployed')).map(
        ({ uid, history_id, revisions }) =>
          `${uid} ${history_id} ${JSON.parse(revisions)[0]}`,
      );
    const isAll = (told: string[]) =>
      deployedInTheWorld().every(one => told.includes(one));
    const allTold = (what: string) => untilIs(deployed, isAll, what);
    const release = (version: string) =>
      fleet.git.commit(
        fleetOwner,
        fleetRepository,
        'main',
        Object.fromEntries(
          ['staging', 'prod'].map(environment => [
            `apps/${service}/values-${environment}.yaml`,
            `image:\n  tag: ${version}\nreplicas: 3\n`,
          ]),
        ),
        `Bump ${service} to ${version}`,
        { name: 'Ada', email: 'ada@example.com' },
      );
    const members = () =>
      fleet.world.hubs
        .flatMap(hub => [...hub.applications()])
        .filter(app => app.spec.destination.namespace === service);
    const has = (revision: string) => (told: string[]) =>
      told.filter(one => one.endsWith(` ${revision}`)).length;
    const rolledOut = async (revision: string) =>
      members().every(app => app.history.at(-1)?.revision === revision);

    const isHealthyOn = async (revision: string) =>
      members().every(({ history, health }) => {
        const last = history.at(-1);
        return (
          last?.revision === revision &&
          health?.status === 'Healthy' &&
          health.since > last.deployedAt
        );
      });

    it('keep each event once, whichever of them is killed in the middle of work', async () => {
      let first = start();
      // Backstage makes tables of its own, and two that do so at once fail; that
      // ours may be made at the same time is shown in migrate.test.ts.
      await initialized(first);
      let second = start();
      await initialized(second);
      await allTold('the past');

      const one = await release('3.10.0');
      await untilIs(deployed, told => has(one)(told) > 0, 'release 1');
      await first.kill();
      await untilIs(() => rolledOut(one), Boolean, 'release 1 in the world');
      await allTold('release 1');

      first = start();
      await initialized(first);
      fleet.controls.setNetworkFault({ cluster: 'prod-us-1', kind: 'kill' });
      await untilIs(
        () => rows('spokeLost'),
        ({ length }) => length > 0,
        'the loss',
      );
      fleet.controls.clearNetworkFault({ cluster: 'prod-us-1' });
      await untilIs(
        () => rows('spokeFound'),
        ({ length }) => length > 0,
        'the finding',
      );

      const two = await release('3.11.0');
      await untilIs(deployed, told => has(two)(told) > 0, 'release 2');
      await second.kill();
      await untilIs(() => rolledOut(two), Boolean, 'release 2 in the world');
      await allTold('release 2');

      await untilIs(() => isHealthyOn(two), Boolean, 'release 2 Healthy');
      // Nobody looks while the third one rolls out.
      await first.kill();
      const three = await release('3.12.0');
      await untilIs(() => rolledOut(three), Boolean, 'release 3 in the world');
      second = start();
      await allTold('release 3');
      await untilIs(
        () => rows('healthy'),
        found =>
          found.filter(({ revisions }) => revisions.includes(three)).length ===
          members().length,
        'release 3 Healthy',
      );
      await second.kill();

      expect((await deployed()).sort()).toEqual(deployedInTheWorld().sort());
      const healthy = await rows('healthy');
      const settled = healthy.map(
        ({ uid, history_id }) => `${uid} ${history_id}`,
      );
      expect(new Set(settled).size).toBe(settled.length);
      const turns = await rows('healthChanged');
      const words = turns.map(
        ({ uid, to_health, at }) => `${uid} ${to_health} ${at}`,
      );
      expect(new Set(words).size).toBe(words.length);
      const lost = await rows('spokeLost');
      const found = await rows('spokeFound');
      expect(lost).toEqual([
        expect.objectContaining({ hub: 'prod-hub', cluster: 'prod-us-1' }),
      ]);
      expect(found).toEqual([
        expect.objectContaining({ hub: 'prod-hub', cluster: 'prod-us-1' }),
      ]);
      expect(await rows('hubLost')).toEqual([]);
    });
  },
);
