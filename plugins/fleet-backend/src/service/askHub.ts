import { phrase } from '@fleet-portal/backstage-plugin-fleet-common';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';

/**
 * One question to a hub with a deadline of its own. A hub may be given more
 * time for an answer than who asks has: that ours is over is trouble of the hub
 * like any other, and has words for readers.
 *
 * @param question.deadline - for tests; `AbortSignal.timeout` by default
 */
export async function askHub<T>(
  question: {
    hub: string;
    ms: number;
    deadline?: (ms: number) => AbortSignal;
  },
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { hub, ms, deadline = AbortSignal.timeout } = question;
  const signal = deadline(ms);
  try {
    return await ask(signal);
  } catch (error) {
    if (error instanceof SourceError || !signal.aborted) throw error;
    const times = { host: `Hub ${hub}`, seconds: ms / 1_000 };
    throw new SourceError('unreachable', phrase('trouble.hubTimeout', times));
  }
}
