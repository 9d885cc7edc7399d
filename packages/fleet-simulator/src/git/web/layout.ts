import { html, type Html } from './html';

export interface Crumb {
  text: string;
  href?: string;
}

export interface Page {
  title: string;
  crumbs?: Crumb[];
  content: Html;
}

export const STYLE_PATH = '/-/style.css';

/** The frame of every page. */
export function layout({ title, crumbs = [], content }: Page): string {
  const page = html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Demo Git host</title>
        <link rel="stylesheet" href="${STYLE_PATH}" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a class="skip" href="#content">Skip to content</a>
        <header class="top">
          <nav aria-label="Breadcrumb">
            <ol>
              <li><a href="/">Demo Git host</a></li>
              ${crumbs.map(
                ({ text, href }) =>
                  html`<li>
                    ${href
                      ? html`<a href="${href}">${text}</a>`
                      : html`<span aria-current="page">${text}</span>`}
                  </li>`,
              )}
            </ol>
          </nav>
        </header>
        <main id="content">${content}</main>
      </body>
    </html>`;
  return page.markup;
}

/** The tabs of one repository. */
export function repositoryTabs(
  repository: { owner: string; name: string },
  current: 'Files' | 'Commits' | 'Pull requests',
  openPullRequests: number,
): Html {
  const base = `/${repository.owner}/${repository.name}`;
  const tab = (text: typeof current, href: string, count?: number) =>
    html`<li>
      <a href="${href}" ${text === current ? html`aria-current="page"` : ''}
        >${text}${count ? html` <span class="count">${count}</span>` : ''}</a
      >
    </li>`;
  return html`<nav class="tabs" aria-label="Repository">
    <ul>
      ${tab('Files', base)} ${tab('Commits', `${base}/commits`)}
      ${tab('Pull requests', `${base}/pulls`, openPullRequests)}
    </ul>
  </nav>`;
}

/** A time for people, exact to the machine; always UTC, as the commits are. */
export function time(iso: string): Html {
  const text = `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
  return html`<time datetime="${iso}">${text}</time>`;
}
