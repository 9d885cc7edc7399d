import {
  EnvironmentState,
  fleetStates,
  FleetState,
  troubleStates,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** May the release of one environment go on to the next, and why not? */
export type Promotion =
  | { ready: true; from: string; to: string; version: string }
  | {
      ready: false;
      from: string;
      to: string;
      version: string;
      /** Where the trouble is, and on how many Applications, worst first. */
      blockedBy: {
        environment: string;
        troubles: { state: FleetState; count: number }[];
      };
    };

/**
 * The last step that is still to be made, in the order of the environments.
 * Trouble where the release comes from or where it would go to speaks against
 * it; a cluster that does not answer counts as trouble.
 */
export function nextPromotion(
  environments: readonly EnvironmentState[],
): Promotion | undefined {
  for (let index = environments.length - 1; index > 0; index--) {
    const target = environments[index];
    const source = environments[index - 1];
    if (target.releasesToPromote === 0 || !source.version) continue;
    const step = {
      from: source.name,
      to: target.name,
      version: source.version,
    };
    const blockedBy = [target, source]
      .map(troublesOf)
      .find(({ troubles }) => troubles.length > 0);
    return blockedBy
      ? { ready: false, ...step, blockedBy }
      : { ready: true, ...step };
  }
  return undefined;
}

function troublesOf({ name, states }: EnvironmentState) {
  const troubles = fleetStates
    .filter(state => troubleStates.has(state))
    .map(state => ({ state, count: states[state] ?? 0 }))
    .filter(({ count }) => count > 0);
  return { environment: name, troubles };
}
