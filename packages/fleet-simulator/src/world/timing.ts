import type { Seeded } from '../seeded';

interface Moment {
  readonly now: number;
  readonly seeded: Seeded;
}

/**
 * How long things take in the world, in milliseconds. A new Application is
 * Healthy after 20 to 40 seconds: the controller sees it, compares, syncs,
 * and the pods come up.
 */
export const firstLook = { from: 600, to: 1800 };
export const syncStage = { from: 900, to: 1600 };
export const afterSync = 600;
export const podStart = { from: 12_000, to: 20_000 };
export const recovery = { from: 5_000, to: 9_000 };
export const selfHealPause = 5_000;
export const deletion = 4_000;
/** A push reaches the hub by webhook; the Applications are looked at one after the other. */
export const afterPush = { from: 400, to: 3_000 };
/** Argo CD's `timeout.reconciliation` with its jitter. */
const regularRefresh = { from: 120_000, to: 180_000 };

/** A duration between the bounds that depends on the name and the moment only. */
export function duration(
  bounds: { from: number; to: number },
  moment: Moment,
  ...words: string[]
): number {
  return moment.seeded.between(
    bounds.from,
    bounds.to,
    String(moment.now),
    ...words,
  );
}

export function refreshPause(name: string, moment: Moment): number {
  return duration(regularRefresh, moment, 'refresh', name);
}
