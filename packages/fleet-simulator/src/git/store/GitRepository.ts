import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import git, { Errors } from 'isomorphic-git';
import type { Commit, Identity } from '../types';
import { atomicFileSystem as fs } from './atomicFileSystem';
import { assertBranchName, isBranchName, isSha } from './names';
import {
  editFlatTree,
  readFlatTree,
  writeFlatTree,
  type FlatTree,
  type TreeEdit,
  type WrittenTrees,
} from './FlatTree';

export const DEFAULT_BRANCH = 'main';

/** Author of a commit; without a date it is the host's clock. */
export interface CommitAuthor extends Identity {
  /** ISO 8601. */
  date?: string;
}

export interface NewCommit {
  message: string;
  tree: string;
  parents: string[];
  author: CommitAuthor;
  committer?: CommitAuthor;
}

/** One bare repository on disk. Writers take their turn outside of this class. */
export class GitRepository {
  // Trees never change under their id, so the recent ones are kept.
  readonly #trees = new Map<string, FlatTree>();
  readonly #written: WrittenTrees = new Map();

  constructor(
    readonly owner: string,
    readonly name: string,
    readonly gitdir: string,
    private readonly now: () => number,
  ) {}

  async init(): Promise<void> {
    await git.init({
      fs,
      gitdir: this.gitdir,
      bare: true,
      defaultBranch: DEFAULT_BRANCH,
    });
  }

  async branches(): Promise<string[]> {
    return git.listBranches({ fs, gitdir: this.gitdir });
  }

  /** The branch's commit, or `undefined` where there is no such branch. */
  async branchHead(branch: string): Promise<string | undefined> {
    if (!isBranchName(branch)) {
      return undefined;
    }
    try {
      return await git.resolveRef({
        fs,
        gitdir: this.gitdir,
        ref: `refs/heads/${branch}`,
      });
    } catch (error) {
      if (error instanceof Errors.NotFoundError) {
        return undefined;
      }
      throw error;
    }
  }

  /** @param ref - a branch, `HEAD` (the default branch) or a full commit id */
  async resolve(ref: string): Promise<string> {
    if (isSha(ref) && (await this.objectType(ref)) === 'commit') {
      return ref;
    }
    const sha = await this.branchHead(ref === 'HEAD' ? DEFAULT_BRANCH : ref);
    if (!sha) {
      throw new NotFoundError(`No commit found for the ref ${ref}`);
    }
    return sha;
  }

  /** `blob`, `tree`, `commit` or `tag`; `undefined` where there is no such object. */
  async objectType(oid: string): Promise<string | undefined> {
    if (!isSha(oid)) {
      return undefined;
    }
    try {
      const object = await git.readObject({
        fs,
        gitdir: this.gitdir,
        oid,
        format: 'content',
      });
      return object.type;
    } catch (error) {
      if (error instanceof Errors.NotFoundError) {
        return undefined;
      }
      throw error;
    }
  }

  async treeOf(commit: string): Promise<string> {
    const result = await git.readCommit({
      fs,
      gitdir: this.gitdir,
      oid: commit,
    });
    return result.commit.tree;
  }

  async readTree(oid: string): Promise<FlatTree> {
    const known = this.#trees.get(oid);
    if (known) {
      return known;
    }
    const tree = await readFlatTree(this.gitdir, oid);
    this.#keepTree(oid, tree);
    return tree;
  }

  #keepTree(oid: string, tree: FlatTree): void {
    this.#trees.set(oid, tree);
    const [oldest] = this.#trees.keys();
    if (this.#trees.size > 32 && oldest) {
      this.#trees.delete(oldest);
    }
  }

  async readCommitTree(ref: string): Promise<FlatTree> {
    return this.readTree(await this.treeOf(await this.resolve(ref)));
  }

  async readBlob(oid: string): Promise<Buffer> {
    const { blob } = await git.readBlob({ fs, gitdir: this.gitdir, oid });
    return Buffer.from(blob);
  }

  async writeBlob(content: Uint8Array): Promise<string> {
    return git.writeBlob({ fs, gitdir: this.gitdir, blob: content });
  }

  async writeTree(base: FlatTree, edits: readonly TreeEdit[]): Promise<string> {
    const tree = editFlatTree(base, edits);
    if (this.#written.size > 10_000) this.#written.clear();
    const oid = await writeFlatTree(this.gitdir, tree, this.#written);
    // Whole paths in the order of their bytes are in the order of Git's trees.
    const sorted = [...tree].sort(([a], [b]) => (a < b ? -1 : 1));
    this.#keepTree(oid, new Map(sorted));
    return oid;
  }

  async writeCommit(commit: NewCommit): Promise<string> {
    const person = (author: CommitAuthor) => ({
      name: author.name,
      email: author.email,
      timestamp: Math.floor(
        (author.date ? Date.parse(author.date) : this.now()) / 1000,
      ),
      timezoneOffset: 0,
    });
    return git.writeCommit({
      fs,
      gitdir: this.gitdir,
      commit: {
        message: commit.message,
        tree: commit.tree,
        parent: commit.parents,
        author: person(commit.author),
        committer: person(commit.committer ?? commit.author),
      },
    });
  }

  async setBranch(branch: string, sha: string): Promise<void> {
    assertBranchName(branch);
    // A ref is a file, so `a` and `a/b` cannot both be branches.
    const clash = (await this.branches()).find(
      other => other.startsWith(`${branch}/`) || branch.startsWith(`${other}/`),
    );
    if (clash) {
      throw new InputError(
        `Branch '${branch}' cannot be created while branch '${clash}' exists`,
      );
    }
    await git.writeRef({
      fs,
      gitdir: this.gitdir,
      ref: `refs/heads/${branch}`,
      value: sha,
      force: true,
    });
  }

  /** Newest first. */
  async log(ref: string, limit: number): Promise<Commit[]> {
    const entries = await git.log({
      fs,
      gitdir: this.gitdir,
      ref: await this.resolve(ref),
      depth: limit,
    });
    return entries.map(({ oid, commit }) => ({
      sha: oid,
      message: commit.message.replace(/\n$/, ''),
      author: {
        name: commit.author.name,
        email: commit.author.email,
        date: new Date(commit.author.timestamp * 1000).toISOString(),
      },
      parents: commit.parent,
    }));
  }

  async readCommit(ref: string): Promise<Commit> {
    const [commit] = await this.log(ref, 1);
    return commit;
  }

  /** The best common ancestor, or `undefined` for unrelated histories. */
  async mergeBase(one: string, other: string): Promise<string | undefined> {
    const [base]: string[] = await git.findMergeBase({
      fs,
      gitdir: this.gitdir,
      oids: [one, other],
    });
    return base;
  }

  /** Writes the tree of merging `theirs` into `ours`; a `ConflictError` names the files that both changed. */
  async mergeTrees(ours: string, theirs: string): Promise<string> {
    return this.#merge(ours, theirs, false);
  }

  /** Throws what `mergeTrees` would throw. */
  async assertMergeable(ours: string, theirs: string): Promise<void> {
    await this.#merge(ours, theirs, true);
  }

  async #merge(ours: string, theirs: string, dryRun: boolean): Promise<string> {
    try {
      const { tree } = await git.merge({
        fs,
        gitdir: this.gitdir,
        ours,
        theirs,
        fastForward: false,
        dryRun,
        noUpdateBranch: true,
        abortOnConflict: true,
        message: 'merge',
        author: { name: 'merge', email: 'merge', timestamp: 0 },
      });
      // No tree: `theirs` was merged before.
      return tree ?? (await this.treeOf(ours));
    } catch (error) {
      if (error instanceof Errors.MergeConflictError) {
        throw new ConflictError(
          `Both branches changed ${error.data.filepaths.join(', ')}.`,
        );
      }
      if (error instanceof Errors.MergeNotSupportedError) {
        throw new ConflictError('Both branches changed the same files.');
      }
      throw error;
    }
  }

  async isAncestor(ancestor: string, commit: string): Promise<boolean> {
    return (
      ancestor === commit ||
      (await git.isDescendent({
        fs,
        gitdir: this.gitdir,
        oid: commit,
        ancestor,
        depth: -1,
      }))
    );
  }
}
