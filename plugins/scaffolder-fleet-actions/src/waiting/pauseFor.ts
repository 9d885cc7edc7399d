import { setTimeout } from 'node:timers/promises';

/** Waits so many milliseconds, or rejects when the signal is aborted. */
export async function pauseFor(
  ms: number,
  signal?: AbortSignal,
): Promise<void> {
  await setTimeout(ms, undefined, { signal });
}
