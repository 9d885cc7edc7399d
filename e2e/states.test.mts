import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import {
  type FleetPage,
  alterAnswers,
  answerAgain,
  browserTest,
  catalogKnows,
  fault,
  fleetPages,
  moveTo,
  moveToComplete,
  notYetInTheCatalog,
  openComplete,
  refuse,
  signIn,
  usePortal,
  withTexts,
} from './harness/index.mts';

const portal = usePortal({ config: ['e2e/quick-outages.yaml'] });

const ownPages = fleetPages.filter(({ path }) => path.startsWith('/fleet'));
const overview = pageOf('overview');
const refused = /the server responded with a status of (403|404|500)/;

browserTest(
  'says on every page what is forbidden, what failed, and tries again',
  portal,
  async ({ page, look }) => {
    await refuse(page, 500);
    await signIn(page, '/fleet');
    for (const { path } of ownPages) {
      // Without a moment in which the portal answers, and the app remembers it.
      await refuse(page, 500);
      await moveTo(page, path);
      await page.getByText('The fleet cannot be shown').first().waitFor();
      await refuse(page, 403);
      await page.getByRole('button', { name: 'Try again' }).first().click();
      await page
        .getByText('You may not see this, or it does not exist.')
        .first()
        .waitFor();
    }

    await refuse(page, 500);
    await page.goto(overview.path);
    await page.getByText('The fleet cannot be shown').waitFor();
    await look('state-failed');
    await answerAgain(page);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText(overview.words).waitFor();

    await page.goto('/fleet/clusters/prod-hub/never-registered');
    await page
      .getByText('You may not see this, or it does not exist.')
      .first()
      .waitFor();
    await page.goto('/fleet/nowhere');
    await page.getByText('The fleet has no page at this address.').waitFor();
  },
  { expectedErrors: [refused] },
);

function pageOf(name: string): FleetPage {
  const found = fleetPages.find(one => one.name === name);
  assert.ok(found, `No page is called ${name}.`);
  return found;
}

/** What a page says when there is nothing to show. */
const whenEmpty: [path: string, words: string][] = [
  ['/fleet/clusters', 'No cluster is registered on any hub yet.'],
  ['/fleet/applicationsets', 'No ApplicationSet is on any hub yet.'],
  ['/fleet/rollouts', 'No release was on its way in this time.'],
  [
    '/catalog/default/component/checkout-api/fleet',
    'This service is on no cluster yet. Put it on the fleet.',
  ],
  [
    '/catalog/default/domain/commerce',
    'Nothing that belongs here is on the fleet yet.',
  ],
];

browserTest(
  'names the next step where there is nothing to show',
  portal,
  async ({ page }) => {
    await signIn(page, '/fleet');
    await catalogKnows(page, 'component/checkout-api');
    await catalogKnows(page, 'domain/commerce');
    await alterAnswers(page, answer => ({
      ...(answer as object),
      items: [],
      applications: [],
      total: 0,
    }));
    await page.reload();
    for (const [path, words] of whenEmpty) {
      await moveTo(page, path);
      await page.getByText(words).first().waitFor();
    }
  },
  { expectedErrors: [notYetInTheCatalog] },
);

browserTest(
  'goes on without a network and without the backend, and comes back',
  portal,
  async ({ page, context, look }) => {
    await signIn(page, '/fleet');
    await openComplete(page, overview);
    await page.getByText('Live', { exact: true }).waitFor();

    await context.setOffline(true);
    await page.getByText(/You are offline\. Shown as of/).waitFor();
    await page.getByText(overview.words).waitFor();
    await look('state-offline');
    await context.setOffline(false);
    await page
      .getByText(/You are offline\. Shown as of/)
      .waitFor({ state: 'hidden', timeout: 60_000 });

    await refuse(page, 500);
    await page
      .getByText(/The fleet backend does not answer\. Shown as of/)
      .waitFor({ timeout: 60_000 });
    await page.getByText(overview.words).waitFor();
    await answerAgain(page);
    await page
      .getByText(/The fleet backend does not answer\. Shown as of/)
      .waitFor({ state: 'hidden', timeout: 60_000 });
  },
  { expectedErrors: [refused, /ERR_INTERNET_DISCONNECTED/, /WebSocket/] },
);

browserTest(
  'keeps what a reader muted out of the list, and shows it when asked',
  portal,
  async ({ page }) => {
    await signIn(page, '/fleet');
    await openComplete(page, overview);
    const item = page
      .getByRole('listitem')
      .filter({ hasText: 'checkout-api is Degraded' });
    await item.getByRole('button', { name: 'Mute: checkout-api' }).click();
    await item.waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByRole('button', { name: 'Muted (1)' }).click();
    await item.getByRole('button', { name: 'Unmute: checkout-api' }).click();
    await page.getByRole('button', { name: 'Muted (0)' }).click();
    await item.waitFor();
  },
);

browserTest(
  'tells who may only read what is missing for each operation',
  portal,
  async ({ page, look }) => {
    await signIn(page, '/fleet');
    await alterAnswers(page, answer => ({
      ...(answer as object),
      ...('operations' in (answer as object) && { operations: forbidden }),
    }));
    await openComplete(page, pageOf('application'));
    await page.getByRole('button', { name: 'Operations' }).click();
    const offered = page.getByRole('menuitem');
    await offered
      .filter({ hasText: 'You need the permission fleet.application.sync' })
      .waitFor();
    await look('state-read-only');
    assert.equal(await offered.count(), forbidden.length);
    for (const one of await offered.all()) {
      assert.equal(await one.getAttribute('aria-disabled'), 'true');
    }
  },
);

/** What the backend offers to a reader without any permission to operate. */
const forbidden = ['refresh', 'sync', 'terminate', 'rollback'].map(
  operation => ({
    operation,
    allowed: false,
    reason: `You need the permission fleet.application.${operation} for this. Ask whoever looks after the portal's permission policy.`,
  }),
);

browserTest(
  'runs nothing that a hub, a spoke or a commit wrote',
  portal,
  async ({ page }) => {
    await alterAnswers(page, answer => withTexts(answer, hostile));
    await signIn(page, '/fleet');
    const shown: string[] = [];
    for (const one of ownPages) {
      await moveToComplete(page, one);
      const text = await page.locator('body').innerText();
      if (text.includes('onerror=')) shown.push(one.name);
      assert.deepEqual(await whatRan(page), [], one.name);
    }
    // The texts did reach the pages: as texts.
    assert.deepEqual(
      shown,
      ownPages.map(({ name }) => name).filter(name => !withoutQuotes.has(name)),
    );
  },
);

/** Pages that show none of the texts that are altered. */
const withoutQuotes = new Set(['hubs', 'recovery-cluster', 'regions']);

const script = `<img src="x" onerror="window.ran='image'"><script>window.ran='script'</script>`;
const written = new Set([
  ...['author', 'message', 'reason', 'detail', 'headline', 'words'],
  ...['version', 'description', 'manifest', 'live', 'desired', 'subject'],
  // In the phrases behind a text.
  'text',
]);
/** Of a kind: the portal asks for a resource by it, and its backend refuses another. */
const apiVersion = /^v\d+((alpha|beta)\d+)?$/;
const addresses = new Set(['url', 'argocd', 'repoURL', 'server', 'logs']);
const renamed = new Set(['prod-us-1', 'cart', 'group:default/media']);

function hostile(text: string, key: string): string {
  if (key === 'version' && apiVersion.test(text)) return text;
  if (addresses.has(key)) return `javascript:window.ran='address'`;
  if (renamed.has(text) || written.has(key)) return `${text}${script}`;
  return text;
}

/** Scripts that ran, and elements and addresses that would run one. */
async function whatRan(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { ran } = window as unknown as { ran?: string };
    const live = document.querySelectorAll(
      'img[src="x"], [onerror], a[href^="javascript:" i], a[href^="data:" i]',
    );
    return [
      ...(ran === undefined ? [] : [`ran: ${ran}`]),
      ...Array.from(live, element => element.outerHTML.slice(0, 200)),
    ];
  });
}

/** Where a silent hub would be missed. */
const ofBothHubs = [
  '/fleet',
  '/fleet/clusters',
  '/fleet/clusters/nonprod-hub/dev-eu-1',
  '/fleet/applicationsets',
  '/fleet/applicationsets/nonprod-hub/argocd/payments-api',
  '/fleet/applications/nonprod-hub/argocd/checkout-api-dev-eu-1',
  '/fleet/rollouts',
  '/fleet/rollouts/payments-api',
  '/fleet/readiness',
  '/fleet/provisioning',
  '/fleet/upgrades',
  '/fleet/recovery',
  '/fleet/recovery/regions',
  '/fleet/networking',
  '/catalog/default/component/checkout-api',
  '/catalog/default/component/checkout-api/fleet',
];

browserTest(
  'says on every page that a hub is silent, and recovers',
  portal,
  async ({ page, look }, demo) => {
    await signIn(page, '/fleet');
    await openComplete(page, overview);
    await catalogKnows(page, 'component/checkout-api');
    await fault(demo, { kind: 'kill', hub: 'nonprod-hub' });
    for (const path of ofBothHubs) {
      await page.goto(path);
      await page
        .getByText(/nonprod-hub.*(last heard|not heard|says:)/s)
        .first()
        .waitFor({ timeout: 60_000 });
      await look(`silent-${path.replace(/\W+/g, '-').slice(1)}`);
    }
    await fault(demo, { kind: 'heal', hub: 'nonprod-hub' });
    await page.goto('/fleet/clusters');
    await page.getByText('dev-eu-1').first().waitFor();
    await page
      .getByText(/nonprod-hub last heard/)
      .waitFor({ state: 'hidden', timeout: 90_000 });
  },
  { expectedErrors: [notYetInTheCatalog] },
);
