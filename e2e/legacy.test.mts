import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import {
  browserTest,
  fleetPages,
  notYetInTheCatalog,
  openComplete,
  pick,
  usePortal,
} from './harness/index.mts';

/** The pages in an app of the old frontend system: `npm run dev -- --legacy`. */
const portal = usePortal({ legacy: true });

/** React's own word on Material UI 4, of which Backstage's pages are made. */
const fromMaterialUi = /^Warning: findDOMNode is deprecated/;

const looked = [
  'cluster',
  'applicationset',
  'application-drift',
  'rollouts',
  'rollout',
  'entity',
  'entity-tab',
  'domain',
  'template-service',
];

/** As a link does; loading an app that is not built takes its time. */
const goTo = (page: Page, path: string) =>
  page.evaluate(to => {
    window.history.pushState(null, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, path);

/** A portal that has just started may not have read its entities yet. */
async function show(
  page: Page,
  path: string,
  words: string | RegExp,
): Promise<void> {
  const there = page.getByText(words).first();
  const unknown = page.getByText('Entity not found');
  for (;;) {
    await goTo(page, path);
    await there.or(unknown).first().waitFor({ timeout: 60_000 });
    if (await there.isVisible()) return;
    await goTo(page, '/fleet/hubs');
    await unknown.waitFor({ state: 'detached' });
  }
}

browserTest(
  'shows the pages, cards and form fields in an app of the old frontend system',
  portal,
  async ({ page, look }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Enter' }).click();
    await page.getByRole('link', { name: 'Fleet' }).first().waitFor();
    const overview = fleetPages.find(({ name }) => name === 'overview');
    assert.ok(overview);
    await openComplete(page, overview);
    await look('legacy-overview');

    await page.getByRole('tab', { name: 'Clusters' }).click();
    await page.getByRole('link', { name: 'prod-us-2' }).first().click();
    await page.getByText('Both voices agree').waitFor();
    for (const one of fleetPages.filter(({ name }) => looked.includes(name))) {
      await show(page, one.path, one.words);
      await look(`legacy-${one.name}`);
    }

    const cluster = '/catalog/default/resource/prod-hub.prod-us-2';
    await show(page, cluster, 'prod-hub says: Successful');
    await page.getByRole('region', { name: 'Readiness' }).waitFor();
    await look('legacy-cluster-entity');

    await goTo(page, '/create/templates/default/scale-a-hub');
    await pick(page, 'Hub', 'prod-hub');
    await look('legacy-template-hub');
  },
  { expectedErrors: [notYetInTheCatalog, fromMaterialUi] },
);
