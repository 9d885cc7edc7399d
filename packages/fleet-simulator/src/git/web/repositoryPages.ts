import type { FlatTree } from '../store/FlatTree';
import type { Commit, RepositorySummary } from '../types';
import { isBinary, type FileChange } from '../store/FileChange';
import { changesView } from './changesView';
import { encodePath, html, type Html } from './html';
import { layout, repositoryTabs, time, type Crumb } from './layout';
import { renderMarkdown } from './markdown';

export interface RepositoryView extends RepositorySummary {
  openPullRequests: number;
  cloneUrl: string;
}

export function repositoryListPage(
  repositories: readonly RepositoryView[],
): string {
  return layout({
    title: 'Repositories',
    content: html`<h1>Repositories</h1>
      ${repositories.length === 0
        ? html`<p class="muted">There is no repository yet.</p>`
        : html`<ul class="card rows">
            ${repositories.map(
              repository =>
                html`<li>
                  <a class="grow" href="${address(repository)}"
                    >${repository.owner}/${repository.name}</a
                  >
                  ${archivedBadge(repository)}
                  <a href="${address(repository)}/pulls"
                    >${counted(repository.openPullRequests)}</a
                  >
                </li>`,
            )}
          </ul>`}`,
  });
}

/** One folder of a repository, with its README below the files. */
export function folderPage(
  view: RepositoryView,
  ref: string,
  folder: string,
  tree: FlatTree,
  readme?: string,
): string {
  const prefix = folder === '' ? '' : `${folder}/`;
  const names = new Map<string, 'tree' | 'blob'>();
  for (const path of tree.keys()) {
    if (path.startsWith(prefix)) {
      const [name, ...deeper] = path.slice(prefix.length).split('/');
      names.set(name, deeper.length > 0 ? 'tree' : 'blob');
    }
  }
  const entries = [...names].sort(
    ([a, kindA], [b, kindB]) =>
      kindB.localeCompare(kindA) || a.localeCompare(b),
  );
  return layout({
    title: `${view.owner}/${view.name}`,
    crumbs: pathCrumbs(view, ref, folder),
    content: html`${heading(view)}
      ${repositoryTabs(view, 'Files', view.openPullRequests)}
      <p>
        <span class="branch">${ref}</span>
        <span class="muted">Clone:</span>
        <code>git clone ${view.cloneUrl}</code>
      </p>
      <ul class="card rows" aria-label="Files">
        ${entries.map(
          ([name, kind]) =>
            html`<li>
              <a
                href="${address(view)}/${kind}/${encodePath(
                  `${ref}/${prefix}${name}`,
                )}"
                >${name}${kind === 'tree' ? '/' : ''}</a
              >
            </li>`,
        )}
      </ul>
      ${readme === undefined
        ? ''
        : html`<section class="card pad markdown" aria-label="README">
            ${renderMarkdown(readme)}
          </section>`}`,
  });
}

export function filePage(
  view: RepositoryView,
  ref: string,
  path: string,
  content: Buffer,
): string {
  return layout({
    title: `${path} · ${view.owner}/${view.name}`,
    crumbs: pathCrumbs(view, ref, path),
    content: html`<h1 class="mono">${path}</h1>
      <p><span class="branch">${ref}</span></p>
      <div
        class="card scroll"
        tabindex="0"
        role="region"
        aria-label="Content of ${path}"
      >
        ${isBinary(content)
          ? html`<p class="pad muted">A binary file; it is not shown.</p>`
          : lines(content.toString('utf8'))}
      </div>`,
  });
}

export function commitsPage(
  view: RepositoryView,
  commits: readonly Commit[],
): string {
  return layout({
    title: `Commits · ${view.owner}/${view.name}`,
    crumbs: [...repositoryCrumbs(view), { text: 'Commits' }],
    content: html`${heading(view)}
    ${repositoryTabs(view, 'Commits', view.openPullRequests)}
    ${commitList(view, commits)}`,
  });
}

export function commitPage(
  view: RepositoryView,
  commit: Commit,
  changes: readonly FileChange[],
): string {
  const [subject, ...rest] = commit.message.split('\n');
  return layout({
    title: `${subject} · ${view.owner}/${view.name}`,
    crumbs: [
      ...repositoryCrumbs(view),
      { text: 'Commits', href: `${address(view)}/commits` },
      { text: commit.sha.slice(0, 7) },
    ],
    content: html`<h1>${subject}</h1>
      ${rest.join('').trim() === ''
        ? ''
        : html`<pre>${rest.join('\n').trim()}</pre>`}
      <p class="muted">
        ${commit.author.name} committed
        <code>${commit.sha}</code> at ${time(commit.author.date)}
      </p>
      ${changesView(changes)}`,
  });
}

export function commitList(
  repository: { owner: string; name: string },
  commits: readonly Commit[],
): Html {
  return html`<ul class="card rows">
    ${commits.map(
      ({ sha, message, author }) =>
        html`<li>
          <a class="grow" href="${address(repository)}/commit/${sha}"
            >${message.split('\n')[0]}</a
          >
          <span class="muted">${author.name}, ${time(author.date)}</span>
          <code>${sha.slice(0, 7)}</code>
        </li>`,
    )}
  </ul>`;
}

export function address({ owner, name }: { owner: string; name: string }) {
  return `/${owner}/${name}`;
}

export function repositoryCrumbs(repository: {
  owner: string;
  name: string;
}): Crumb[] {
  const text = `${repository.owner}/${repository.name}`;
  return [{ text, href: address(repository) }];
}

export function heading(view: RepositoryView): Html {
  return html`<h1>${view.owner}/${view.name} ${archivedBadge(view)}</h1>`;
}

function counted(openPullRequests: number): string {
  return openPullRequests === 1
    ? '1 open pull request'
    : `${openPullRequests} open pull requests`;
}

function archivedBadge({ archived }: RepositorySummary): Html {
  return archived
    ? html`<span class="badge archived">Archived, read-only</span>`
    : html``;
}

function pathCrumbs(view: RepositoryView, ref: string, path: string): Crumb[] {
  const segments = path === '' ? [] : path.split('/');
  return [
    ...repositoryCrumbs(view),
    ...segments.map((text, index) =>
      index === segments.length - 1
        ? { text }
        : {
            text,
            href: `${address(view)}/tree/${encodePath(
              [ref, ...segments.slice(0, index + 1)].join('/'),
            )}`,
          },
    ),
  ];
}

function lines(text: string): Html {
  return html`<table class="lines">
    ${text
      .replace(/\n$/, '')
      .split('\n')
      .map(
        (line, index) =>
          html`<tr id="L${index + 1}">
            <td class="no">${index + 1}</td>
            <td>${line}</td>
          </tr>`,
      )}
  </table>`;
}
