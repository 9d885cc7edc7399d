import type { ClusterRef } from '@fleet-portal/backstage-plugin-fleet-common';
import type { ClusterApiCluster } from '@fleet-portal/backstage-plugin-fleet-node';
import type { ClusterPlace } from '../place';

/**
 * The cluster of a hub that is this Cluster: the one with its address, and
 * otherwise the one of its name on the hub that made it. Hubs often reach a
 * cluster by another name than Cluster API does.
 */
export function registrationOf(
  hub: string,
  { name, endpoint }: Pick<ClusterApiCluster, 'name' | 'endpoint'>,
  places: readonly ClusterPlace[],
): ClusterRef | undefined {
  const byAddress = endpoint
    ? places.find(({ facts }) => isAt(facts.server, endpoint))
    : undefined;
  const found =
    byAddress ?? places.find(({ ref }) => ref.hub === hub && ref.name === name);
  return found?.ref;
}

function isAt(
  server: string,
  { host, port }: { host: string; port: number },
): boolean {
  try {
    const url = new URL(server);
    return url.hostname === host && Number(url.port || 443) === port;
  } catch {
    return false;
  }
}
