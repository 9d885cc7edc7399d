import type { HubCluster } from '@fleet-portal/backstage-plugin-fleet-node';

/**
 * Clusters by names of their own. Argo CD knows clusters by their servers and
 * takes one name for several; then the first server keeps it, whatever the order
 * in which the hub lists them, and the others are called by their servers.
 */
export function distinctClusters(
  clusters: readonly HubCluster[],
): Map<string, HubCluster> {
  const found = new Map<string, HubCluster>();
  const repeated = new Map<string, HubCluster[]>();
  for (const cluster of clusters) {
    const { name } = cluster;
    const same = repeated.get(name) ?? [found.get(name) ?? []].flat();
    if (same.length > 0) repeated.set(name, [...same, cluster]);
    found.set(name, cluster);
  }
  for (const [name, same] of repeated) {
    const [first, ...others] = [...same].sort(byServer);
    found.set(name, first);
    for (const other of others) {
      if (other.server === first.server || found.has(other.server)) continue;
      found.set(other.server, { ...other, name: other.server });
    }
  }
  return found;
}

function byServer(a: HubCluster, b: HubCluster): number {
  if (a.server === b.server) return 0;
  return a.server < b.server ? -1 : 1;
}
