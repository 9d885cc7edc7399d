import type { Expectation } from './faultCases';

export const secondMs = 1_000;
export const backoffCapMs = 30 * secondMs;
const relistMs = 5 * 60 * secondMs;
/** A stream that is silent for longer is opened anew. */
const streamIdleMs = 4 * 60 * secondMs;
/** What was read of a spoke is shown for a minute before it is read again. */
export const keptMs = 60 * secondMs;
/** How long a source is watched while it is ill. */
export const observationMs = 150 * secondMs;

/** How long each may take until all is well and true again. */
export const healingMs: Record<Expectation, number> = {
  lost: 2 * backoffCapMs,
  refused: 2 * backoffCapMs,
  heals: streamIdleMs + 2 * backoffCapMs,
  served: 2 * backoffCapMs,
  late: relistMs + 2 * backoffCapMs,
};

/** An answer without what the clock moves. */
export function withoutTimes(answer: unknown): string {
  return JSON.stringify(answer, (key, value) =>
    /At$|^since$|^version$|^latencyMs$/.test(key) ? undefined : value,
  );
}

/** Those of one moment were asked for at once, before anybody was told. */
export function closerThan(
  distanceMs: number,
  requests: readonly { at: number; target: string }[],
): string[] {
  return requests.flatMap(({ at, target }, index) => {
    const wait = at - (requests[index - 1]?.at ?? -Infinity);
    return wait > 0 && wait < distanceMs ? [`${target} after ${wait} ms`] : [];
  });
}
