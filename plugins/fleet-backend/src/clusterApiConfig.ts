import type { Config } from '@backstage/config';
import { SectionReader } from './sectionReader';

/** `fleet.clusterApi` of the configuration. */
export interface ClusterApiConfig {
  /** Where Cluster API of a hub runs, by name of the hub: as that hub calls the cluster. */
  readonly managementClusters: ReadonlyMap<string, string>;
  /** Milliseconds for which one reading is good. */
  readonly maxAgeMs: number;
  /** Deadline of one reading. */
  readonly timeoutMs: number;
}

/** The cluster on which Cluster API of a hub runs, as that hub calls it. */
export function managementCluster(
  config: ClusterApiConfig,
  hub: string,
): string {
  return config.managementClusters.get(hub) ?? 'in-cluster';
}

export function readClusterApi(section: SectionReader): ClusterApiConfig {
  return {
    managementClusters: readManagementClusters(section),
    maxAgeMs: section.duration('maxAge', 10_000),
    timeoutMs: section.duration('timeout', 10_000),
  };
}

function readManagementClusters(section: SectionReader): Map<string, string> {
  const found = new Map<string, string>();
  const key = 'managementClusters';
  section.list(key).forEach((entry: Config, index) => {
    const one = new SectionReader(
      entry,
      `fleet.clusterApi.${key}[${index}]`,
      section.problems,
    );
    const hub = one.text('hub');
    const cluster = one.text('cluster');
    if (!hub || !cluster) {
      section.say(
        `${key}[${index}]`,
        'must name hub and cluster, the cluster as that hub calls it',
      );
    } else if (found.has(hub)) {
      section.say(
        `${key}[${index}]`,
        `names a second management cluster of the hub ${hub}; keep one of them`,
      );
    } else found.set(hub, cluster);
  });
  return found;
}
