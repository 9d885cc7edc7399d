import {
  ClusterSummary,
  releasesBehind,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { ShownState } from '../../components/state';
import { FleetText } from '../../translation';

/** Hub and probe in one word, the probe's where they differ. */
export function connectionState(
  cluster: ClusterSummary,
  t: FleetText,
): { state: ShownState; words?: string } {
  const { contradicted, probe, hubSays } = cluster;
  if (contradicted) return { state: 'contradicted' };
  switch (probe.state) {
    case 'reachable':
      return hubSays.status === 'Failed'
        ? { state: 'atRisk', words: t('cluster.disagree') }
        : { state: 'healthy', words: t('probe.reachable') };
    case 'unreachable':
      return { state: 'degraded', words: t('probe.unreachable') };
    case 'unauthorized':
      return { state: 'atRisk', words: t('probe.unauthorized') };
    case 'pending':
      return { state: 'waiting', words: t('probe.pending') };
    default:
      return { state: 'unverified' };
  }
}

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
    const environment = cluster.environment ?? '';
    if (version) {
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
