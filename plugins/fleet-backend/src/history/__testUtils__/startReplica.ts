import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A backend process; what it wrote is for the message of a failed test. */
export interface Replica {
  readonly output: string;
  readonly ended: boolean;
  /** As a crash or the kernel would: it gets no chance to finish anything. */
  kill(): Promise<void>;
}

/** Starts a real backend process on a database of PostgreSQL. */
export function startReplica(fleet: JsonObject, databaseUrl: string): Replica {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-replica-'));
  const configFile = join(folder, 'app-config.yaml');
  const url = new URL(databaseUrl);
  const config = {
    app: { baseUrl: 'http://127.0.0.1' },
    backend: {
      baseUrl: 'http://127.0.0.1',
      listen: { host: '127.0.0.1', port: 0 },
      auth: { dangerouslyDisableDefaultAuthPolicy: true },
      database: {
        client: 'pg',
        connection: {
          host: url.hostname,
          port: Number(url.port),
          user: url.username,
          password: decodeURIComponent(url.password) || undefined,
        },
        plugin: {
          fleet: { connection: { database: url.pathname.slice(1) } },
        },
      },
    },
    fleet,
  };
  // JSON is YAML.
  writeFileSync(configFile, JSON.stringify(config));
  const script = join(
    resolvePackagePath('@fleet-portal/backstage-plugin-fleet-backend'),
    'src/history/__testUtils__/replica.ts',
  );
  const child: ChildProcess = spawn(
    process.execPath,
    [
      ...[
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      ...[script, '--config', configFile],
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'development', NODE_OPTIONS: '' },
    },
  );
  const output: string[] = [];
  child.stdout?.on('data', text => output.push(String(text)));
  child.stderr?.on('data', text => output.push(String(text)));
  const ended = new Promise<void>(resolve => {
    child.once('exit', () => resolve());
  });
  return {
    get output() {
      return output.join('');
    },
    get ended() {
      return child.exitCode !== null || child.signalCode !== null;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
