import type { Strain } from '../world/worldState';

const day = 86_400_000;
const pulse = (2 * Math.PI) / day;
/** By how much noon is above the mean, and midnight below. */
const swing = 0.35;

/** How much of the mean flows at a moment: most in the afternoon (UTC). */
export function waveAt(ms: number): number {
  return 1 + swing * Math.sin(pulse * (ms - 9 * 3_600_000));
}

/** What flowed since 1970, where one flows each second in the mean. */
export function flowUntil(ms: number): number {
  const phase = pulse * (ms - 9 * 3_600_000);
  return (ms - (swing / pulse) * Math.cos(phase)) / 1_000;
}

/** What of that flowed while one of the strains lasted. */
export function strainedFlow(ms: number, strains: readonly Strain[]): number {
  return strains.reduce((sum, { since, until = Infinity }) => {
    const end = Math.min(ms, until);
    return end > since ? sum + flowUntil(end) - flowUntil(since) : sum;
  }, 0);
}

export function isStrained(ms: number, strains: readonly Strain[]): boolean {
  return strains.some(
    ({ since, until = Infinity }) => ms >= since && ms < until,
  );
}

/** The shares of requests that took at most so many seconds, with all the rest in `+Inf`. */
export type Shape = Readonly<Record<string, number>>;

/** A counter whose rate is `perSecond` in the mean, and another share of it while strained. */
export function counted(
  perSecond: number,
  strains: readonly Strain[],
  share: { usual: number; strained: number },
): (ms: number) => number {
  return ms => {
    const strained = strainedFlow(ms, strains);
    const usual = flowUntil(ms) - strained;
    return perSecond * (usual * share.usual + strained * share.strained);
  };
}

/** The buckets of a histogram by their `le`, each a counter. */
export function buckets(
  perSecond: number,
  strains: readonly Strain[],
  shape: { usual: Shape; strained: Shape },
): { le: string; at: (ms: number) => number }[] {
  return Object.keys(shape.usual).map(le => ({
    le,
    at: counted(perSecond, strains, {
      usual: shape.usual[le],
      strained: shape.strained[le],
    }),
  }));
}
