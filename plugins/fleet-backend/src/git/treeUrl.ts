import type { ScmIntegrationRegistry } from '@backstage/integration';

/**
 * One name for a repository, however it is written: `git@host:org/repo.git`,
 * `ssh://git@host/org/repo` and `https://host/org/repo.git/` are the same.
 * Undefined for what no URL reader could read.
 */
export function canonicalRepository(repoURL: string): string | undefined {
  const scp = /^[\w.-]+@([\w.-]+):(?!\/)(.+)$/.exec(repoURL.trim());
  const text = scp ? `https://${scp[1]}/${scp[2]}` : repoURL.trim();
  if (!URL.canParse(text)) return undefined;
  const { protocol, host, hostname, pathname } = new URL(text);
  const path = pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  if (path === '') return undefined;
  if (protocol === 'ssh:') return `https://${hostname}${path}`;
  return protocol === 'https:' || protocol === 'http:'
    ? `${protocol}//${host}${path}`
    : undefined;
}

/**
 * Where a URL reader finds the files of a repository at a revision; undefined
 * when the host is not an integration of the portal, or the host's URLs cannot
 * say the revision without doubt.
 *
 * @param repository - canonical
 * @param revision - branch, tag or commit; empty and `HEAD` for the default branch
 */
export function treeUrl(
  integrations: ScmIntegrationRegistry,
  repository: string,
  revision: string,
): string | undefined {
  const type = integrations.byUrl(repository)?.type;
  if (revision === '' || revision === 'HEAD') return type && repository;
  // In a URL nobody can tell where a branch with slashes ends and a path begins.
  if (!/^[\w.-]+$/.test(revision)) return undefined;
  switch (type) {
    case 'github':
      return `${repository}/tree/${revision}`;
    case 'gitlab':
      return `${repository}/-/tree/${revision}`;
    case 'gitea':
      return `${repository}/src/branch/${revision}`;
    case 'bitbucketCloud':
      return `${repository}/src/${revision}`;
    default:
      return undefined;
  }
}
