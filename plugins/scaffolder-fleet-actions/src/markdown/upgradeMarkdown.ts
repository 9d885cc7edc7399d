import type {
  ClusterSummary,
  Preflight,
  UpgradeWave,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { stringifyClusterRef } from '@fleet-portal/backstage-plugin-fleet-common';
import type { LeftCluster } from '../upgrades/chooseWave';
import type { UpgradedCluster } from '../upgrades/upgradeClusters';
import { code, sentence } from './inline';
import { section } from './section';

export interface UpgradeWords {
  version: string;
  wave: UpgradeWave;
  upgraded: readonly UpgradedCluster[];
  left: readonly LeftCluster[];
  /** All clusters that the proposer sees. */
  fleet: readonly ClusterSummary[];
}

/** `This pull request will upgrade 2 clusters of wave canary to v1.36.1 (prod-eu-2, prod-ap-2)` */
export function upgradeSentence({
  version,
  wave,
  upgraded,
}: UpgradeWords): string {
  if (upgraded.length === 0) {
    return `Nothing of wave ${wave.name} is to be upgraded to ${version} now`;
  }
  const names = upgraded.map(({ cluster }) => cluster.ref.name).join(', ');
  return `This pull request will upgrade ${upgraded.length} cluster${
    upgraded.length === 1 ? '' : 's'
  } of wave ${wave.name} to ${version} (${names})`;
}

/** What the upgrade of a wave does, as the text of its pull request. */
export function upgradeMarkdown(words: UpgradeWords): string {
  const { upgraded, left } = words;
  return [
    `## ${upgradeSentence(words)}`,
    ...section(
      'Pre-flight',
      'What was looked at before: nothing speaks against the upgrade of these.',
      ['Cluster', 'Control plane', 'Oldest kubelet', 'APIs that go'],
      upgraded.map(({ cluster: { ref, preflight } }) => [
        code(ref.name),
        code(preflight?.controlPlane.from ?? ''),
        code(preflight?.kubelets.oldest ?? ''),
        apisWords(preflight),
      ]),
    ),
    ...section(
      'Definitions',
      'Cluster API replaces machines one by one, the control plane first.',
      ['File', 'Object', 'From'],
      upgraded.flatMap(({ path, changes }) =>
        changes.map(({ object, from }) => [
          code(path),
          code(object),
          code(from),
        ]),
      ),
    ),
    ...section(
      'Blast radius',
      'Pods move with their machines; one that a PodDisruptionBudget holds back holds back its machine.',
      ['Cluster', 'Environment', 'Region', 'Machines', 'Applications'],
      upgraded.map(({ cluster }) => radiusRow(cluster, words)),
    ),
    ...section(
      'Left for later',
      'The other clusters of the wave.',
      ['Cluster', 'Why'],
      left.map(({ cluster, why }) => [code(cluster.ref.name), sentence(why)]),
    ),
    ...(upgraded.length > 0
      ? [
          '',
          'There is no way back for a control plane: a revert of this pull request does not downgrade it.',
        ]
      : []),
    '',
  ].join('\n');
}

function apisWords(preflight: Preflight | undefined): string {
  const { manifests, helmReleases } = preflight ?? {};
  const unread = [
    ...(manifests?.unread ?? []),
    ...(helmReleases?.outcome === 'notGranted'
      ? ['Helm releases (not granted)']
      : []),
    ...(helmReleases?.unread ?? []).map(name => `Helm release ${name}`),
  ];
  return unread.length === 0
    ? 'none used'
    : `none found; not searched: ${unread.map(sentence).join(', ')}`;
}

function radiusRow(
  { ref, machines }: UpgradedCluster['cluster'],
  { fleet, upgraded }: UpgradeWords,
): string[] {
  const names = new Set(
    upgraded.map(({ cluster }) => stringifyClusterRef(cluster.ref)),
  );
  const own = fleet.find(
    one => stringifyClusterRef(one.ref) === stringifyClusterRef(ref),
  );
  const share = (value: string | undefined, key: 'environment' | 'region') => {
    if (value === undefined) return 'not known';
    const all = fleet.filter(
      one => one.environment === own?.environment && one[key] === value,
    );
    const hit = all.filter(one => names.has(stringifyClusterRef(one.ref)));
    return `${code(value)}: ${hit.length} of ${all.length} clusters`;
  };
  return [
    code(ref.name),
    share(own?.environment, 'environment'),
    share(own?.region, 'region'),
    machines ? String(machines.all) : 'not known',
    own ? String(own.applications) : 'not known',
  ];
}
