import { ConflictError, InputError } from '@backstage/errors';
import { loginIdentity } from './loginIdentity';
import { changesBetween, type FileChange } from './FileChange';
import type { GitRepository } from './GitRepository';
import type { PullRequestRecord, PullRequestStore } from './PullRequestStore';
import type { StoredRepository } from './RepositoryStore';
import type { Commit } from '../types';

export interface NewPullRequest {
  title: string;
  body: string;
  head: string;
  base: string;
  draft: boolean;
  author: string;
}

export interface PullRequestEdit {
  title?: string;
  body?: string;
  base?: string;
  state?: 'open' | 'closed';
  requestedReviewers?: string[];
  assignees?: string[];
  labels?: string[];
}

/** Why a pull request cannot be merged now, in a sentence; `undefined` when it can. */
export type MergeObstacle = string | undefined;

/** The life of a pull request in one repository. */
export class PullRequests {
  constructor(
    private readonly store: PullRequestStore,
    private readonly now: () => number,
    private readonly onBranchMoved: (
      git: GitRepository,
      branch: string,
      sha: string,
    ) => void,
    private readonly onChanged: (git: GitRepository) => void,
  ) {}

  async list(repository: StoredRepository): Promise<PullRequestRecord[]> {
    const records = await this.store.list(repository);
    return Promise.all(records.map(record => this.#live(repository, record)));
  }

  async get(
    repository: StoredRepository,
    number: number,
  ): Promise<PullRequestRecord> {
    return this.#live(repository, await this.store.get(repository, number));
  }

  /** An open pull request follows its branches; once it has ended it stays as it was. */
  async #live(
    { git }: StoredRepository,
    record: PullRequestRecord,
  ): Promise<PullRequestRecord> {
    if (record.state !== 'open') {
      return record;
    }
    const { head, base } = record;
    return {
      ...record,
      head: {
        ...head,
        sha: (await git.branchHead(head.branch)) ?? head.sha,
      },
      base: {
        ...base,
        sha: (await git.branchHead(base.branch)) ?? base.sha,
      },
    };
  }

  open(
    repository: StoredRepository,
    wanted: NewPullRequest,
  ): Promise<PullRequestRecord> {
    return repository.queue.run(async () => {
      const { git } = repository;
      const headSha = await git.branchHead(wanted.head);
      const baseSha = await git.branchHead(wanted.base);
      if (!headSha) {
        throw new InputError(`head: branch '${wanted.head}' does not exist`);
      }
      if (!baseSha) {
        throw new InputError(`base: branch '${wanted.base}' does not exist`);
      }
      if (await git.isAncestor(headSha, baseSha)) {
        throw new InputError(
          `No commits between ${wanted.base} and ${wanted.head}`,
        );
      }
      const existing = (await this.store.list(repository)).find(
        ({ state, head, base }) =>
          state === 'open' &&
          head.branch === wanted.head &&
          base.branch === wanted.base,
      );
      if (existing) {
        throw new InputError(
          `A pull request already exists for ${git.owner}:${wanted.head}.`,
        );
      }
      const at = this.#timestamp();
      const record: PullRequestRecord = {
        number: await this.store.nextNumber(repository),
        title: wanted.title,
        body: wanted.body,
        state: 'open',
        draft: wanted.draft,
        author: wanted.author,
        head: { branch: wanted.head, sha: headSha },
        base: { branch: wanted.base, sha: baseSha },
        createdAt: at,
        updatedAt: at,
        requestedReviewers: [],
        assignees: [],
        labels: [],
      };
      await this.#save(repository, record);
      return record;
    });
  }

  edit(
    repository: StoredRepository,
    number: number,
    edit: PullRequestEdit,
  ): Promise<PullRequestRecord> {
    return repository.queue.run(async () => {
      const record = await this.get(repository, number);
      const { state, base: branch, ...fields } = edit;
      if (state === 'open' && record.state !== 'open') {
        throw new InputError(
          'state: a closed pull request cannot be reopened here; open a new one',
        );
      }
      const sha = branch && (await repository.git.branchHead(branch));
      if (branch && !sha) {
        throw new InputError(`base: branch '${branch}' does not exist`);
      }
      const at = this.#timestamp();
      const edited: PullRequestRecord = {
        ...record,
        ...fields,
        base: branch && sha ? { branch, sha } : record.base,
        updatedAt: at,
      };
      if (state === 'closed' && record.state === 'open') {
        edited.state = 'closed';
        edited.closedAt = at;
      }
      await this.#save(repository, edited);
      return edited;
    });
  }

  /** Adds labels that are not there, or takes one away. */
  async label(
    repository: StoredRepository,
    number: number,
    { add = [], remove }: { add?: readonly string[]; remove?: string },
  ): Promise<PullRequestRecord> {
    const { labels } = await this.get(repository, number);
    return this.edit(repository, number, {
      labels: [...new Set([...labels, ...add])].filter(one => one !== remove),
    });
  }

  /**
   * Merges with a merge commit, always.
   *
   * @param expectedHead - when given, the head that the merger has seen
   */
  merge(
    repository: StoredRepository,
    number: number,
    mergedBy: string,
    expectedHead?: string,
  ): Promise<PullRequestRecord> {
    return repository.queue.run(async () => {
      const { git } = repository;
      const record = await this.get(repository, number);
      const { head, base } = record;
      if (expectedHead && expectedHead !== head.sha) {
        throw new ConflictError(
          'Head branch was modified. Review and try the merge again.',
        );
      }
      const obstacle = await this.obstacle(repository, record);
      if (obstacle) {
        throw new ConflictError(obstacle);
      }
      const tree = await git.mergeTrees(base.sha, head.sha);
      const sha = await git.writeCommit({
        message: `Merge pull request #${number} from ${git.owner}/${head.branch}\n\n${record.title}`,
        tree,
        parents: [base.sha, head.sha],
        author: loginIdentity(mergedBy),
      });
      await git.setBranch(base.branch, sha);
      const at = this.#timestamp();
      const merged: PullRequestRecord = {
        ...record,
        state: 'merged',
        updatedAt: at,
        closedAt: at,
        mergedAt: at,
        mergedBy,
        mergeCommitSha: sha,
      };
      await this.#save(repository, merged);
      this.onBranchMoved(git, base.branch, sha);
      return merged;
    });
  }

  async obstacle(
    { git, settings }: StoredRepository,
    record: PullRequestRecord,
  ): Promise<MergeObstacle> {
    if (record.state !== 'open') {
      return `Pull Request is not mergeable: it is ${record.state}.`;
    }
    if (settings.archived) {
      return 'Repository was archived so is read-only.';
    }
    if (record.draft) {
      return 'Pull Request is still a draft.';
    }
    try {
      await git.assertMergeable(record.base.sha, record.head.sha);
      return undefined;
    } catch (error) {
      if (error instanceof ConflictError) {
        return `Pull Request is not mergeable: ${error.message}`;
      }
      throw error;
    }
  }

  /** What the pull request changes, seen from where its branch left the base. */
  async changes(
    { git }: StoredRepository,
    { head, base }: PullRequestRecord,
  ): Promise<FileChange[]> {
    const fork = await git.mergeBase(base.sha, head.sha);
    const before = fork ? await git.readCommitTree(fork) : new Map();
    return changesBetween(git, before, await git.readCommitTree(head.sha));
  }

  /** The commits that the pull request brings, newest first. */
  async commits(
    { git }: StoredRepository,
    { head, base }: PullRequestRecord,
  ): Promise<Commit[]> {
    const known = new Set(
      (await git.log(base.sha, Infinity)).map(({ sha }) => sha),
    );
    const all = await git.log(head.sha, Infinity);
    return all.filter(({ sha }) => !known.has(sha));
  }

  async #save(
    repository: StoredRepository,
    record: PullRequestRecord,
  ): Promise<void> {
    await this.store.save(repository, record);
    this.onChanged(repository.git);
  }

  #timestamp(): string {
    return new Date(this.now()).toISOString();
  }
}
