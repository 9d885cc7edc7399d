import type { JsonObject } from '../json';
import { submarinerOperatorManifest } from '../kubernetes/networkWorkloads';
import type { Source } from '../world/argoObjects';
import { definitionsOf } from './definitions';

type Play = (version: string) => JsonObject[];

/** Git repositories on the internet, as far as somebody could tell what is in them from the real ones. */
const repositories: Record<string, Play> = {
  'https://github.com/submariner-io/submariner-operator': version => [
    ...definitionsOf(['submariner.io', 'multicluster.x-k8s.io']),
    submarinerOperatorManifest(version),
  ],
};

/** Undefined for repositories that the world's own Git host has, or nobody. */
export function renderPlayedRepository({
  repoURL,
  targetRevision = 'HEAD',
}: Source): { manifests: JsonObject[]; revision: string } | undefined {
  const play = repositories[repoURL];
  return (
    play && {
      manifests: play(targetRevision.replace(/^v/, '')),
      // No commit of this world, and so not to be taken for one.
      revision: targetRevision,
    }
  );
}
