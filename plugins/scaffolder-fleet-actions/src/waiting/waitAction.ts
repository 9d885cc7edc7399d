import type { LoggerService } from '@backstage/backend-plugin-api';
import type { FleetServiceClient } from '@fleet-portal/backstage-plugin-fleet-node';
import type { z as zod } from 'zod/v3';
import { pauseFor } from './pauseFor';

type Zod = typeof zod;

/** What an action that waits is made with. */
export interface WaitOptions {
  fleet: FleetServiceClient;
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** Waits so many milliseconds, or rejects when the signal is aborted. */
  pause?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** How a wait goes on in a task, whatever is waited for. */
export interface Waiting<V> {
  /** In milliseconds since the epoch. */
  endsAt: number;
  now: () => number;
  /** Waits so many milliseconds, or rejects when the signal is aborted. */
  pause: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Looks once and answers. */
  once?: boolean;
  signal?: AbortSignal;
  /** Told each verdict whose sentence is another than the one before. */
  onChange: (verdict: V) => void;
}

/** What of a task a wait needs. */
interface WaitingTask {
  checkpoint: (options: {
    key: string;
    fn: () => Promise<number>;
  }) => Promise<number>;
  isDryRun?: boolean;
  signal?: AbortSignal;
  logger: Pick<LoggerService, 'info'>;
}

/** A task that is taken up again goes on with the time that it has left. */
export async function waitIn<V extends { sentence: string }>(
  task: WaitingTask,
  { now = Date.now, pause = pauseFor }: WaitOptions,
  { key, timeoutMs }: { key: string; timeoutMs: number },
): Promise<Waiting<V>> {
  const startedAt = await task.checkpoint({ key, fn: async () => now() });
  return {
    endsAt: startedAt + timeoutMs,
    now,
    pause,
    once: task.isDryRun,
    signal: task.signal,
    onChange: ({ sentence }) => task.logger.info(sentence),
  };
}

/** The input of every action that waits. */
export const timeoutInput = {
  timeoutMinutes: (z: Zod) =>
    z
      .number()
      .optional()
      .describe('Longest wait in minutes, at most 60. Default: 15'),
};

/** What every action that waits puts out beside its state. */
export const waitOutput = {
  sentence: (z: Zod) => z.string().describe('How far it came, in one sentence'),
  reasons: (z: Zod) =>
    z
      .array(z.string())
      .describe('What stands in its way, and what is not known'),
  markdown: (z: Zod) => z.string().describe('All of it as Markdown'),
  page: (z: Zod) => z.string().describe('Page of the portal that follows on'),
};
