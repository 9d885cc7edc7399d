import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import {
  advance,
  browserTest,
  fault,
  merge,
  openPullRequest,
  seriousFaults,
  showIn,
  sidewaysScroll,
  signIn,
  sizes,
  usePortal,
} from './harness/index.mts';

const portal = usePortal({ config: ['e2e/three-waves.yaml'] });
const patience = { timeout: 60_000 };
const minutes = (count: number) => count * 60_000;

browserTest(
  'upgrades the fleet in three waves: one cluster is refused, one wave is stopped, closed by the portal, and resumed',
  portal,
  async ({ page, screenshot, look }, demo) => {
    await fault(demo, { kind: 'heal-all' });
    await signIn(page, '/fleet/upgrades');
    const staging = waveOf(page, 'staging');
    await staging
      .getByText(
        'networking.k8s.io/v1beta1 ipaddresses goes with 1.37: use networking.k8s.io/v1',
      )
      .waitFor(patience);
    await staging.getByText('Waits until test is upgraded').waitFor();
    await screenshot('upgrades-page');

    await propose(page, 'development');
    await mergeProposed(page);
    await advance(demo, 25_000);
    await shown(page, page.getByText('Machines of dev-eu-1'));
    await screenshot('upgrades-machines');
    await advance(demo, minutes(10));

    await propose(page, 'test');
    await mergeProposed(page);
    await advance(demo, 25_000);
    await shown(page, page.getByText('Machines of test-eu-1'));
    await advance(demo, minutes(10));

    await propose(page, 'staging');
    await fault(demo, { kind: 'strain', as: 'burn', target: 'test-eu-1' });
    await advance(demo, minutes(6));
    const stopped = page.getByText(
      'Stopped: an upgraded cluster was beyond its objective',
    );
    await shown(page, stopped);
    await page.getByText(/test-eu-1: Error rate .* at most 1 %/).waitFor();
    await shown(
      page,
      page.getByText(/^The portal closed the open pull requests of waves/),
    );
    for (const theme of ['light', 'dark'] as const) {
      await showIn(page, theme);
      await look(`upgrades-stopped-${theme}`);
      assert.deepEqual(await seriousFaults(page), []);
    }
    await showIn(page, 'light');
    await screenshot('upgrades-stopped');
    await page.setViewportSize(sizes.phone);
    assert.equal(await sidewaysScroll(page), 0);
    await look('upgrades-phone');
    await page.setViewportSize(sizes.desk);

    await page.getByRole('link', { name: 'The task' }).click();
    await page.getByText('1 pull request closed').first().waitFor(patience);

    await fault(demo, { kind: 'heal-strain', as: 'burn', target: 'test-eu-1' });
    await advance(demo, minutes(6));
    await resumeWhenWithin(page);
    await propose(page, 'staging');
    await mergeProposed(page);
    await advance(demo, 25_000);
    await shown(page, page.getByText(/^Machines of stg/));
    await advance(demo, minutes(10));
    await shown(page, waveOf(page, 'staging').getByText('1 of 3 upgraded'));
    await page.getByText('Stops before').waitFor();
    await look('upgrades-resumed');
  },
);

/** Looks at the page of upgrades, and again as a person who does not want to wait. */
async function shown(page: Page, what: Locator): Promise<void> {
  for (let tries = 11; tries > 0; tries -= 1) {
    await page.goto('/fleet/upgrades');
    const isThere = await what
      .first()
      .waitFor({ timeout: 5_000 })
      .then(
        () => true,
        () => false,
      );
    if (isThere) return;
  }
  await what.first().waitFor({ timeout: 5_000 });
}

function waveOf(page: Page, name: string) {
  return page.getByRole('region', { name, exact: true });
}

/** From the button of the wave to the end of the task. */
async function propose(page: Page, wave: string): Promise<void> {
  const upgrade = waveOf(page, wave).getByRole('link', {
    name: 'Upgrade',
    exact: true,
  });
  await shown(page, upgrade);
  await upgrade.click();
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('link', { name: 'Pull request' }).waitFor(patience);
}

async function mergeProposed(page: Page): Promise<void> {
  await merge(await openPullRequest(page, page.context()));
}

/** What the page shows as within its objective may be resumed a moment later. */
async function resumeWhenWithin(page: Page): Promise<void> {
  await shown(
    page,
    page
      .getByRole('row', { name: /test-eu-1/ })
      .getByText(/Error rate 0(\.\d+)? %/),
  );
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText(/Resumed by/).waitFor(patience);
}
