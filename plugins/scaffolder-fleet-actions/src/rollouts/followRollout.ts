import { followVerdict } from '../waiting/followVerdict';
import type { Waiting } from '../waiting/waitAction';
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

/** Looks at a rollout until a verdict other than `moving` holds, or the time is over. */
export async function followRollout(
  target: RolloutTarget,
  read: (signal?: AbortSignal) => Promise<RolloutReading>,
  waiting: Waiting<RolloutVerdict>,
): Promise<RolloutVerdict> {
  const { verdict } = await followVerdict<RolloutVerdict>({
    ...waiting,
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
  });
  return verdict;
}
