import { NotFoundError } from '@backstage/errors';
import type { OpenPullRequest } from '@fleet-portal/backstage-plugin-fleet-common';
import type { GitHost } from '../git';
import {
  ManifestGenerationError,
  type RepositoryTree,
} from '../render/repositoryTree';
import { RevisionNotFetched } from '../render/RevisionNotFetched';

/** Who wrote a commit, when, and why. */
export interface RevisionMetadata {
  author: string;
  /** ISO 8601. */
  date: string;
  message: string;
}

const fullSha = /^[0-9a-f]{40}$/;

type ReadableGit = Pick<GitHost, 'listPullRequests' | 'log' | 'readTree'>;

interface Wanted {
  readonly owner: string;
  readonly name: string;
  readonly revision: string;
}

/**
 * The repo server's view of the Git host. The world steps without waiting, so
 * it asks here for trees that are already fetched; what is missing is noted
 * and fetched by {@link Repositories.settle} before the next step. What was
 * pushed to counts as missing from that moment on: who looked at the tree from
 * before the push would believe to have seen what was pushed.
 */
export class Repositories {
  readonly #git: ReadableGit;
  readonly #trees = new Map<string, RepositoryTree | string>();
  readonly #pullRequests = new Map<string, readonly OpenPullRequest[]>();
  /** An entry stays until it is answered; a push puts another in its place. */
  readonly #wanted = new Map<string, Wanted>();
  readonly #wantedPullRequests = new Map<string, Omit<Wanted, 'revision'>>();
  #settling: Promise<void> | undefined;

  constructor(git: ReadableGit) {
    this.#git = git;
  }

  /**
   * The repository at a revision (branch, commit or HEAD).
   *
   * @throws RevisionNotFetched, ManifestGenerationError
   */
  tree(repoURL: string, revision = 'HEAD'): RepositoryTree {
    const place = ownerAndName(repoURL);
    if (!place) {
      throw new ManifestGenerationError(
        `failed to list refs: repository not found: ${repoURL}`,
      );
    }
    const wanted = { ...place, revision: revision || 'HEAD' };
    const key = keyOf(wanted);
    const known = this.#trees.get(key);
    if (known === undefined && !this.#wanted.has(key)) {
      this.#wanted.set(key, wanted);
    }
    if (known === undefined || this.#wanted.has(key)) {
      throw new RevisionNotFetched(`${key} is being fetched`);
    }
    if (typeof known === 'string') throw new ManifestGenerationError(known);
    return known;
  }

  /**
   * The open pull requests of a repository, newest first.
   *
   * @throws RevisionNotFetched
   */
  pullRequests(owner: string, name: string): readonly OpenPullRequest[] {
    const key = `${owner}/${name}`;
    const known = this.#pullRequests.get(key);
    const isWanted = this.#wantedPullRequests.has(key);
    if (known && !isWanted) return known;
    if (!isWanted) this.#wantedPullRequests.set(key, { owner, name });
    throw new RevisionNotFetched(`${key} is asked for its pull requests`);
  }

  /** Fetches revisions before anybody asks for them. */
  async fetch(owner: string, name: string, revisions: string[]): Promise<void> {
    for (const revision of revisions) {
      const wanted = { owner, name, revision };
      this.#wanted.set(keyOf(wanted), wanted);
    }
    await this.settle();
  }

  /** Takes a tree that is known already for what a branch points to. */
  learn(owner: string, name: string, branch: string, tree: RepositoryTree) {
    for (const revision of [branch, 'HEAD', tree.sha]) {
      const key = keyOf({ owner, name, revision });
      this.#wanted.delete(key);
      this.#trees.set(key, tree);
    }
  }

  /** Asks again after each fetch that the answer needs. */
  async whenFetched<T>(ask: () => T): Promise<T> {
    for (;;) {
      try {
        return ask();
      } catch (error) {
        if (!(error instanceof RevisionNotFetched)) throw error;
        await this.settle();
      }
    }
  }

  /**
   * Fetches what is asked for, until nothing is. Whoever comes meanwhile waits
   * for the same fetches.
   */
  async settle(): Promise<void> {
    if (!this.unsettled) return;
    this.#settling ??= this.#settleAll();
    await this.#settling;
  }

  async #settleAll(): Promise<void> {
    try {
      while (this.unsettled) {
        await Promise.all([this.#settlePullRequests(), this.#settleTrees()]);
      }
    } finally {
      this.#settling = undefined;
    }
  }

  async #settleTrees(): Promise<void> {
    await Promise.all(
      [...this.#wanted].map(async ([key, wanted]) => {
        const { owner, name, revision } = wanted;
        const found = await this.#fetch(owner, name, revision);
        // The same commit is asked for by its id when it is synced.
        if (typeof found !== 'string') {
          this.#trees.set(keyOf({ owner, name, revision: found.sha }), found);
        }
        // After a push meanwhile this may be the tree from before it.
        if (this.#wanted.get(key) !== wanted) return;
        this.#wanted.delete(key);
        this.#trees.set(key, found);
      }),
    );
  }

  get unsettled(): boolean {
    return this.#wanted.size > 0 || this.#wantedPullRequests.size > 0;
  }

  /** Where branches point is read again by the next `settle`, and unknown until then. */
  forget(owner: string, name: string): void {
    const prefix = `${owner}/${name}@`;
    for (const key of new Set([
      ...this.#trees.keys(),
      ...this.#wanted.keys(),
    ])) {
      const revision = key.slice(prefix.length);
      if (key.startsWith(prefix) && !fullSha.test(revision)) {
        this.#wanted.set(key, { owner, name, revision });
      }
    }
    this.forgetPullRequests(owner, name);
  }

  /** They are asked for again by the next `settle`, where anybody has asked. */
  forgetPullRequests(owner: string, name: string): void {
    const key = `${owner}/${name}`;
    if (this.#pullRequests.has(key) || this.#wantedPullRequests.has(key)) {
      this.#wantedPullRequests.set(key, { owner, name });
    }
  }

  async #settlePullRequests(): Promise<void> {
    await Promise.all(
      [...this.#wantedPullRequests].map(async ([key, wanted]) => {
        const found = await this.#openOnes(wanted.owner, wanted.name);
        if (this.#wantedPullRequests.get(key) !== wanted) return;
        this.#wantedPullRequests.delete(key);
        this.#pullRequests.set(key, found);
      }),
    );
  }

  /** A repository that is not there has none, as an empty answer of a Git host. */
  async #openOnes(owner: string, name: string): Promise<OpenPullRequest[]> {
    try {
      const open = await this.#git.listPullRequests(owner, name, 'open');
      return open.map(({ number, title, head, base, author, labels }) => ({
        number,
        title,
        branch: head.branch,
        targetBranch: base.branch,
        headSha: head.sha,
        author,
        labels,
      }));
    } catch (error) {
      if (error instanceof NotFoundError) return [];
      throw error;
    }
  }

  async metadata(repoURL: string, sha: string): Promise<RevisionMetadata> {
    const place = ownerAndName(repoURL);
    if (!place) throw new NotFoundError(`No repository at ${repoURL}`);
    const [commit] = await this.#git.log(place.owner, place.name, sha, 1);
    if (!commit) throw new NotFoundError(`No commit ${sha}`);
    return {
      author: `${commit.author.name} <${commit.author.email}>`,
      date: commit.author.date,
      message: commit.message.trimEnd(),
    };
  }

  async #fetch(
    owner: string,
    name: string,
    revision: string,
  ): Promise<RepositoryTree | string> {
    try {
      const { sha, files } = await this.#git.readTree(owner, name, revision);
      return { sha, files: new Map(Object.entries(files)) };
    } catch (error) {
      if (error instanceof NotFoundError) {
        return `unable to resolve '${revision}' to a commit SHA`;
      }
      throw error;
    }
  }
}

/**
 * The last two parts of a repository URL. The host and port are not looked
 * at: the world has one Git host, and its port may change between starts.
 */
export function ownerAndName(
  repoURL: string,
): { owner: string; name: string } | undefined {
  const match = /([^/:]+)\/([^/]+?)(?:\.git)?\/?$/.exec(repoURL);
  return match ? { owner: match[1], name: match[2] } : undefined;
}

function keyOf(wanted: Wanted) {
  return `${wanted.owner}/${wanted.name}@${wanted.revision}`;
}
