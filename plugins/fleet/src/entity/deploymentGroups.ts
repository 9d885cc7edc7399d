import {
  Deployment,
  HistoryEntry,
} from '@fleet-portal/backstage-plugin-fleet-common';

export interface DeploymentGroup extends HistoryEntry {
  key: string;
  environment?: string;
  /** Clusters that the revision reached, each once. */
  clusters: string[];
}

/**
 * One line per revision and environment, however many clusters it reached;
 * newest first, with the time of its last arrival.
 */
export function deploymentGroups(
  deployments: readonly Deployment[],
): DeploymentGroup[] {
  const groups = new Map<string, DeploymentGroup>();
  for (const deployment of deployments) {
    const { environment, revisions, version, cluster, hub } = deployment;
    const key = [environment, version, ...revisions].join(' ');
    const place = cluster ?? hub;
    const known = groups.get(key);
    if (!known) {
      groups.set(key, { ...deployment, key, clusters: [place] });
      continue;
    }
    if (!known.clusters.includes(place)) known.clusters.push(place);
    if (deployment.deployedAt > known.deployedAt) {
      known.deployedAt = deployment.deployedAt;
    }
  }
  return [...groups.values()].sort((a, b) =>
    b.deployedAt.localeCompare(a.deployedAt),
  );
}
