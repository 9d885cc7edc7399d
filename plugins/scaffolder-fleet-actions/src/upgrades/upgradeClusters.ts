import {
  ClusterUpgrade,
  definitionFile,
  stringifyClusterRef,
  UpgradeWave,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  upgradeDefinition,
  VersionChange,
} from '../provisioning/upgradeDefinition';
import type { FleetFiles } from '../repository/FleetFiles';
import { LeftCluster, whyLeft } from './chooseWave';
import type { WaveIntent } from './waveIntent';

/** A cluster with its definition as it will be. */
export interface UpgradedCluster {
  cluster: ClusterUpgrade;
  path: string;
  content: string;
  changes: VersionChange[];
}

/**
 * The next clusters of a wave, no more than may be upgraded at once. One whose
 * definition asks for the version already counts: its machines follow.
 *
 * @throws InputError when the definition of one is not there, or cannot be upgraded
 */
export async function upgradeClusters(
  files: FleetFiles,
  wave: UpgradeWave,
  version: string,
  { clusters: asked, layout }: Pick<WaveIntent, 'clusters' | 'layout'>,
): Promise<{ upgraded: UpgradedCluster[]; left: LeftCluster[] }> {
  const upgraded: UpgradedCluster[] = [];
  const left = new Map<string, LeftCluster>();
  const leave = (cluster: ClusterUpgrade, why: string) =>
    left.set(stringifyClusterRef(cluster.ref), { cluster, why });
  let busy = wave.clusters.filter(({ state }) => state === 'upgrading').length;
  for (const cluster of wave.clusters) {
    const why = whyLeft(cluster, asked);
    if (why !== undefined || !cluster.definition) {
      leave(cluster, why ?? '');
      continue;
    }
    const { hub, name } = cluster.definition;
    const path = definitionFile(hub, name, layout);
    const { text: content, changes } = upgradeDefinition(
      path,
      await files.read(path),
      { cluster: name, version },
    );
    if (changes.length > 0) {
      upgraded.push({ cluster, path, content, changes });
    } else {
      busy += 1;
      leave(cluster, 'its definition asks for it already');
    }
  }
  const free = Math.max(0, (wave.atOnce ?? Infinity) - busy);
  for (const { cluster } of upgraded.slice(free)) {
    leave(cluster, `${wave.atOnce} at once; it comes next`);
  }
  return {
    upgraded: upgraded.slice(0, free),
    left: wave.clusters.flatMap(
      ({ ref }) => left.get(stringifyClusterRef(ref)) ?? [],
    ),
  };
}
