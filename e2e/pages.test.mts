import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import {
  type Theme,
  type FleetPage,
  browserTest,
  catalogKnows,
  faultsOfColour,
  fleetPages,
  leftInGerman,
  leave,
  moveToComplete,
  notYetInTheCatalog,
  quotesOn,
  seriousFaults,
  showIn,
  sidewaysScroll,
  signIn,
  sizes,
  speak,
  textsOf,
  untilComplete,
  usePortal,
} from './harness/index.mts';

const portal = usePortal();

/** Pages whose picture the documentation shows, as on a desk in the light. */
const pictured = new Map([
  ['clusters', 'clusters-list'],
  ['applicationset', 'applicationset-page'],
  ['hub', 'hub-page'],
  ['provisioning', 'provisioning-page'],
  ['recovery', 'recovery-page'],
  ['regions', 'recovery-regions'],
  ['rollouts', 'rollouts-list'],
  ['rollout', 'rollout-page'],
  ['domain', 'domain-card'],
]);

/** In this order each step changes one thing of the page as it stands. */
const looks: { theme: Theme; device: keyof typeof sizes }[] = [
  { theme: 'light', device: 'desk' },
  { theme: 'light', device: 'phone' },
  { theme: 'dark', device: 'phone' },
  { theme: 'dark', device: 'desk' },
];

/**
 * What axe calls serious, and a page that scrolls sideways. In the dark only
 * the colours are others than in the light.
 */
async function faultsOf(
  page: Page,
  name: string,
  theme: Theme,
): Promise<string[]> {
  const ask = theme === 'light' ? seriousFaults : faultsOfColour;
  const found = await ask(page);
  return [
    ...found.map(fault => `${name}: ${fault}`),
    ...(await sidewaysFault(page, name)),
  ];
}

async function sidewaysFault(page: Page, name: string): Promise<string[]> {
  const scrolled = await sidewaysScroll(page);
  return scrolled > 0 ? [`${name}: scrolls ${scrolled} px sideways`] : [];
}

/**
 * A part of a page in both themes, on a desk and on a phone. Backstage draws a
 * page from its beginning when the theme changes.
 *
 * @param draw - does what a reader does, and returns the part to look at
 */
async function faultsInEveryLook(
  page: Page,
  look: (name: string) => Promise<void>,
  what: string,
  draw: () => Promise<Locator>,
): Promise<string[]> {
  const faults: string[] = [];
  for (const theme of ['light', 'dark'] as Theme[]) {
    await page.setViewportSize(sizes.desk);
    await showIn(page, theme);
    const part = await draw();
    for (const [device, size] of Object.entries(sizes)) {
      const name = `${what}-${theme}-${device}`;
      await page.setViewportSize(size);
      await part.scrollIntoViewIfNeeded();
      await look(name);
      faults.push(...(await faultsOf(page, name, theme)));
    }
  }
  await page.setViewportSize(sizes.desk);
  return faults;
}

browserTest(
  'shows every page in both themes, on a desk and on a phone, with nothing that axe calls serious, and in German',
  portal,
  async ({ page, look, screenshot }) => {
    const quotes = quotesOn(page);
    await signIn(page, '/fleet');
    await catalogKnows(page, 'component/checkout-api');
    const faults: string[] = [];
    for (const one of fleetPages) {
      // Where little is drawn anew for it.
      await leave(page);
      await page.setViewportSize(sizes.desk);
      await showIn(page, 'light');
      await speak(page, 'en');
      await moveToComplete(page, one);
      const english = await textsOf(page);
      for (const { theme, device } of looks) {
        const name = `${one.name}-${theme}-${device}`;
        await page.setViewportSize(sizes[device]);
        await showIn(page, theme);
        // Backstage draws a page from its beginning when the theme changes.
        await untilComplete(page, one);
        await look(name);
        const picture = pictured.get(one.name);
        if (picture && theme === 'light' && device === 'desk') {
          await screenshot(picture);
        }
        faults.push(...(await faultsOf(page, name, theme)));
      }
      if (isForm(one)) continue;
      faults.push(
        ...(await leftInGerman(page, english, await quotes())).map(
          text => `${one.name} in German: ${text}`,
        ),
      );
      await look(`${one.name}-german`);
      await page.setViewportSize(sizes.phone);
      faults.push(...(await sidewaysFault(page, `${one.name}-german`)));
    }
    assert.deepEqual(faults, []);
  },
  { expectedErrors: [notYetInTheCatalog], timeout: 10 * 60_000 },
);

/** A form of the scaffolder says its fields itself, in the template's language. */
function isForm({ path }: FleetPage): boolean {
  return path.startsWith('/create');
}

browserTest(
  'says what another label would do, on a desk and on a phone',
  portal,
  async ({ page, look }) => {
    await signIn(page, '/fleet/applicationsets/prod-hub/argocd/payments-api');
    const panel = page.getByRole('region', { name: 'What if a label changed' });
    const change = async () => {
      await panel.getByRole('button', { name: /Choose a cluster/ }).click();
      await page.getByRole('option', { name: 'prod-us-3' }).click();
      await panel.getByText(/Change a label to see/).waitFor();
      await panel.getByRole('textbox', { name: 'Value of tier' }).fill('core');
      await panel.getByText('payments-api-prod-us-3').waitFor();
      return panel.getByText(/^This would add [1-9]/);
    };
    assert.deepEqual(
      await faultsInEveryLook(page, look, 'what-if', change),
      [],
    );
  },
);

browserTest(
  'draws resources as a graph, and says why an operation is not offered',
  portal,
  async ({ page, look }) => {
    await signIn(
      page,
      '/fleet/applications/prod-hub/argocd/checkout-api-prod-us-2',
    );
    const resources = page.getByRole('region', { name: /^Resources/ });
    const draw = async () => {
      await resources.getByRole('button', { name: 'Show as a graph' }).click();
      const drawn = resources.getByText('ReplicaSet').first();
      await drawn.waitFor();
      return drawn;
    };
    assert.deepEqual(await faultsInEveryLook(page, look, 'graph', draw), []);

    await page.goto('/fleet/clusters/prod-hub/prod-us-1');
    const operations = page.getByRole('button', { name: 'Operations' });
    await operations.click();
    await page
      .getByText(/^It is switched off: set fleet\.operations/)
      .waitFor();
    await look('cluster-operations');
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    const focused = page.locator(':focus');
    assert.equal(await focused.innerText(), await operations.innerText());
  },
);

browserTest(
  'downloads the configuration of a hub',
  portal,
  async ({ page }) => {
    await signIn(page, '/fleet/doctor');
    const button = page.getByRole('button', { name: 'Download configuration' });
    await button.first().waitFor({ timeout: 60_000 });
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 60_000 }),
      button.first().click(),
    ]);
    assert.match(download.suggestedFilename(), /hub/);
    assert.equal(await download.failure(), null);
  },
);

browserTest(
  'keeps filters under a name, and goes through the matrix by keyboard',
  portal,
  async ({ page }) => {
    await signIn(page, '/fleet/clusters?environment=staging');
    const views = page.getByRole('button', { name: 'Saved views' });
    await views.click();
    await page.getByRole('menuitem', { name: 'Save this view…' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Staging only');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const kept = page.getByRole('button', { name: 'Staging only' });
    await kept.waitFor();
    await page.goto('/fleet/clusters');
    await page.getByText('prod-us-1').first().waitFor();
    await views.click();
    await page.getByRole('menuitem', { name: 'Staging only' }).click();
    await page.waitForURL(/environment=staging/);
    await kept.click();
    await page.getByRole('menuitem', { name: /^Remove/ }).click();
    await views.waitFor();

    await page.goto('/fleet');
    const cell = page.getByRole('gridcell', {
      name: /^checkout-api on prod-us-2: Degraded/,
    });
    await cell.waitFor();
    await page.getByRole('button', { name: /Group/ }).click();
    await page.getByRole('option', { name: 'tier', exact: true }).click();
    await page.waitForURL(/group=label%3Atier/);
    await page.getByRole('columnheader', { name: /^batch 1/ }).waitFor();
    await views.click();
    await page.getByRole('menuitem', { name: 'prod, harm first' }).click();
    await page.waitForURL(/\/fleet\?env=prod$/);
    await page.getByRole('columnheader', { name: /^prod 7/ }).waitFor();
    await cell.focus();
    await page.keyboard.press('ArrowLeft');
    const focused = page.locator('[role="gridcell"]:focus');
    assert.match(
      (await focused.getAttribute('aria-label')) ?? '',
      /^checkout-api on prod-us-1/,
    );
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForURL(
      /applications\/prod-hub\/argocd\/checkout-api-prod-us-2/,
    );
  },
);

/** Counts the clicks of the mouse from the overview on, whatever they are on. */
async function countClicks(page: Page): Promise<() => number> {
  let clicks = 0;
  await page.exposeFunction('countClick', () => {
    clicks += 1;
  });
  await page.addInitScript(() => {
    const { countClick } = window as unknown as { countClick: () => void };
    window.addEventListener('click', () => countClick(), true);
  });
  return () => {
    const counted = clicks;
    clicks = 0;
    return counted;
  };
}

browserTest(
  'answers what a newcomer asks within two clicks',
  portal,
  async ({ page }) => {
    await signIn(page, '/fleet');
    await page.setViewportSize({ width: 1440, height: 1800 });
    const clicks = await countClicks(page);
    const grid = page.getByRole('grid');
    const begin = async () => {
      clicks();
      await page.goto('/fleet');
      await grid
        .getByRole('gridcell', { name: /^payments-api on prod-ap-1/ })
        .waitFor();
    };

    // Which clusters did not get the last release of payments-api?
    await begin();
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
    assert.equal(clicks(), 1);

    // Why is it not on prod-us-3? The cell says it to whoever points at it.
    await begin();
    const gap = grid.getByRole('gridcell', {
      name: /^payments-api on prod-us-3: Not placed/,
    });
    await gap.scrollIntoViewIfNeeded();
    await gap.hover();
    await page
      .getByText('tier is batch, the selector asks core or edge')
      .waitFor();
    assert.equal(clicks(), 0);

    // What does the dead spoke run?
    await begin();
    await page
      .getByRole('link', { name: 'Open cluster checks: prod-ap-2' })
      .click();
    await page.getByRole('link', { name: 'identity-prod-ap-2' }).waitFor();
    assert.equal(clicks(), 1);

    // Who owns the failing Application? It stands there; its page says it too.
    await begin();
    const failing = page
      .getByRole('listitem')
      .filter({ hasText: 'checkout-api is Degraded' });
    await failing.getByText('checkout', { exact: true }).waitFor();
    assert.equal(clicks(), 0);
    await failing.getByRole('link', { name: /Show what is degraded/ }).click();
    await page.getByRole('link', { name: 'checkout', exact: true }).waitFor();
    assert.equal(clicks(), 1);
  },
);
