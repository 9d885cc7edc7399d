import type { FileChange } from '../store/FileChange';
import type { PullRequestRecord } from '../store/PullRequestStore';
import type { MergeObstacle } from '../store/PullRequests';
import type { Commit } from '../types';
import { changesView } from './changesView';
import { html, type Html } from './html';
import { layout, repositoryTabs, time } from './layout';
import { renderMarkdown } from './markdown';
import {
  address,
  commitList,
  heading,
  repositoryCrumbs,
  type RepositoryView,
} from './repositoryPages';

export interface PullRequestDetails {
  record: PullRequestRecord;
  commits: readonly Commit[];
  changes: readonly FileChange[];
  obstacle: MergeObstacle;
}

export function pullRequestListPage(
  view: RepositoryView,
  records: readonly PullRequestRecord[],
): string {
  return layout({
    title: `Pull requests · ${view.owner}/${view.name}`,
    crumbs: [...repositoryCrumbs(view), { text: 'Pull requests' }],
    content: html`${heading(view)}
    ${repositoryTabs(view, 'Pull requests', view.openPullRequests)}
    ${records.length === 0
      ? html`<p class="muted">There is no pull request yet.</p>`
      : html`<ul class="card rows">
          ${records.map(
            record =>
              html`<li>
                ${stateBadge(record)}
                <a class="grow" href="${pageOf(view, record)}"
                  >${record.title}</a
                >
                <span class="muted"
                  >#${record.number} by ${record.author},
                  ${time(record.createdAt)}</span
                >
              </li>`,
          )}
        </ul>`}`,
  });
}

export function pullRequestPage(
  view: RepositoryView,
  { record, commits, changes, obstacle }: PullRequestDetails,
): string {
  return layout({
    title: `${record.title} · Pull request #${record.number}`,
    crumbs: [
      ...repositoryCrumbs(view),
      { text: 'Pull requests', href: `${address(view)}/pulls` },
      { text: `#${record.number}` },
    ],
    content: html`<h1>
        ${record.title} <span class="number">#${record.number}</span>
      </h1>
      <p>${stateBadge(record)} ${story(record, commits.length)}</p>
      ${labels(view, record)}
      <section class="card" aria-label="Description">
        <header>
          <span><strong>${record.author}</strong> wrote</span>
          <span class="muted">${time(record.createdAt)}</span>
        </header>
        <div class="pad markdown">
          ${record.body.trim() === ''
            ? html`<p class="muted">No description.</p>`
            : renderMarkdown(record.body)}
        </div>
      </section>
      ${outcome(view, record, obstacle)} ${changesView(changes)}
      <section aria-labelledby="commits">
        <h2 id="commits">Commits</h2>
        ${commitList(view, commits)}
      </section>`,
  });
}

function story(record: PullRequestRecord, commits: number): Html {
  const verb = record.state === 'merged' ? 'merged' : 'wants to merge';
  return html`<strong>${record.mergedBy ?? record.author}</strong>
    ${verb} ${commits === 1 ? '1 commit' : `${commits} commits`} into
    <span class="branch">${record.base.branch}</span> from
    <span class="branch">${record.head.branch}</span>`;
}

function labels(view: RepositoryView, record: PullRequestRecord): Html {
  const mayChange = record.state === 'open' && !view.archived;
  const action = `${pageOf(view, record)}/labels`;
  return html`<section class="card pad" aria-label="Labels">
    <div class="actions">
      <strong>Labels</strong>
      ${record.labels.length === 0 ? html`<span class="muted">none</span>` : ''}
      ${record.labels.map(label =>
        mayChange
          ? html`<form method="post" action="${action}">
              <input type="hidden" name="remove" value="${label}" />
              <span class="branch">${label}</span>
              <button
                type="submit"
                class="quiet small"
                aria-label="Remove ${label}"
              >
                Remove
              </button>
            </form>`
          : html`<span class="branch">${label}</span>`,
      )}
      ${mayChange
        ? html`<form method="post" action="${action}">
            <input
              name="add"
              aria-label="New label"
              placeholder="preview"
              required
              maxlength="50"
            />
            <button type="submit" class="quiet small">Add label</button>
          </form>`
        : ''}
    </div>
  </section>`;
}

function outcome(
  view: RepositoryView,
  record: PullRequestRecord,
  obstacle: MergeObstacle,
): Html {
  const { mergedAt, mergedBy, mergeCommitSha, closedAt } = record;
  if (record.state === 'merged' && mergedAt && mergeCommitSha) {
    return html`<p class="card pad" role="status">
      Merged by <strong>${mergedBy}</strong> at ${time(mergedAt)} as
      <a class="mono" href="${address(view)}/commit/${mergeCommitSha}"
        >${mergeCommitSha.slice(0, 7)}</a
      >.
    </p>`;
  }
  if (record.state === 'closed' && closedAt) {
    return html`<p class="card pad" role="status">
      Closed without merging at ${time(closedAt)}.
    </p>`;
  }
  return html`<section class="card pad" aria-label="Merge">
    ${obstacle === undefined
      ? html`<p>This branch has no conflicts with the base branch.</p>`
      : html`<p role="status">${obstacle}</p>`}
    <div class="actions">
      ${obstacle === undefined
        ? html`<form method="post" action="${pageOf(view, record)}/merge">
            <input type="hidden" name="head" value="${record.head.sha}" />
            <button type="submit">Merge pull request</button>
          </form>`
        : ''}
      ${view.archived
        ? ''
        : html`<form method="post" action="${pageOf(view, record)}/close">
            <button type="submit" class="quiet">Close</button>
          </form>`}
    </div>
  </section>`;
}

function stateBadge({ state, draft }: PullRequestRecord): Html {
  if (state === 'open' && draft) {
    return html`<span class="badge draft">Draft</span>`;
  }
  const text = { open: 'Open', closed: 'Closed', merged: 'Merged' }[state];
  return html`<span class="badge ${state}">${text}</span>`;
}

function pageOf(view: RepositoryView, { number }: PullRequestRecord): string {
  return `${address(view)}/pull/${number}`;
}
