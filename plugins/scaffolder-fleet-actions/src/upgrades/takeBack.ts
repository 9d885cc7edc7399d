import {
  ClusterSummary,
  platformFile,
  platformFolder,
  RepositoryLayout,
  stringifyClusterRef,
  UpgradeWave,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { GithubRepository } from '../pullRequest/GithubRepository';
import type { FleetFiles } from '../repository/FleetFiles';
import { waveBranch } from './waveBranch';

/** What changed of a wave's clusters since its first pull request was merged. */
export interface TakenBack {
  wave: string;
  /** Number of that pull request. */
  since: number;
  /** As they were before. */
  files: { path: string; content: string }[];
  /** Came since, and are left: a file that goes takes what it made along. */
  added: string[];
}

/** The same change is proposed on so many branches at most. */
const MOST_BRANCHES = 20;

/** Waves that have begun and are not over, or have a cluster beyond its objective. */
export function wavesUnderWay(waves: readonly UpgradeWave[]): UpgradeWave[] {
  return waves.filter(({ state, clusters }) =>
    clusters.some(
      one =>
        one.state === 'upgrading' ||
        (one.state === 'upgraded' &&
          (state !== 'done' ||
            one.slo?.some(({ outcome }) => outcome === 'burning'))),
    ),
  );
}

/**
 * Add-ons of a wave's clusters (and the values of services in their
 * environments, where that is asked for) as they were before the wave.
 * Undefined where no pull request of the wave was merged. Definitions of
 * clusters are never among them: a control plane is not downgraded.
 */
export async function takeBack(
  wave: UpgradeWave,
  options: {
    version: string;
    repository: GithubRepository;
    /** The files at a commit; of the branch without one. */
    filesAt: (commit?: string) => FleetFiles;
    fleet: readonly ClusterSummary[];
    workloads: boolean;
    layout?: RepositoryLayout;
  },
): Promise<TakenBack | undefined> {
  const { repository, version, filesAt } = options;
  const first = await firstMerged(repository, waveBranch(version, wave.name));
  if (!first) return undefined;
  const [before, now] = await Promise.all([
    filesAt(first.baseSha).snapshot(),
    filesAt().snapshot(),
  ]);
  const isMeant = meantPaths(wave, options);
  const files = Object.entries(before.files).flatMap(([path, content]) =>
    isMeant(path) && content !== undefined && now.files[path] !== content
      ? [{ path, content }]
      : [],
  );
  const added = Object.keys(now.files).filter(
    path => isMeant(path) && !(path in before.files),
  );
  return { wave: wave.name, since: first.number, files, added: added.sort() };
}

/** The oldest: a wave can have one for each of its batches. */
async function firstMerged(repository: GithubRepository, branch: string) {
  for (let number = 1; number <= MOST_BRANCHES; number += 1) {
    const name = number === 1 ? branch : `${branch}-${number}`;
    const pulls = await repository.pullRequestsOf(name);
    if (pulls.length === 0) return undefined;
    const merged = pulls.filter(({ state }) => state === 'merged');
    if (merged.length > 0) return merged[merged.length - 1];
  }
  return undefined;
}

function meantPaths(
  { clusters }: UpgradeWave,
  {
    fleet,
    workloads,
    layout,
  }: Pick<Parameters<typeof takeBack>[1], 'fleet' | 'workloads' | 'layout'>,
): (path: string) => boolean {
  const touched = clusters.filter(
    ({ state }) => state === 'upgraded' || state === 'upgrading',
  );
  const applications = new Set(
    touched.map(({ ref }) => platformFile(ref.hub, ref.name, layout)),
  );
  const folders = touched.map(
    ({ ref }) => `${platformFolder(ref.hub, ref.name, layout)}/`,
  );
  const names = new Set(touched.map(({ ref }) => stringifyClusterRef(ref)));
  const environments = new Set(
    fleet
      .filter(({ ref }) => names.has(stringifyClusterRef(ref)))
      .flatMap(({ environment }) => environment ?? []),
  );
  const apps = `${layout?.apps ?? 'apps'}/`;
  return path => {
    if (applications.has(path)) return true;
    if (folders.some(folder => path.startsWith(folder))) return true;
    if (!workloads || !path.startsWith(apps)) return false;
    const values = /^[^/]+\/values-(.+)\.yaml$/.exec(path.slice(apps.length));
    return values !== null && environments.has(values[1]);
  };
}
