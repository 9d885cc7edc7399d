import { clustersOf } from '../argocd/clusterJson';
import { timestamp } from '../clock';
import type { FleetUrls } from '../fleetUrls';
import type { FleetWorld } from '../world/FleetWorld';

/** The world in a few lines, without any secret. */
export function worldSummary(world: FleetWorld, urls: FleetUrls): object {
  return {
    now: timestamp(world.now()),
    git: { url: urls.git.url, repository: urls.git.repository },
    hubs: world.hubs.map(hub => ({
      name: hub.name,
      url: urls.hubs.find(({ name }) => name === hub.name)?.url,
      clusters: hub.clusters().map(({ name, labels }) => ({ name, labels })),
      applicationSets: hub.applicationSets().length,
      applications: hub.applications().length,
      states: countedStates(hub.applications()),
    })),
    spokes: urls.spokes.map(({ name, cluster, hub, url }) => ({
      name,
      cluster,
      hub,
      url,
      registered: isRegistered(world, cluster),
    })),
    faults: faultsOf(world),
  };
}

/** Does any hub know a cluster of this name? Every hub knows its own. */
export function isRegistered(world: FleetWorld, cluster: string): boolean {
  return world.hubs.some(hub =>
    clustersOf(hub).some(({ name }) => name === cluster),
  );
}

export function faultsOf(world: FleetWorld): object {
  return {
    network: world.faults().map(({ since, ...fault }) => ({
      ...fault,
      since: timestamp(since),
    })),
    strains: world.strains.present().map(({ since, ...strain }) => ({
      ...strain,
      since: timestamp(since),
    })),
    services: world.ailments().map(({ since, ...ailment }) => ({
      ...ailment,
      since: timestamp(since),
    })),
  };
}

function countedStates(
  applications: readonly {
    sync?: { status: string };
    health?: { status: string };
  }[],
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { sync, health } of applications) {
    const state = sync ? `${sync.status} ${health?.status}` : 'not compared';
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}
