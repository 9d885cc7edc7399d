import { timestamp } from '../clock';
import type { FleetUrls } from '../fleetUrls';
import { targets, type FleetWorld } from '../world/FleetWorld';
import { html, type Markup } from './html';
import { isRegistered } from './worldSummary';

const kinds = {
  kill: 'kill: refuse connections',
  'black-hole': 'black-hole: never answer',
  slow: 'slow: answer three seconds late',
  reject: 'reject: 401 to every token',
};

/** The switches of the demo fleet on one page. Every form posts to this server only. */
export function controlPage(
  world: FleetWorld,
  urls: FleetUrls,
  notice?: string,
): string {
  const page = html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Demo fleet</title>
        <style>
          body {
            font: 15px/1.5 system-ui, sans-serif;
            margin: 24px auto;
            max-width: 1000px;
            padding: 0 16px;
            color: #1a1a1a;
            background: #fff;
          }
          table {
            border-collapse: collapse;
            width: 100%;
            margin: 8px 0 24px;
          }
          th,
          td {
            text-align: left;
            padding: 6px 8px;
            border-bottom: 1px solid #d9d9d9;
          }
          form {
            display: inline-flex;
            gap: 6px;
            flex-wrap: wrap;
            align-items: center;
            margin: 0;
          }
          input,
          select,
          button {
            font: inherit;
            padding: 3px 8px;
          }
          .bad {
            color: #991919;
            font-weight: 600;
          }
          .notice {
            border: 1px solid #92400a;
            background: #ffedd5;
            padding: 8px 12px;
          }
          @media (prefers-color-scheme: dark) {
            body {
              color: #eee;
              background: #161616;
            }
            th,
            td {
              border-color: #444;
            }
            .bad {
              color: #fca5a5;
            }
            .notice {
              border-color: #f7bd6a;
              background: #491e00;
            }
          }
        </style>
      </head>
      <body>
        <h1>Demo fleet</h1>
        ${notice && html`<p class="notice" role="status">${notice}</p>`}
        <p>
          World time ${timestamp(world.now())}. Merge pull requests on the
          <a href="${urls.git.url}">Git host</a>.
        </p>
        <p>
          ${button('/page/heal-all', 'Heal everything')}
          ${button('/page/reset', 'Begin anew')}
        </p>
        <h2>Hubs</h2>
        ${serverTable(
          world,
          urls.hubs.map(({ name, url }) => ({
            kind: 'hub',
            name,
            url,
            target: targets.hub(name),
          })),
        )}
        <h2>Regions</h2>
        <p>${regionForms(world)}</p>
        <h2>Spokes</h2>
        ${serverTable(
          world,
          urls.spokes.map(({ name, cluster, url }) => ({
            kind: 'cluster',
            name,
            url,
            target: targets.spoke(name),
            extra: isRegistered(world, cluster)
              ? undefined
              : button(
                  '/page/register',
                  'Put its token into Vault',
                  html`<input type="hidden" name="cluster" value="${name}" />`,
                ),
          })),
        )}
        <h2>Services</h2>
        ${serviceForm()} ${ailmentTable(world)}
        <h2>Links</h2>
        ${linkForm()} ${linkTable(world)}
        <h2>Load</h2>
        ${strainForm()} ${strainTable(world)}
      </body>
    </html>`;
  return page.text;
}

interface Row {
  kind: 'hub' | 'cluster';
  name: string;
  url: string;
  target: string;
  extra?: Markup;
}

/** One pair of switches for each region that spokes are in. */
function regionForms(world: FleetWorld): Markup[] {
  const spokes = world.spokes.filter(({ ownCluster }) => !ownCluster);
  return [...new Set(spokes.map(({ region }) => region))].map(region => {
    const isLost = spokes
      .filter(spoke => spoke.region === region)
      .every(({ name }) => world.fault(targets.spoke(name)));
    const fields = html`<input
      type="hidden"
      name="region"
      value="${region}"
    />`;
    return isLost
      ? button('/page/heal', `Bring ${region} back`, fields)
      : button(
          '/page/fault',
          `Lose ${region}`,
          html`${fields}<input type="hidden" name="kind" value="black-hole" />`,
        );
  });
}

function serverTable(world: FleetWorld, rows: readonly Row[]): Markup {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col">Address</th>
        <th scope="col">State</th>
        <th scope="col">Switch</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(row => serverRow(row, world))}
    </tbody>
  </table>`;
}

function serverRow(row: Row, world: FleetWorld): Markup {
  const fault = world.fault(row.target);
  const who = html`<input
    type="hidden"
    name="${row.kind}"
    value="${row.name}"
  />`;
  const choice = html`${who}<select
      name="kind"
      aria-label="Fault of ${row.name}"
    >
      ${Object.entries(kinds).map(
        ([kind, words]) => html`<option value="${kind}">${words}</option>`,
      )}
    </select>`;
  return html`<tr>
    <th scope="row">${row.name}</th>
    <td>${row.url}</td>
    <td>
      ${fault
        ? html`<span class="bad">${fault.kind}</span> since
            ${timestamp(fault.since)}`
        : 'answers'}
    </td>
    <td>
      ${fault
        ? button('/page/heal', 'Heal', who)
        : button('/page/fault', 'Apply', choice)}
      ${row.extra}
    </td>
  </tr>`;
}

function serviceForm(): Markup {
  return button(
    '/page/service',
    'Apply',
    html`<input
        name="service"
        required
        placeholder="checkout-api"
        aria-label="Service"
      />
      on
      <input
        name="cluster"
        required
        placeholder="prod-eu-1"
        aria-label="Cluster"
      />
      <select name="kind" aria-label="Trouble of the service">
        <option value="broken">pods fail</option>
        <option value="slow">pods do not become ready</option>
        <option value="rejected">the API server refuses it</option>
        <option value="drift">somebody scales it by hand</option>
      </select>`,
  );
}

function ailmentTable(world: FleetWorld): Markup {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Service</th>
        <th scope="col">Cluster</th>
        <th scope="col">What ails it</th>
        <th scope="col">Switch</th>
      </tr>
    </thead>
    <tbody>
      ${world.ailments().map(
        ({ application, cluster, kind, reason }) => html`<tr>
          <th scope="row">${application}</th>
          <td>${cluster}</td>
          <td><span class="bad">${kind}</span>: ${reason}</td>
          <td>
            ${button(
              '/page/heal-service',
              'Heal',
              html`<input
                  type="hidden"
                  name="service"
                  value="${application}"
                /><input type="hidden" name="cluster" value="${cluster}" />`,
            )}
          </td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function linkForm(): Markup {
  return button(
    '/page/cut-link',
    'Cut',
    html`between
      <input
        name="cluster"
        required
        placeholder="stg-eu-1"
        aria-label="Cluster of the link"
      />
      and
      <input
        name="other"
        required
        placeholder="stg-us-1"
        aria-label="Other cluster of the link"
      />`,
  );
}

function linkTable(world: FleetWorld): Markup {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Link</th>
        <th scope="col">State</th>
        <th scope="col">Switch</th>
      </tr>
    </thead>
    <tbody>
      ${world
        .faults()
        .flatMap(({ target, since }) => {
          const link = targets.endsOf(target);
          return link ? [{ ...link, since }] : [];
        })
        .map(
          ({ cluster, other, since }) => html`<tr>
            <th scope="row">${cluster} and ${other}</th>
            <td><span class="bad">cut</span> since ${timestamp(since)}</td>
            <td>
              ${button(
                '/page/mend-link',
                'Mend',
                html`<input
                    type="hidden"
                    name="cluster"
                    value="${cluster}"
                  /><input type="hidden" name="other" value="${other}" />`,
              )}
            </td>
          </tr>`,
        )}
    </tbody>
  </table>`;
}

function strainForm(): Markup {
  return button(
    '/page/strain',
    'Apply',
    html`<select name="kind" aria-label="Load">
        <option value="slow-repo-server">the repo-server is slow: hub</option>
        <option value="burn">requests fail beyond the SLO: cluster</option>
        <option value="no-pull-requests">
          the portal may open no pull request: git
        </option>
      </select>
      <input
        name="target"
        required
        placeholder="prod-hub"
        aria-label="Hub, cluster or git"
      />`,
  );
}

function strainTable(world: FleetWorld): Markup {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Where</th>
        <th scope="col">Load</th>
        <th scope="col">Switch</th>
      </tr>
    </thead>
    <tbody>
      ${world.strains.present().map(
        ({ kind, target, since }) => html`<tr>
          <th scope="row">${target}</th>
          <td><span class="bad">${kind}</span> since ${timestamp(since)}</td>
          <td>
            ${button(
              '/page/heal-strain',
              'Heal',
              html`<input type="hidden" name="kind" value="${kind}" /><input
                  type="hidden"
                  name="target"
                  value="${target}"
                />`,
            )}
          </td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function button(action: string, words: string, fields?: Markup): Markup {
  return html`<form method="post" action="${action}">
    ${fields}<button>${words}</button>
  </form>`;
}
