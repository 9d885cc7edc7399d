import { followVerdict } from '../waiting/followVerdict';
import type { Waiting } from '../waiting/waitAction';
import { ReadinessVerdict } from './judgeReadiness';

/** The portal reads a spoke once in minutes; asking it more often tells less. */
const POLL_MS = 15_000;

/**
 * How long the same steps have to be missing, for the same reasons, before the
 * cluster counts as stuck: two readings of the spoke as the portal makes them
 * by default, so that one between two waves of a sync is not taken for it.
 */
const STUCK_MS = 10 * 60_000;

interface FollowOptions extends Waiting<ReadinessVerdict> {
  look: (signal?: AbortSignal) => Promise<ReadinessVerdict>;
  /** What is said until the first answer. */
  first: ReadinessVerdict;
}

/** How the wait for a cluster ended. */
export interface ReadinessEnd extends Omit<ReadinessVerdict, 'state'> {
  /** `pending`: the time was over while it could still come. */
  state: 'ready' | 'stuck' | 'pending';
}

/** Looks at the checklist until it is done, nothing of it moves, or the time is over. */
export async function followReadiness(
  options: FollowOptions,
): Promise<ReadinessEnd> {
  const { verdict, held } = await followVerdict<ReadinessVerdict>({
    ...options,
    unasked: (last, reason) => ({
      ...last,
      state: 'unknown',
      reasons: [reason],
    }),
    identity: ({ state, reasons }) => JSON.stringify([state, reasons]),
    holdMs: ({ state }) =>
      ({ ready: 0, waiting: STUCK_MS, unknown: undefined }[state]),
    pollMs: POLL_MS,
  });
  if (verdict.state === 'ready') return { ...verdict, state: 'ready' };
  return { ...verdict, state: held ? 'stuck' : 'pending' };
}
