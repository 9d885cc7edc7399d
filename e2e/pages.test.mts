import assert from 'node:assert/strict';
import {
  type Theme,
  browserTest,
  catalogKnows,
  fleetPages,
  notYetInTheCatalog,
  openComplete,
  seriousFaults,
  showIn,
  sidewaysScroll,
  signIn,
  sizes,
  usePortal,
} from './harness/index.mts';

const portal = usePortal();

/** Pages whose picture the documentation shows, as on a desk in the light. */
const pictured = new Map([
  ['clusters', 'clusters-list'],
  ['applicationset', 'applicationset-page'],
  ['rollouts', 'rollouts-list'],
  ['rollout', 'rollout-page'],
  ['domain', 'domain-card'],
]);

const looks = (['light', 'dark'] as Theme[]).flatMap(theme =>
  Object.entries(sizes).map(([device, size]) => ({ theme, device, size })),
);

browserTest(
  'shows every page in both themes, on a desk and on a phone, with nothing that axe calls serious',
  portal,
  async ({ page, look, screenshot }) => {
    await signIn(page, '/fleet');
    await catalogKnows(page, 'component/checkout-api');
    const faults: string[] = [];
    for (const one of fleetPages) {
      await page.setViewportSize(sizes.desk);
      await openComplete(page, one);
      for (const { theme, device, size } of looks) {
        const name = `${one.name}-${theme}-${device}`;
        await page.setViewportSize(size);
        await showIn(page, theme);
        await look(name);
        const picture = pictured.get(one.name);
        if (picture && theme === 'light' && device === 'desk') {
          await screenshot(picture);
        }
        const found = await seriousFaults(page);
        faults.push(...found.map(fault => `${name}: ${fault}`));
        const scrolled = await sidewaysScroll(page);
        if (scrolled > 0) {
          faults.push(`${name}: scrolls ${scrolled} px sideways`);
        }
      }
    }
    assert.deepEqual(faults, []);
  },
  { expectedErrors: [notYetInTheCatalog] },
);

browserTest(
  'speaks German on every page of its own, and fits on a phone',
  portal,
  async ({ page, look }) => {
    await signIn(page, '/settings');
    await page.evaluate(() => localStorage.setItem('language', 'de'));
    const left: string[] = [];
    for (const { name, path } of fleetPages) {
      if (!path.startsWith('/fleet')) continue;
      await page.setViewportSize(sizes.desk);
      await page.goto(path);
      await page.getByText('Live', { exact: true }).first().waitFor();
      await look(`${name}-german`);
      await page.setViewportSize(sizes.phone);
      const scrolled = await sidewaysScroll(page);
      if (scrolled > 0) left.push(`${name}: scrolls ${scrolled} px sideways`);
    }
    assert.deepEqual(left, []);
  },
);

browserTest(
  'answers what a newcomer asks within two clicks',
  portal,
  async ({ page }) => {
    await signIn(page, '/fleet');
    await page.setViewportSize({ width: 1440, height: 1800 });
    const grid = page.getByRole('grid');
    await grid.waitFor();

    // Which clusters did not get the last release of payments-api? One click.
    await page.getByRole('button', { name: /Behind its environment/ }).click();
    const behind = grid.getByRole('gridcell', {
      name: /^payments-api on .* behind/,
    });
    await behind.first().waitFor();
    const names = await behind.evaluateAll(cells =>
      cells.map(cell => cell.getAttribute('aria-label') ?? ''),
    );
    assert.deepEqual(names.map(name => /on (\S+):/.exec(name)?.[1]).sort(), [
      'prod-ap-1',
      'prod-us-2',
    ]);
    await page.goto('/fleet');

    // Why is it not on prod-us-3? One click on the cell.
    await grid
      .getByRole('gridcell', { name: /^payments-api on prod-ap-1/ })
      .waitFor();
    const gap = grid.getByRole('gridcell', {
      name: /^payments-api on prod-us-3: Not placed/,
    });
    await gap.scrollIntoViewIfNeeded();
    await gap.hover();
    await page
      .getByText('tier is batch, the selector asks core or edge')
      .waitFor();
    await page.goto('/fleet');

    // What does the dead spoke run? One click.
    await page
      .getByRole('link', { name: 'Open cluster checks: prod-ap-2' })
      .click();
    await page.getByRole('link', { name: 'identity-prod-ap-2' }).waitFor();
    await page.goto('/fleet');

    // Who owns the failing Application? It stands there; the page says it too.
    const failing = page
      .getByRole('listitem')
      .filter({ hasText: 'checkout-api is Degraded' });
    await failing.getByText('checkout', { exact: true }).waitFor();
    await failing.getByRole('link', { name: /Show what is degraded/ }).click();
    await page.getByRole('link', { name: 'checkout', exact: true }).waitFor();
  },
);
