import knexFactory, { Knex } from 'knex';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noPostgres, startPostgres } from '../history/__testUtils__/postgres';
import { effort, randomOf, seed, tellFigure } from './__testUtils__/effort';
import { killedWorld } from './__testUtils__/kills/killedWorld';
import {
  RecordingPlan,
  startRecording,
} from './__testUtils__/kills/startRecording';

const kills = effort(2, 24);
/** The first ones die while they make the tables, the others at any time. */
const whileMigrating = Math.ceil(kills / 4);
const mostStatements = { migrating: 40, later: 120 };

interface Place {
  readonly database: RecordingPlan['database'];
  readonly db: Knex;
  close(): Promise<void>;
}

async function onSqlite(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'fleet-kills-'));
  const filename = join(folder, 'fleet.sqlite');
  const db = knexFactory({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
  });
  return {
    database: { client: 'better-sqlite3', connection: filename },
    db,
    async close() {
      await db.destroy();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function onPostgres(): Promise<Place> {
  const server = await startPostgres();
  const connection = await server.createDatabase();
  const db = knexFactory({ client: 'pg', connection });
  return {
    database: { client: 'pg', connection },
    db,
    async close() {
      await db.destroy();
      await server.stop();
    },
  };
}

/** Half of the moments between two statements, half of them inside of one. */
function deathOf(random: () => number, most: number): RecordingPlan['dies'] {
  const statement = 1 + Math.floor(random() * most);
  const way = random();
  if (way < 0.25) return { before: statement };
  return way < 0.5 ? { after: statement } : { near: statement };
}

async function rowsOf(db: Knex, kinds: string[]) {
  if (!(await db.schema.hasTable('fleet_events'))) return [];
  return db('fleet_events').whereIn('kind', kinds).orderBy('at');
}

const deployments = ['deployed'];
const settled = ['healthy'];
const turns = ['spokeLost', 'spokeFound'];
const all = [...deployments, ...settled, ...turns, 'healthChanged'];

/** As often as there are of the same Application and entry of its history. */
function twice(rows: { uid: string; history_id: number }[]): number {
  const names = rows.map(row => `${row.uid} ${row.history_id}`);
  return names.length - new Set(names).size;
}

const databases = [
  { kind: 'SQLite', replicas: 1, open: onSqlite, missing: undefined },
  { kind: 'PostgreSQL', replicas: 2, open: onPostgres, missing: noPostgres },
];

for (const { kind, replicas, open, missing } of databases) {
  // eslint-disable-next-line jest/valid-title
  (missing ? describe.skip : describe)(`the history on ${kind}`, () => {
    jest.setTimeout(60 * 60_000);

    it('keeps each acknowledged event once, killed again and again', async () => {
      const random = randomOf(seed);
      const { db, database, close } = await open();
      const kept = new Set<string>();
      const added: string[] = [];
      const turnedAt: number[] = [];
      let releases = 0;
      let killed = 0;

      /** As many at once as this database may have; the world goes on meanwhile. */
      const live = async (plans: Partial<RecordingPlan>[]) => {
        const lives = await Promise.all(
          plans.map(plan => startRecording({ database, releases, ...plan })),
        );
        for (const life of lives) {
          releases = Math.max(releases, life.releases);
          for (const key of life.kept) kept.add(key);
          added.push(...life.added);
          turnedAt.push(...life.turnedAt);
        }
        return lives;
      };

      const check = async () => {
        const keys = (await rowsOf(db, all)).map(row => row.event_key);
        expect(keys).toHaveLength(new Set(keys).size);
        expect([...kept].filter(key => !keys.includes(key))).toEqual([]);
        expect(added).toHaveLength(new Set(added).size);
        expect(twice(await rowsOf(db, deployments))).toBe(0);
        expect(twice(await rowsOf(db, settled))).toBe(0);
        const told = await rowsOf(db, turns);
        const at = told.map(row => Number(row.at));
        expect(turnedAt.filter(one => !at.includes(one))).toEqual([]);
        const words = told.map(row => row.kind);
        expect(words).toEqual(words.map((_, index) => turns[index % 2]));
      };

      try {
        while (killed < kills) {
          const most =
            mostStatements[killed < whileMigrating ? 'migrating' : 'later'];
          const lives = await live(
            Array.from({ length: replicas }, () => ({
              dies: deathOf(random, most),
            })),
          );
          expect(lives.map(({ signal, words }) => ({ signal, words }))).toEqual(
            lives.map(() => ({ signal: 'SIGKILL', words: expect.any(String) })),
          );
          killed += lives.length;
          await check();
        }
        const lastRelease = releases + 3;
        const ends = await live(
          Array.from({ length: replicas }, () => ({ lastRelease })),
        );
        expect(ends.map(({ code, words }) => ({ code, words }))).toEqual(
          ends.map(() => ({ code: 0, words: '' })),
        );
        await check();

        const [hub] = killedWorld(lastRelease);
        const expected = [...hub.applications.values()].flatMap(
          ({ uid, history }) => history.map(({ id }) => `${uid} ${id}`),
        );
        const found = await rowsOf(db, deployments);
        const names = found.map(row => `${row.uid} ${row.history_id}`);
        expect(names.sort()).toEqual(expected.sort());
      } finally {
        await close();
      }
      tellFigure(
        `kills on ${kind}`,
        `${killed} processes killed, ${kept.size} acknowledged events of ${releases} releases: none lost, none doubled`,
      );
    });
  });
}
