import type { Commit } from '@fleet-portal/backstage-plugin-fleet-common';

/** A commit in seven digits; anything else is a name already. */
function shortRevision(revision: string): string {
  return isCommit(revision) ? revision.slice(0, 7) : revision;
}

/** Those of all sources. */
export function shortWords(revisions: readonly string[]): string {
  return revisions.map(shortRevision).join(', ');
}

/** Only of a commit can a hub tell who made it. */
export function isCommit(revision: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(revision);
}

/** What is known of a commit; the time is milliseconds since the epoch. */
export interface CommitFacts {
  readonly repoURL: string;
  readonly revision: string;
  readonly author?: string;
  readonly message?: string;
  readonly committedAt?: number;
}

/**
 * A commit with the pages that its host has for it. Only repositories that are
 * read over http(s) have an address that can be opened.
 */
export function commitView(facts: CommitFacts): Commit {
  const { revision, author, message, committedAt } = facts;
  const pages = pagesOf(facts.repoURL);
  const number = pullRequestNumber(message);
  return {
    revision,
    author,
    message,
    committedAt:
      committedAt === undefined
        ? undefined
        : new Date(committedAt).toISOString(),
    url: pages && `${pages.base}${pages.commit}${revision}`,
    pullRequest:
      number === undefined
        ? undefined
        : { number, url: pages && `${pages.base}${pages.change}${number}` },
  };
}

/** GitHub's and Gitea's merges and squashes, GitLab's merges, Bitbucket's merges. */
const mentions = [
  /^Merge pull request #(\d{1,9})\b/,
  /^Merged in .* \(pull request #(\d{1,9})\)/,
  /\(#(\d{1,9})\)$/,
  /\(!(\d{1,9})\)$/,
  /^Merge branch .* \(!(\d{1,9})\)/,
];

function pullRequestNumber(message: string | undefined): number | undefined {
  for (const mention of mentions) {
    const match = mention.exec(message?.trim() ?? '');
    if (match) return Number(match[1]);
  }
  return undefined;
}

function pagesOf(
  repoURL: string,
): { base: string; commit: string; change: string } | undefined {
  if (!URL.canParse(repoURL)) return undefined;
  const url = new URL(repoURL);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  const path = url.pathname.replace(/\.git$/, '').replace(/\/+$/, '');
  const base = `${url.origin}${path}`;
  return url.hostname.includes('gitlab')
    ? { base, commit: '/-/commit/', change: '/-/merge_requests/' }
    : { base, commit: '/commit/', change: '/pull/' };
}
