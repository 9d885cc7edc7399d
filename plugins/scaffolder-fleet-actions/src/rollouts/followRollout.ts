import { isError } from '@backstage/errors';
import { judgeRollout, RolloutVerdict } from './judgeRollout';
import { RolloutReading } from './readRollout';
import { RolloutTarget } from './rolloutTarget';

/** The portal answers from memory, so looking again is cheap. */
const POLL_MS = 5_000;

/**
 * How long a verdict has to hold: hubs read Git at different moments, and one
 * that did so later would still have the rollout to do.
 */
const HOLD_MS = 30_000;

interface FollowOptions {
  /** When the wait began, in milliseconds since the epoch. */
  startedAt: number;
  now: () => number;
  /** Waits so many milliseconds, or rejects when the signal is aborted. */
  pause: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Looks once and answers. */
  once?: boolean;
  signal?: AbortSignal;
  /** Told each verdict whose sentence is another than the one before. */
  onChange: (verdict: RolloutVerdict) => void;
}

/**
 * Looks at a rollout until a verdict other than `moving` holds, or the time is
 * over.
 *
 * @throws what `read` throws, unless it may go by: then the last verdict stays
 * and says so
 */
export async function followRollout(
  target: RolloutTarget,
  read: (signal?: AbortSignal) => Promise<RolloutReading>,
  options: FollowOptions,
): Promise<RolloutVerdict> {
  const { now, pause, signal, once } = options;
  const end = options.startedAt + target.timeoutMs;
  let verdict = judgeRollout(target, { sets: [], sources: [] });
  let told: string | undefined;
  let heldSince = now();
  for (;;) {
    signal?.throwIfAborted();
    const before = verdict.state;
    verdict = await lookAgain(target, read, verdict, signal);
    if (verdict.state !== before) heldSince = now();
    if (verdict.sentence !== told) {
      told = verdict.sentence;
      options.onChange(verdict);
    }
    const held = verdict.state !== 'moving' && now() - heldSince >= HOLD_MS;
    const left = end - now();
    if (held || once || left <= 0) return verdict;
    await pause(Math.min(POLL_MS, left), signal);
  }
}

async function lookAgain(
  target: RolloutTarget,
  read: (signal?: AbortSignal) => Promise<RolloutReading>,
  last: RolloutVerdict,
  signal?: AbortSignal,
): Promise<RolloutVerdict> {
  try {
    return judgeRollout(target, await read(signal));
  } catch (error) {
    signal?.throwIfAborted();
    if (!isError(error) || !mayPass(error)) throw error;
    return {
      ...last,
      state: 'moving',
      reasons: [`the portal could not be asked: ${error.message}`],
    };
  }
}

/** A backend that restarts is not the end of a rollout; a refusal stays one. */
function mayPass(error: Error & { statusCode?: unknown }): boolean {
  if (error.name === 'ZodError') return false;
  const { statusCode } = error;
  return (
    typeof statusCode !== 'number' || statusCode >= 500 || statusCode === 429
  );
}
