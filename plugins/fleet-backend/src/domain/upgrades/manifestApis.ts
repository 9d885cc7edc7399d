import type {
  ApplicationSource,
  GitSnapshot,
  Preflight,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { doomedDocuments } from './doomedDocuments';
import { isGoneIn, RemovedApi } from './removedApis';
import { objectWords, useOf } from './removedApiUse';

/** A manifest in Git whose API some release of Kubernetes no longer serves. */
export interface DoomedManifest {
  readonly file: string;
  /** `CronJob nightly`; without a name where a template computes it. */
  readonly object: string;
  readonly api: RemovedApi;
}

/** What was found in a repository; why not, where it could not be read. */
export type ScannedTree = readonly DoomedManifest[] | { reason: string };

const manifest = /\.(ya?ml|json|tpl)$/i;

/** What of the files of a repository, templates of charts included, is to go. */
export function doomedIn({ files }: GitSnapshot): DoomedManifest[] {
  return Object.entries(files).flatMap(([file, text]) =>
    text === undefined || !manifest.test(file)
      ? []
      : doomedDocuments(text).map(({ api, name }) => ({
          file,
          object: objectWords(api.kind, name),
          api,
        })),
  );
}

/**
 * What the sources of a cluster's Applications use that the target no longer
 * serves. A source that cannot be searched is named, and speaks against nothing:
 * what it deploys is counted by the API server.
 */
export function manifestsOf(
  sources: readonly ApplicationSource[],
  treeOf: (source: ApplicationSource) => ScannedTree | undefined,
  target: string,
): Preflight['manifests'] {
  const uses = new Map<string, Preflight['manifests']['uses'][number]>();
  const unread = new Set<string>();
  let isPending = false;
  for (const source of sources) {
    if (source.chart !== undefined) {
      unread.add(`${source.chart} (${source.repoURL})`);
      continue;
    }
    const tree = treeOf(source);
    if (tree === undefined) isPending = true;
    else if ('reason' in tree) unread.add(source.repoURL);
    else {
      for (const { file, object, api } of tree) {
        if (!isBelow(file, source.path) || !isGoneIn(api.removedIn, target)) {
          continue;
        }
        uses.set(`${source.repoURL} ${file} ${object}`, {
          ...useOf(api),
          file,
          object,
        });
      }
    }
  }
  const found = { uses: [...uses.values()], unread: [...unread].sort() };
  if (uses.size > 0) return { outcome: 'failed', ...found };
  return { outcome: isPending ? 'unknown' : 'passed', ...found };
}

function isBelow(file: string, folder = ''): boolean {
  const path = folder.replace(/^\.?\/+|^\.$|\/+$/g, '');
  return path === '' || file.startsWith(`${path}/`);
}
