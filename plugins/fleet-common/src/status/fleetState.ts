/**
 * The one word that a cell, a row or a badge shows for an Application on a
 * cluster, worst first. When several hold, the first of this list wins.
 *
 * - `contradicted`: the hub reports the cluster Successful, our probe fails
 * - `notHeard`: the hub (the only witness) has been silent for too long
 * - `notComparable`: the hub cannot compare with Git (missing path, invalid spec)
 * - `waiting`: its turn in a RollingSync has not come
 * - `notCompared`: new, the hub has not looked at it yet
 * - `unverified`: the hub says Healthy and Synced, and nobody asked the spoke
 */
export const fleetStates = [
  'contradicted',
  'notHeard',
  'degraded',
  'syncFailed',
  'notComparable',
  'missing',
  'drift',
  'progressing',
  'waiting',
  'suspended',
  'notCompared',
  'unverified',
  'healthy',
] as const;
export type FleetState = (typeof fleetStates)[number];

/** States in which somebody has to do something. */
export const troubleStates: ReadonlySet<FleetState> = new Set<FleetState>([
  'contradicted',
  'notHeard',
  'degraded',
  'syncFailed',
  'notComparable',
  'missing',
  'drift',
]);

const harmRank = new Map<FleetState, number>(
  fleetStates.map((state, index) => [state, index]),
);

/** Sorts the worst state first. */
export function compareHarm(a: FleetState, b: FleetState): number {
  return (harmRank.get(a) ?? 0) - (harmRank.get(b) ?? 0);
}

/** The worst of the states, or undefined of none. */
export function worstState(
  states: Iterable<FleetState>,
): FleetState | undefined {
  let worst: FleetState | undefined;
  for (const state of states) {
    if (worst === undefined || compareHarm(state, worst) < 0) worst = state;
  }
  return worst;
}
