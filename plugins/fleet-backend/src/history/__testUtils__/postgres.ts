import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '@fleet-portal/fleet-simulator/testUtils';
import knexFactory, { Knex } from 'knex';

/** A PostgreSQL server for one test file. */
export interface PostgresServer {
  /** A new, empty database; the URL has it. */
  createDatabase(): Promise<string>;
  /** Ends the server as a power cut would; only of a server of our own. */
  kill(): Promise<void>;
  /** Starts it again where it was. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const ownFolder = globSync('/usr/lib/postgresql/*/bin').sort().pop();
const given = process.env.TEST_POSTGRES_URL;

/** Why the tests on PostgreSQL are skipped; undefined where they run. */
export const noPostgres: string | undefined =
  given || ownFolder
    ? undefined
    : 'skipped: install postgresql (Debian) or set TEST_POSTGRES_URL';

/** Why tests that need to kill the server are skipped. */
export const noOwnPostgres: string | undefined = ownFolder
  ? undefined
  : 'skipped: install postgresql (Debian)';

/** The server of `TEST_POSTGRES_URL`, or one of our own in a temporary folder. */
export async function startPostgres(
  options: { own?: boolean } = {},
): Promise<PostgresServer> {
  if (given && !options.own) return serverAt(given, {});
  if (!ownFolder) throw new Error(noOwnPostgres);
  const user = unprivilegedUser();
  const folder = mkdtempSync(join(tmpdir(), 'fleet-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  execFileSync(
    join(ownFolder, 'initdb'),
    ['-D', folder, '-U', 'fleet', '-A', 'trust', '-E', 'UTF8', '-N'],
    { ...user, stdio: 'ignore', cwd: folder, env: { LC_ALL: 'C' } },
  );
  const [port] = await freePorts(1);
  let server: ChildProcess | undefined;
  const url = `postgres://fleet@127.0.0.1:${port}/postgres`;
  const start = async () => {
    server = spawn(
      join(ownFolder, 'postgres'),
      [
        ...['-D', folder, '-k', folder, '-p', String(port)],
        ...['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=100'],
      ],
      { ...user, stdio: 'ignore', cwd: folder },
    );
    await untilItAnswers(url);
  };
  const end = async (signal: NodeJS.Signals) => {
    const child = server;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise(resolve => {
      child.once('exit', resolve);
    });
    child.kill(signal);
    await ended;
  };
  await start();
  return serverAt(url, {
    kill: () => end('SIGQUIT'),
    restart: start,
    stop: async () => {
      await end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  });
}

function serverAt(
  url: string,
  own: Partial<Pick<PostgresServer, 'kill' | 'restart' | 'stop'>>,
): PostgresServer {
  const notOurs = async () => {
    throw new Error('TEST_POSTGRES_URL is not ours to end');
  };
  const made: string[] = [];
  return {
    kill: own.kill ?? notOurs,
    restart: own.restart ?? notOurs,
    async createDatabase() {
      const name = `fleet_${randomBytes(8).toString('hex')}`;
      await asAdmin(url, admin => admin.raw('CREATE DATABASE ??', [name]));
      made.push(name);
      const its = new URL(url);
      its.pathname = `/${name}`;
      return its.toString();
    },
    async stop() {
      if (own.stop) {
        await own.stop();
        return;
      }
      for (const name of made) {
        await asAdmin(url, admin =>
          admin.raw('DROP DATABASE ?? WITH (FORCE)', [name]),
        );
      }
    },
  };
}

async function asAdmin(
  url: string,
  run: (admin: Knex) => PromiseLike<unknown>,
): Promise<void> {
  const admin = knexFactory({ client: 'pg', connection: url, log: quiet });
  try {
    await run(admin);
  } finally {
    await admin.destroy();
  }
}

/** A server that is just starting is no news. */
export const quiet = { warn() {}, error() {}, debug() {}, deprecate() {} };

async function untilItAnswers(url: string): Promise<void> {
  const end = Date.now() + 30_000;
  for (;;) {
    try {
      await asAdmin(url, admin => admin.raw('select 1'));
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}
