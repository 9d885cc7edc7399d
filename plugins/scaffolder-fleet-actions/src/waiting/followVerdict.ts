import { isError } from '@backstage/errors';
import type { Waiting } from './waitAction';

interface FollowOptions<V> extends Waiting<V> {
  /** What is said until the first answer. */
  first: V;
  /** Asks the portal and judges its answer. */
  look: (signal?: AbortSignal) => Promise<V>;
  /** The last verdict while the portal cannot be asked, with the reason. */
  unasked: (last: V, reason: string) => V;
  /** Two verdicts with the same text are one that holds. */
  identity: (verdict: V) => string;
  /** How long a verdict has to hold; undefined while it ends nothing. */
  holdMs: (verdict: V) => number | undefined;
  pollMs: number;
}

/** What the wait ended with. */
export interface Followed<V> {
  verdict: V;
  /** It held; otherwise the time was over before it did. */
  held: boolean;
}

/**
 * Looks again and again until a verdict holds, or the time is over.
 *
 * @throws what `look` throws, unless it may go by: then the last verdict stays
 * and says so
 */
export async function followVerdict<V extends { sentence: string }>(
  options: FollowOptions<V>,
): Promise<Followed<V>> {
  const { now, signal } = options;
  let verdict = options.first;
  let told: string | undefined;
  let heldSince = now();
  for (;;) {
    signal?.throwIfAborted();
    const before = options.identity(verdict);
    verdict = await lookAgain(options, verdict);
    if (options.identity(verdict) !== before) heldSince = now();
    if (verdict.sentence !== told) {
      told = verdict.sentence;
      options.onChange(verdict);
    }
    const holdMs = options.holdMs(verdict);
    const held = holdMs !== undefined && now() - heldSince >= holdMs;
    const left = options.endsAt - now();
    if (held || options.once || left <= 0) return { verdict, held };
    await options.pause(Math.min(options.pollMs, left), signal);
  }
}

async function lookAgain<V>(options: FollowOptions<V>, last: V): Promise<V> {
  const { signal } = options;
  try {
    return await options.look(signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (!isError(error) || !mayPass(error)) throw error;
    return options.unasked(
      last,
      `the portal could not be asked: ${error.message}`,
    );
  }
}

/** A backend that restarts is not the end of a wait; a refusal stays one. */
function mayPass(error: Error & { statusCode?: unknown }): boolean {
  if (['ZodError', 'InputError'].includes(error.name)) return false;
  const { statusCode } = error;
  return (
    typeof statusCode !== 'number' || statusCode >= 500 || statusCode === 429
  );
}
