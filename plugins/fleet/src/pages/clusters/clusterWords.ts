import {
  ClusterSummary,
  releasesBehind,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';

/**
 * How many minor releases of Kubernetes each cluster is behind the newest of
 * its environment, by encoded cluster reference. Patches are not skew.
 */
export function minorReleasesBehind(
  clusters: readonly ClusterSummary[],
): Map<string, number> {
  const minor = (cluster: ClusterSummary) =>
    cluster.kubernetesVersion?.match(/^v?(\d+\.\d+)/)?.[1];
  const known = new Map<string, string[]>();
  for (const cluster of clusters) {
    const version = minor(cluster);
    const { environment } = cluster;
    // Clusters without an environment have nothing in common to be compared by.
    if (version && environment !== undefined) {
      known.set(environment, [...(known.get(environment) ?? []), version]);
    }
  }
  return new Map(
    clusters.map(cluster => {
      const version = minor(cluster);
      const peers = known.get(cluster.environment ?? '') ?? [];
      return [
        stringifyClusterRef(cluster.ref),
        version ? releasesBehind(version, peers) : 0,
      ];
    }),
  );
}
