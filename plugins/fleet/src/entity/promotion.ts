import {
  compareVersions,
  EntityDeployments,
  EnvironmentState,
  fleetStates,
  FleetState,
  troubleStates,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** A release of one environment that the next one does not have yet. */
export interface WaitingRelease {
  version: string;
  /** When it first came to the environment that it waits in. */
  deployedAt: string;
}

/** What waits to go from one environment to the next, and what speaks against it. */
export interface Promotion {
  from: string;
  to: string;
  /** The newest that waits. */
  version: string;
  /** What the next environment runs. */
  runs?: string;
  /** Newest first, as far as the hubs remember. */
  waiting: WaitingRelease[];
  /** Where the trouble is, and on how many Applications, worst first. */
  blockedBy?: {
    environment: string;
    troubles: { state: FleetState; count: number }[];
  };
  /** What ran there before, while the next environment is in trouble. */
  rollBackTo?: string;
}

type Deployments = Pick<EntityDeployments, 'environments' | 'history'>;

/**
 * Every step that is still to be made, the one that users feel first: the last
 * of the environments. Trouble where the release comes from or where it would
 * go to speaks against it; a cluster that does not answer counts as trouble.
 */
export function openPromotions({
  environments,
  history,
}: Deployments): Promotion[] {
  return environments
    .flatMap((target, index): Promotion[] => {
      const source = environments[index - 1];
      if (!source?.version || target.releasesToPromote === 0) return [];
      const [troubled] = [target, source]
        .map(troublesOf)
        .filter(({ troubles }) => troubles.length > 0);
      const inTrouble = troublesOf(target).troubles.length > 0;
      return [
        {
          from: source.name,
          to: target.name,
          version: source.version,
          runs: target.version,
          waiting: waitingIn(source, target, history),
          blockedBy: troubled,
          rollBackTo: inTrouble ? ranBefore(target, history) : undefined,
        },
      ];
    })
    .reverse();
}

function troublesOf({ name, states }: EnvironmentState) {
  const troubles = fleetStates
    .filter(state => troubleStates.has(state))
    .map(state => ({ state, count: states[state] ?? 0 }))
    .filter(({ count }) => count > 0);
  return { environment: name, troubles };
}

function waitingIn(
  source: EnvironmentState,
  target: EnvironmentState,
  history: EntityDeployments['history'],
): WaitingRelease[] {
  const firstSeen = new Map<string, string>();
  for (const { environment, version, deployedAt } of history) {
    if (environment !== source.name || version === undefined) continue;
    const newer = compareVersions(version, target.version ?? '') ?? 0;
    // A release that was taken back from where it waited waits no longer.
    const taken = compareVersions(version, source.version ?? '') ?? 0;
    if (newer <= 0 || taken > 0) continue;
    const known = firstSeen.get(version);
    if (known === undefined || deployedAt < known) {
      firstSeen.set(version, deployedAt);
    }
  }
  return [...firstSeen]
    .map(([version, deployedAt]) => ({ version, deployedAt }))
    .sort((a, b) => compareVersions(b.version, a.version) ?? 0);
}

/** The newest release that the environment had and is older than what it runs. */
function ranBefore(
  { name, version }: EnvironmentState,
  history: EntityDeployments['history'],
): string | undefined {
  if (version === undefined) return undefined;
  return history
    .filter(one => one.environment === name)
    .flatMap(one => one.version ?? [])
    .filter(one => (compareVersions(one, version) ?? 0) < 0)
    .sort((a, b) => compareVersions(b, a) ?? 0)[0];
}
