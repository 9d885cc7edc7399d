import { followVerdict } from '../waiting/followVerdict';
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

/** Looks at a rollout until a verdict other than `moving` holds, or the time is over. */
export async function followRollout(
  target: RolloutTarget,
  read: (signal?: AbortSignal) => Promise<RolloutReading>,
  { startedAt, ...options }: FollowOptions,
): Promise<RolloutVerdict> {
  const { verdict } = await followVerdict<RolloutVerdict>({
    ...options,
    first: judgeRollout(target, { sets: [], sources: [] }),
    look: async signal => judgeRollout(target, await read(signal)),
    unasked: (last, reason) => ({
      ...last,
      state: 'moving',
      reasons: [reason],
    }),
    identity: ({ state }) => state,
    holdMs: ({ state }) => (state === 'moving' ? undefined : HOLD_MS),
    pollMs: POLL_MS,
    endsAt: startedAt + target.timeoutMs,
  });
  return verdict;
}
