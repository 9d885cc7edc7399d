import { InputError } from '@backstage/errors';
import {
  clusterFile,
  ClusterSummary,
  FleetClient,
  PreviewResponse,
  quote,
  Standby,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { editClusterLabels } from '../manifests/clusterLabels';
import type { FleetFiles } from '../repository/FleetFiles';
import { ChangedWeight, switchWeights, WeightedFile } from './dnsWeights';
import type { Failover } from './failoverIntent';

/** One cluster with its labels as they will be, and what that makes of it. */
export interface SwitchedCluster {
  cluster: ClusterSummary;
  path: string;
  /** Undefined where the file says so already. */
  content?: string;
  after: Record<string, string>;
  preview: PreviewResponse;
}

export interface RegionSwitch {
  clusters: SwitchedCluster[];
  /** Of DNS records, those that stay as they are too. */
  weights: ChangedWeight[];
  weightedFiles: WeightedFile[];
  /** How ready the region is that takes over; undefined where it is not known. */
  standby?: Standby;
}

/**
 * The clusters of both regions with other labels, each previewed by itself:
 * a placement looks at one cluster at a time.
 *
 * @throws InputError when a region has no cluster, the one that takes over is
 * lost itself, or Applications would go that nobody said may go
 */
export async function switchRegions(
  client: FleetClient,
  files: FleetFiles,
  failover: Failover,
  signal?: AbortSignal,
): Promise<RegionSwitch> {
  const { environment, from, to } = failover;
  const { items } = await client.getClusters(signal);
  const clustersOf = (region: string, field: string) => {
    const found = items.filter(
      one => one.environment === environment && one.region === region,
    );
    if (found.length > 0) return found;
    throw new InputError(
      `${field}: ${quote(environment)} has no cluster in region ${quote(
        region,
      )} that you may see; take both from the page of regions`,
    );
  };
  const left = clustersOf(from, 'from');
  const taking = clustersOf(to, 'to');
  const standby = await standbyOf(client, failover, signal);
  const changes = [
    ...left.map(cluster => ({ cluster, set: failover.fromLabels ?? [] })),
    ...taking.map(cluster => ({ cluster, set: failover.toLabels ?? [] })),
  ].filter(({ set }) => set.length > 0);
  const clusters: SwitchedCluster[] = [];
  for (const { cluster, set } of changes) {
    const { hub, name } = cluster.ref;
    const path = clusterFile(hub, name, failover.layout);
    const before = await files.read(path);
    const { text, labels } = editClusterLabels(before, { cluster: name, set });
    const after = { ...cluster.labels, ...labels };
    const preview = await client.previewPlacement(
      { cluster: { hub, name, labels: after } },
      signal,
    );
    clusters.push({
      cluster,
      path,
      content: text === before ? undefined : text,
      after,
      preview,
    });
  }
  refuseRemovals(failover, clusters);
  const dns = await switchWeights(files, failover.dnsWeights ?? []);
  return {
    clusters,
    weights: dns.weights,
    weightedFiles: dns.files,
    standby,
  };
}

async function standbyOf(
  client: FleetClient,
  { environment, from, to }: Failover,
  signal?: AbortSignal,
): Promise<Standby | undefined> {
  const { items } = await client.recovery.getRegions(signal);
  const standby = items
    .find(one => one.environment === environment && one.region === from)
    ?.standbys.find(({ region }) => region === to);
  const clusters = standby?.checks.find(({ check }) => check === 'clusters');
  if (clusters?.outcome === 'failed') {
    throw new InputError(
      `to: ${quote(to)} cannot take over. ${clusters.words}`,
    );
  }
  return standby;
}

function refuseRemovals(
  { allowRemovals }: Failover,
  clusters: readonly SwitchedCluster[],
): void {
  const removed = clusters.reduce(
    (sum, { preview }) => sum + preview.summary.removed,
    0,
  );
  if (removed === 0 || allowRemovals) return;
  throw new InputError(
    `allowRemovals: these labels would remove ${removed} Application${
      removed === 1 ? '' : 's'
    }; set it to true when they are to go, or leave the labels that place them`,
  );
}
