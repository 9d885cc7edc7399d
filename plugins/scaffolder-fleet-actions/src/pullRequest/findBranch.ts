import { ConflictError } from '@backstage/errors';
import type { GithubRepository, PullRequest } from './GithubRepository';
import { differingFiles, ProposedFiles } from './ProposedFiles';

/** Where a change is proposed already, or where it can be. */
export interface BranchForChange {
  branchName: string;
  /** The open pull request of that branch. */
  open?: PullRequest;
}

/** A change that was refused so often is no accident. */
const MOST_BRANCHES = 20;

/**
 * Finds the open pull request of a change, or a branch on which nothing is
 * lost when it is written anew. Backstage's publish actions force-push a
 * branch that has no open pull request, so it must be one
 * - that does not exist, or
 * - whose commits are merged, or
 * - that an earlier run of the same change wrote before it was cut off.
 *
 * A branch with the commits of a pull request that was closed is left alone:
 * the next name is `<branch>-2`.
 *
 * @throws ConflictError when all names are taken by such branches
 */
export async function findBranch(
  repository: GithubRepository,
  branch: string,
  files: ProposedFiles,
): Promise<BranchForChange> {
  let free: string | undefined;
  for (let number = 1; number <= MOST_BRANCHES; number++) {
    const branchName = number === 1 ? branch : `${branch}-${number}`;
    const pulls = await repository.pullRequestsOf(branchName);
    const open = pulls.find(({ state }) => state === 'open');
    if (open) return { branchName, open };
    const head = await repository.headOf(branchName);
    if (await canBeWritten(repository, head, pulls, files)) free ??= branchName;
    // Every later name was taken after this one, with a pull request.
    if (pulls.length === 0 && free !== undefined) break;
  }
  if (free !== undefined) return { branchName: free };
  throw new ConflictError(
    `branchName: '${branch}' to '${branch}-${MOST_BRANCHES}' hold commits of closed pull requests; delete the branches that are not needed any more`,
  );
}

async function canBeWritten(
  repository: GithubRepository,
  head: string | undefined,
  pulls: readonly PullRequest[],
  files: ProposedFiles,
): Promise<boolean> {
  if (head === undefined) return true;
  if (pulls.length > 0) {
    return pulls.some(
      ({ state, headSha }) => state === 'merged' && headSha === head,
    );
  }
  return (await differingFiles(repository, head, files)).length === 0;
}
