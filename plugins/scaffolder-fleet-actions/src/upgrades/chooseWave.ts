import { InputError } from '@backstage/errors';
import {
  ClusterUpgrade,
  quote,
  UpgradesResponse,
  UpgradeWave,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { objectionsOf } from './preflightWords';
import type { WaveIntent } from './waveIntent';

export type UpgradePlan = NonNullable<UpgradesResponse['plan']>;

/** A cluster of the wave that is not upgraded now, and why. */
export interface LeftCluster {
  cluster: ClusterUpgrade;
  why: string;
}

/**
 * The wave that is meant, when it may begin or has nothing left to do.
 *
 * @throws InputError when there is no such wave, or something holds it: each
 * reason is named, and each refused cluster with what would mend it
 */
export function openWave(
  plan: UpgradePlan | undefined,
  { wave: name, clusters: asked = [] }: Pick<WaveIntent, 'wave' | 'clusters'>,
): { plan: UpgradePlan; wave: UpgradeWave } {
  if (!plan) {
    throw new InputError(
      'wave: there is no plan; name a version and waves in fleet.upgrades of the configuration',
    );
  }
  const wave = plan.waves.find(one => one.name === name);
  if (!wave) {
    throw new InputError(
      `wave: the plan has no ${quote(name)}; take one of ${plan.waves
        .map(one => quote(one.name))
        .join(', ')}`,
    );
  }
  for (const cluster of asked) {
    const found = wave.clusters.find(({ ref }) => ref.name === cluster);
    if (!found) {
      throw new InputError(
        `clusters: ${quote(name)} has no ${quote(cluster)} that you may see`,
      );
    }
    if (found.state === 'refused') {
      throw new InputError(`clusters: ${refusalOf(found)}`);
    }
  }
  if (wave.state === 'empty') {
    throw new InputError(`wave: no cluster has the labels of ${quote(name)}`);
  }
  if (wave.state === 'closed') {
    throw new InputError(
      `wave: ${quote(name)} may not begin. ${wave.blocks
        .map(block => blockWords(wave, block))
        .join('. ')}`,
    );
  }
  return { plan, wave };
}

/** `prod-ap-1 is refused: something uses …, which goes with 1.36: use …` */
function refusalOf(cluster: ClusterUpgrade): string {
  return `${cluster.ref.name} is refused: ${objectionsOf(cluster).join('; ')}`;
}

function blockWords(
  { clusters }: UpgradeWave,
  { block, wave, clusters: refs }: UpgradeWave['blocks'][number],
): string {
  const names = refs.map(({ name }) => name).join(', ');
  const which = names && ` (${names})`;
  switch (block) {
    case 'before':
      return `It waits until ${wave} is upgraded${which}`;
    case 'unhealthy':
      return `It waits until ${wave} is well${which}`;
    case 'soaking':
      return `It waits until ${wave} was watched for long enough`;
    case 'full':
      return `As many clusters as may be are being upgraded${which}`;
    default:
      return clusters
        .filter(({ state }) => state === 'refused')
        .map(refusalOf)
        .join('. ');
  }
}

/** Why a cluster of the wave is not taken, whatever its definition says; undefined when it may be. */
export function whyLeft(
  cluster: ClusterUpgrade,
  asked: readonly string[] | undefined,
): string | undefined {
  const { ref, state, definition } = cluster;
  switch (state) {
    case 'upgraded':
      return 'it is upgraded';
    case 'upgrading':
      return 'it is being upgraded';
    case 'refused':
      return objectionsOf(cluster).join('; ');
    default:
  }
  if (asked?.length && !asked.includes(ref.name)) return 'it was not asked for';
  return definition
    ? undefined
    : 'Cluster API did not make it; upgrade it by other means';
}
