import { z } from 'zod';
import { explainTemplated, objectField, textField } from './fields';
import { quote } from './names';

/**
 * The repository that pull requests go to.
 * - `repoUrl`: as Backstage's publish actions take it: `host?owner=o&repo=r`,
 *   `bitbucket.org?workspace=w&project=p&repo=r`, `bitbucket.example.com?project=P&repo=r`
 *   or `dev.azure.com?organization=o&project=p&repo=r`
 * - `gitUrl`: as the hubs clone it
 * - `branch`: what pull requests are made against and what the hubs read
 */
export const fleetRepositorySchema = objectField({
  repoUrl: textField(explainRepoUrl),
  gitUrl: textField(explainGitUrl).optional(),
  branch: textField(explainRevision).optional(),
});
export type FleetRepository = z.infer<typeof fleetRepositorySchema>;

export const DEFAULT_BRANCH = 'main';

/** As {@link fleetRepositorySchema}, with everything known. */
export function resolveRepository(
  repository: FleetRepository,
): Required<FleetRepository> {
  return {
    repoUrl: repository.repoUrl,
    gitUrl: repository.gitUrl ?? gitUrlOf(repository.repoUrl),
    branch: repository.branch ?? DEFAULT_BRANCH,
  };
}

/** The clone URL that the Git hosts use for what Backstage calls by these words. */
function gitUrlOf(repoUrl: string): string {
  const url = new URL(`https://${repoUrl}`);
  const of = (name: string) => url.searchParams.get(name) ?? '';
  const project = of('project');
  const owner = of('organization') || of('owner');
  const repository = `${of('repo')}.git`;
  const parts = () => {
    if (of('workspace')) return [of('workspace'), repository];
    if (!project) return [...owner.split('/'), repository];
    // Azure DevOps, and Bitbucket Server.
    return owner
      ? [owner, project, '_git', of('repo')]
      : ['scm', project, repository];
  };
  return `https://${url.host}/${parts().map(encodeURIComponent).join('/')}`;
}

/** Two spellings of one repository: case of the host, `.git` and a last slash do not count. */
export function sameRepository(a: string, b: string): boolean {
  return normalRepository(a) === normalRepository(b);
}

function normalRepository(url: string): string {
  const trimmed = url.replace(/\/+$/, '').replace(/\.git$/, '');
  try {
    return new URL(trimmed).href;
  } catch {
    return trimmed;
  }
}

export function explainRepoUrl(value: string): string | undefined {
  const wanted =
    'write it as host?owner=OWNER&repo=REPOSITORY, for example github.com?owner=acme&repo=fleet';
  let url: URL;
  try {
    url = new URL(`https://${value}`);
  } catch {
    return `${quote(value)} is not a repository; ${wanted}`;
  }
  const repo = url.searchParams.get('repo');
  const places = ['owner', 'organization', 'workspace', 'project'].flatMap(
    name => url.searchParams.get(name) || [],
  );
  const isNowhere = !repo || places.length === 0;
  if (isNowhere || url.pathname !== '/' || url.username || url.hash) {
    return `${quote(value)} is not a repository; ${wanted}`;
  }
  // The groups of GitLab are in one another, and projects of Azure have spaces.
  const parts = [repo, ...places.flatMap(place => place.split('/'))];
  return parts.every(part => /^[\w. -]+$/.test(part) && /[\w-]/.test(part))
    ? undefined
    : `${quote(
        value,
      )} has characters in owner or repo that no Git host knows; ${wanted}`;
}

/** Schemes that Argo CD clones from. */
const gitSchemes = ['https:', 'http:', 'ssh:', 'oci:'];
const scpLike = /^[\w.-]+@[\w.-]+:[\w./~-]+$/;

/** A URL that Argo CD clones from; one with a password is refused, it would end in Git. */
export function explainGitUrl(value: string): string | undefined {
  const templated = explainTemplated(value);
  if (templated) return templated;
  if (scpLike.test(value)) return undefined;
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    return `${quote(
      value,
    )} is not a URL; write it in full, for example https://github.com/acme/shop.git`;
  }
  if (
    /\s/.test(value) ||
    !gitSchemes.includes(url.protocol) ||
    url.host === ''
  ) {
    return `${quote(
      value,
    )} is not the URL of a repository; begin it with https:// or ssh://`;
  }
  if (url.password || (url.username && url.protocol !== 'ssh:')) {
    return 'it holds a user or a password, which would end in Git; remove them and register the repository with the hub';
  }
  return undefined;
}

/** A branch, tag, commit or chart version. */
export function explainRevision(value: string): string | undefined {
  if (value === '') return 'it is empty; name a branch, a tag or a commit';
  const good =
    value.length <= 200 &&
    /^[\w.+@*^~<>=/-]+$/.test(value) &&
    !/\.\.|\/\/|^[-/]|[/.]$|@\{/.test(value);
  return good
    ? undefined
    : `${quote(
        value,
      )} is not a revision; name a branch, a tag or a commit, for example 'main'`;
}

/** A folder inside a repository, from its root. */
export function explainFolder(value: string): string | undefined {
  const parts = value.split('/');
  const good =
    value.length <= 500 &&
    parts.every(
      part => /^[\w.+-]+$/.test(part) && part !== '.' && part !== '..',
    );
  return good
    ? undefined
    : `${quote(
        value,
      )} is not a folder inside the repository; write it from the root without '..' or a leading slash, for example 'charts/service'`;
}
