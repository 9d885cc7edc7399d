import {
  DEFAULT_ARGOCD_NAMESPACE,
  resolveRepository,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { IAppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject';
import { isDeepStrictEqual } from 'node:util';
import { valueIn } from '../applicationSets/applicationSetDocument';
import { editedText } from '../yaml/editableYaml';
import { openManifest } from '../yaml/manifestFile';
import { reconcileAt } from '../yaml/reconcile';
import type { TeamGrant } from './teamGrant';

/** The AppProject of a team that has none yet: its own namespaces, and of the cluster only those. */
export function buildTeamProject(grant: TeamGrant): IAppProject {
  const { project, description } = grant;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: project, namespace: DEFAULT_ARGOCD_NAMESPACE },
    spec: {
      ...(description && { description }),
      sourceRepos: sourceReposOf(grant),
      destinations: destinationsOf(grant),
      // What CreateNamespace needs, and nothing else that a whole cluster shares.
      clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
    },
  };
}

/**
 * The file of an AppProject with what the team is to get added to it; nothing
 * is taken away.
 *
 * @throws InputError when it has no such AppProject, or is not editable
 */
export function editTeamProject(
  path: string,
  text: string,
  grant: TeamGrant,
): string {
  const { documents, document } = openManifest(path, text, {
    kind: 'AppProject',
    name: grant.project,
    field: 'project',
  });
  const options = { file: path, others: 'keep' as const };
  const add = (key: string, wanted: readonly unknown[]) => {
    const present = valueIn(document, ['spec', key]);
    const list: unknown[] = Array.isArray(present) ? present : [];
    const missing = wanted.filter(
      one => !list.some(there => isDeepStrictEqual(there, one)),
    );
    if (missing.length === 0) return;
    reconcileAt(document, ['spec', key], [...list, ...missing], options);
  };
  const repositories = valueIn(document, ['spec', 'sourceRepos']);
  const anyRepository =
    Array.isArray(repositories) && repositories.includes('*');
  if (!anyRepository) add('sourceRepos', sourceReposOf(grant));
  add('destinations', destinationsOf(grant));
  if (grant.description) {
    reconcileAt(document, ['spec', 'description'], grant.description, options);
  }
  return editedText(documents, text);
}

function sourceReposOf({ repository, sourceRepos = [] }: TeamGrant): string[] {
  return [...new Set([resolveRepository(repository).gitUrl, ...sourceRepos])];
}

/** Each namespace on each cluster; `*` means every cluster that the hub has. */
function destinationsOf({ namespaces, clusters = [] }: TeamGrant) {
  const places = clusters.length > 0 ? clusters : ['*'];
  return [...new Set(places)].flatMap(cluster =>
    [...new Set(namespaces)].map(namespace =>
      cluster === '*'
        ? { server: '*', namespace }
        : { name: cluster, namespace },
    ),
  );
}
