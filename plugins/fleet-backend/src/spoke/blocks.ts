import {
  Block,
  phrase,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import type { Clock } from './clock';

export interface BlockOptions {
  clock: Clock;
  /** Deadline of one block. */
  timeoutMs: number;
  /** Runs a read when there is room for one more; apart from the probes. */
  limit: <T>(run: () => Promise<T>) => Promise<T>;
}

/** One read of a spoke with its outcome; it never rejects. */
export async function readBlock<T>(
  { clock, timeoutMs, limit }: BlockOptions,
  read: (signal: AbortSignal) => Promise<T>,
): Promise<Block<T>> {
  return limit(async () => {
    const deadline = new AbortController();
    const cancel = clock.after(timeoutMs, () => deadline.abort());
    try {
      const value = await read(deadline.signal);
      return {
        status: 'ok',
        value,
        observedAt: new Date(clock.now()).toISOString(),
      };
    } catch (error) {
      return failure(error);
    } finally {
      cancel();
    }
  });
}

function failure<T>(error: unknown): Block<T> {
  if (error instanceof SourceError && error.kind === 'notFound') {
    return { status: 'absent', ...error.told };
  }
  const why =
    error instanceof SourceError
      ? error.told
      : told({ reason: phrase('trouble.notRead') });
  return { status: 'failed', ...why };
}

/** A failed block keeps what was read before, with its age. */
export function keepBlock<T>(
  before: Block<T> | undefined,
  now: Block<T>,
): Block<T> {
  if (now.status !== 'failed') return now;
  if (before?.status !== 'ok' && before?.status !== 'stale') return now;
  const { value, observedAt } = before;
  return { ...now, status: 'stale', value, observedAt };
}
