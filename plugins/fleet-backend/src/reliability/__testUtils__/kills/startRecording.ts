import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What a recording process shall do. */
export interface RecordingPlan {
  readonly database: {
    readonly client: 'pg' | 'better-sqlite3';
    /** URL or file. */
    readonly connection: string;
  };
  /** How many releases there have been when it starts. */
  readonly releases: number;
  /** It ends in peace when this one is recorded; never when absent. */
  readonly lastRelease?: number;
  /**
   * It is killed at this statement: just before it is sent or just after it
   * was answered, by its own hand; or somewhere near it, from outside.
   */
  readonly dies?: {
    readonly before?: number;
    readonly after?: number;
    readonly near?: number;
  };
}

/** One line that a recording process writes. */
export type RecordingLine =
  | { readonly statement: number }
  | { readonly release: number }
  /** Events that the database has, and which of them were new to it. */
  | { readonly kept: readonly string[]; readonly added: readonly string[] }
  | { readonly turnedAt: number };

/** What a process said until its end. */
export interface Recording {
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  /** The last release that it knew of. */
  readonly releases: number;
  readonly kept: readonly string[];
  readonly added: readonly string[];
  readonly turnedAt: readonly number[];
  /** What it wrote to standard error. */
  readonly words: string;
}

/** Runs a recording process to its end, whichever that is. */
export async function startRecording(plan: RecordingPlan): Promise<Recording> {
  const child = spawn(
    process.execPath,
    [
      ...[
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      join(
        resolvePackagePath('@fleet-portal/backstage-plugin-fleet-backend'),
        'src/reliability/__testUtils__/kills/recordingProcess.ts',
      ),
      JSON.stringify(plan),
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  );
  const kept: string[] = [];
  const added: string[] = [];
  const turnedAt: number[] = [];
  let { releases } = plan;
  let words = '';
  child.stderr.on('data', text => (words += text));
  const closed = once(child, 'close');
  for await (const text of createInterface({ input: child.stdout })) {
    const line: RecordingLine = JSON.parse(text);
    if ('statement' in line) {
      if (line.statement === plan.dies?.near) child.kill('SIGKILL');
    } else if ('release' in line) {
      releases = line.release;
    } else if ('kept' in line) {
      kept.push(...line.kept);
      added.push(...line.added);
    } else {
      turnedAt.push(line.turnedAt);
    }
  }
  const [code, signal] = await closed;
  return { code, signal, releases, kept, added, turnedAt, words };
}
