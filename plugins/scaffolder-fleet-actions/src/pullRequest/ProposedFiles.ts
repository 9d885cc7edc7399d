import { serializeDirectoryContents } from '@backstage/plugin-scaffolder-node';
import { createHash } from 'node:crypto';
import type { GithubRepository } from './GithubRepository';

/** What a pull request would hold: Git's name of each file's content, undefined for a deletion. */
export type ProposedFiles = ReadonlyMap<string, string | undefined>;

/** The files of a workspace, as Backstage's publish actions take them, and those to delete. */
export async function proposedFiles(
  workspacePath: string,
  filesToDelete: readonly string[] = [],
): Promise<ProposedFiles> {
  const files = await serializeDirectoryContents(workspacePath, {
    gitignore: true,
  });
  return new Map([
    ...files.map(({ path, content }) => [path, blobName(content)] as const),
    ...filesToDelete.map(path => [path, undefined] as const),
  ]);
}

/** Paths that are different at `commit`, sorted. */
export async function differingFiles(
  repository: GithubRepository,
  commit: string,
  files: ProposedFiles,
): Promise<string[]> {
  const differing: string[] = [];
  for (const [path, proposed] of files) {
    const present = await repository.blobOf(path, commit);
    if (present !== proposed) differing.push(path);
  }
  return differing.sort();
}

/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
function blobName(content: Buffer): string {
  return createHash('sha1')
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest('hex');
}
