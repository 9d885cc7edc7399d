import type { HostUrls } from '../HostUrls';
import { DEFAULT_BRANCH, type GitRepository } from '../store/GitRepository';
import type { PullRequestRecord } from '../store/PullRequestStore';
import type { MergeObstacle } from '../store/PullRequests';
import type { StoredRepository } from '../store/RepositoryStore';
import type { Commit } from '../types';

/** The answers of GitHub's REST API, as far as Backstage and a reader of this API need them. */
export function repositoryBody(
  { git, settings }: StoredRepository,
  urls: HostUrls,
) {
  const { owner, name } = git;
  return {
    name,
    full_name: `${owner}/${name}`,
    owner: { login: owner, type: 'Organization' },
    private: false,
    fork: false,
    archived: settings.archived,
    default_branch: DEFAULT_BRANCH,
    created_at: settings.createdAt,
    permissions: { admin: false, push: !settings.archived, pull: true },
    url: urls.api(git),
    html_url: urls.page(git),
    clone_url: urls.clone(git),
    // Templates as GitHub gives them; the URL reader fills in the braces.
    trees_url: `${urls.api(git)}/git/trees{/sha}`,
    archive_url: `${urls.api(git)}/{archive_format}{/ref}`,
  };
}

export async function commitBody(
  git: GitRepository,
  commit: Commit,
  urls: HostUrls,
) {
  return {
    sha: commit.sha,
    html_url: urls.commitPage(git, commit.sha),
    commit: {
      message: commit.message,
      author: commit.author,
      tree: { sha: await git.treeOf(commit.sha) },
    },
    parents: commit.parents.map(sha => ({ sha })),
  };
}

export function pullRequestBody(
  repository: StoredRepository,
  record: PullRequestRecord,
  urls: HostUrls,
) {
  const { git } = repository;
  const end = ({ branch, sha }: PullRequestRecord['head']) => ({
    label: `${git.owner}:${branch}`,
    ref: branch,
    sha,
    repo: repositoryBody(repository, urls),
  });
  return {
    number: record.number,
    url: `${urls.api(git)}/pulls/${record.number}`,
    html_url: urls.pullRequestPage(git, record.number),
    // GitHub has two states here and tells a merge by `merged_at`.
    state: record.state === 'open' ? 'open' : 'closed',
    title: record.title,
    body: record.body,
    draft: record.draft,
    user: { login: record.author },
    head: end(record.head),
    base: end(record.base),
    requested_reviewers: record.requestedReviewers.map(login => ({ login })),
    requested_teams: [],
    assignees: record.assignees.map(login => ({ login })),
    labels: record.labels.map(name => ({ name })),
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    closed_at: record.closedAt ?? null,
    merged_at: record.mergedAt ?? null,
    merge_commit_sha: record.mergeCommitSha ?? null,
  };
}

/** What a single pull request says beyond its line in a list. */
export function mergeStateBody(
  record: PullRequestRecord,
  obstacle: MergeObstacle,
) {
  return {
    merged: record.state === 'merged',
    merged_by: record.mergedBy ? { login: record.mergedBy } : null,
    mergeable: obstacle === undefined,
    mergeable_state: obstacle === undefined ? 'clean' : 'dirty',
  };
}
