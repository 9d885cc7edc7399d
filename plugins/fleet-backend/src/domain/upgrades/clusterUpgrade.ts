import {
  ClusterUpgrade,
  ClusterUpgradeState,
  compareVersions,
  Phrase,
  phraseText,
  Preflight,
  UpgradeMachine,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { PlatformReading } from '@fleet-portal/backstage-plugin-fleet-node';
import type { ClusterPlace } from '../place';
import { Estate, wantedVersion } from '../provisioning/estate';
import { preflightOf, verdictOf } from './preflight';

export interface UpgradeFacts {
  readonly place: ClusterPlace;
  readonly target: string;
  /** What was read of the spoke last. */
  readonly reading?: PlatformReading;
  /** Where Cluster API made it, with the hub whose management cluster did. */
  readonly made?: { readonly hub: string; readonly estate: Estate };
  /** What its Applications have in Git. */
  readonly manifests: Preflight['manifests'];
  /** What its hub says of the objects of its Applications. */
  readonly liveObjects: Preflight['liveObjects'];
  /** Why it is not well, and Applications on it that are not. */
  readonly troubles: readonly Phrase[];
}

/** How far one cluster is on its way to the target. */
export function clusterUpgrade(facts: UpgradeFacts): ClusterUpgrade {
  const { place, target, reading, made, troubles } = facts;
  const version =
    made?.estate.controlPlane?.runs ?? place.facts.kubernetesVersion;
  const machines = machinesOf(made?.estate, target);
  const preflight = preflightOf(
    {
      version,
      nodes: reading?.nodes,
      deprecatedApis: reading?.platform.deprecatedApis,
      manifests: facts.manifests,
      liveObjects: facts.liveObjects,
      helmReleases: reading?.platform.helmReleases,
    },
    target,
  );
  const state = stateOf(
    facts,
    version,
    machines,
    verdictOf(preflight) === 'passed',
  );
  return {
    ref: place.ref,
    state,
    version,
    machines:
      machines && state === 'upgrading'
        ? { ...machines, each: eachMachine(made?.estate, target) }
        : machines,
    troubles: troubles.map(phraseText),
    ...(troubles.length > 0 && { phrases: { troubles: [...troubles] } }),
    ...(state === 'upgraded' && {
      upgradedAt: upgradedAt(made?.estate, target),
    }),
    ...(state !== 'upgraded' && { preflight }),
    ...(made && {
      definition: {
        hub: made.hub,
        namespace: made.estate.cluster.namespace,
        name: made.estate.cluster.name,
      },
    }),
  };
}

/** Nodes that are not ready, and machines that Cluster API has given up. */
export function machineTroubles(
  nodes: PlatformReading['nodes'] | undefined,
  estate: Estate | undefined,
): string[] {
  const known = nodes && 'value' in nodes ? nodes.value : [];
  return [
    ...known.filter(({ ready }) => !ready).map(({ name }) => name),
    ...(estate?.machines ?? [])
      .filter(({ phase }) => phase === 'Failed')
      .map(({ name }) => name),
  ];
}

function stateOf(
  { made, target }: UpgradeFacts,
  version: string | undefined,
  machines: ClusterUpgrade['machines'],
  mayGo: boolean,
): ClusterUpgradeState {
  const reached = isAtLeast(version, target);
  if (reached && (!machines || machines.upToDate === machines.all)) {
    return 'upgraded';
  }
  // Asked for already: its pull request is merged.
  const wanted = made && wantedVersion(made.estate);
  if (isAtLeast(wanted, target)) return 'upgrading';
  return mayGo ? 'ready' : 'refused';
}

function machinesOf(
  estate: Estate | undefined,
  target: string,
): ClusterUpgrade['machines'] {
  if (!estate || estate.machines.length === 0) return undefined;
  const upToDate = estate.machines.filter(({ version }) =>
    isAtLeast(version, target),
  );
  return { upToDate: upToDate.length, all: estate.machines.length };
}

/** The control plane first, as Cluster API goes. */
function eachMachine(
  estate: Estate | undefined,
  target: string,
): UpgradeMachine[] {
  const machines = (estate?.machines ?? []).map(
    ({ name, controlPlane, version, phase }) => ({
      name,
      role: controlPlane ? ('controlPlane' as const) : ('worker' as const),
      version,
      phase,
      isUpToDate: isAtLeast(version, target),
    }),
  );
  return machines.sort(
    (a, b) =>
      a.role.localeCompare(b.role) ||
      Number(b.isUpToDate) - Number(a.isUpToDate) ||
      a.name.localeCompare(b.name),
  );
}

/** When its newest machine was made: before that it was not whole. */
function upgradedAt(
  estate: Estate | undefined,
  target: string,
): string | undefined {
  const times = (estate?.machines ?? [])
    .filter(({ version }) => isAtLeast(version, target))
    .flatMap(({ createdAt }) => createdAt ?? [])
    .sort();
  return times.at(-1);
}

function isAtLeast(version: string | undefined, target: string): boolean {
  const order = version ? compareVersions(version, target) : undefined;
  return order !== undefined && order >= 0;
}
