import type { Router } from 'express';

export interface Identity {
  name: string;
  email: string;
}

export interface Commit {
  sha: string;
  message: string;
  /** `date` is ISO 8601 in UTC, whole seconds, because Git keeps no finer time. */
  author: Identity & { date: string };
  parents: string[];
}

export interface RepositorySummary {
  owner: string;
  name: string;
  defaultBranch: string;
  /** Nothing can be written to an archived repository. */
  archived: boolean;
  /** ISO 8601. */
  createdAt: string;
}

export interface PullRequest {
  owner: string;
  name: string;
  number: number;
  title: string;
  /** Markdown. */
  body: string;
  state: 'open' | 'closed' | 'merged';
  draft: boolean;
  /** Login of who opened it. */
  author: string;
  head: { branch: string; sha: string };
  base: { branch: string; sha: string };
  /** ISO 8601, as all times here. */
  createdAt: string;
  updatedAt: string;
  closedAt?: string;
  mergedAt?: string;
  /** Login of who merged it. */
  mergedBy?: string;
  mergeCommitSha?: string;
  requestedReviewers: string[];
  assignees: string[];
  labels: string[];
  /** The page that a person opens; always the address that the host answers at. */
  url: string;
}

/** A branch points to another commit: a merge, a direct commit, or a push of a pull request's branch. */
export interface PushEvent {
  owner: string;
  name: string;
  branch: string;
  sha: string;
}

/** A pull request was opened, edited, labelled, closed or merged. */
export interface PullRequestEvent {
  owner: string;
  name: string;
}

export interface GitHostOptions {
  /** Repositories and pull requests live here and survive a restart. */
  stateDir: string;
  /** Milliseconds since the epoch; all times and commit dates come from it. */
  now: () => number;
  /** What callers of the REST API have to present. */
  token: string;
  /** Where this host answers, such as `http://localhost:7011`. Read on each request, so it may be filled in before listening. */
  baseUrl: string;
  /** The address for people, where it differs from `baseUrl`. */
  publicUrl?: string;
  /**
   * May callers open a pull request? Read on each request; they always may when
   * absent. Branches are taken in any case: GitHub has a permission for each.
   */
  mayOpenPullRequests?: () => boolean;
}

/**
 * A Git host that answers what Backstage asks of GitHub, with real Git
 * repositories behind it. Names that cannot be used are an `InputError`, what
 * does not exist is a `NotFoundError`, writing to an archived repository is a
 * `NotAllowedError`.
 */
export interface GitHost {
  /** Mounted at the root of a port of its own. */
  readonly handler: Router;

  /** Does nothing when the repository exists. The default branch is `main`. */
  createRepository(
    owner: string,
    name: string,
    files: Record<string, string>,
    message: string,
    author?: Identity,
  ): Promise<void>;
  listRepositories(): Promise<RepositorySummary[]>;
  setArchived(owner: string, name: string, archived: boolean): Promise<void>;

  /** The commit that a branch (the default branch when left out) points to. */
  headOf(owner: string, name: string, branch?: string): Promise<string>;
  /** `ref` is a branch, `HEAD` or a full commit id; contents are read as UTF-8. */
  readTree(
    owner: string,
    name: string,
    ref: string,
  ): Promise<{ sha: string; files: Record<string, string> }>;
  /** Newest first. */
  log(
    owner: string,
    name: string,
    ref: string,
    limit: number,
  ): Promise<Commit[]>;
  /**
   * Commits straight to a branch. `null` removes a file. Changes that change
   * nothing make no commit; the answer is then the present head.
   */
  commit(
    owner: string,
    name: string,
    branch: string,
    changes: Record<string, string | null>,
    message: string,
    author: Identity,
  ): Promise<string>;

  /** Newest first. */
  listPullRequests(
    owner: string,
    name: string,
    state?: PullRequest['state'] | 'all',
  ): Promise<PullRequest[]>;
  getPullRequest(
    owner: string,
    name: string,
    number: number,
  ): Promise<PullRequest>;
  /** A `ConflictError` says why it cannot be merged. */
  mergePullRequest(
    owner: string,
    name: string,
    number: number,
    mergedBy: string,
  ): Promise<PullRequest>;
  closePullRequest(
    owner: string,
    name: string,
    number: number,
  ): Promise<PullRequest>;

  /** Those that it is to have from now on. */
  labelPullRequest(
    owner: string,
    name: string,
    number: number,
    labels: readonly string[],
  ): Promise<PullRequest>;

  /** Answers the function that ends the subscription. */
  onPush(listener: (event: PushEvent) => void): () => void;
  onPullRequest(listener: (event: PullRequestEvent) => void): () => void;
}
