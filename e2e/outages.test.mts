import assert from 'node:assert/strict';
import { browserTest, fault, signIn, usePortal } from './harness/index.mts';

/** The same as a real installation has, only quicker, so that a test need not wait a minute. */
const portal = usePortal({ config: ['e2e/quick-outages.yaml'] });

browserTest(
  'says on one page which version is where, and that a dead spoke is dead',
  portal,
  async ({ page, screenshot }) => {
    await signIn(page, '/fleet');
    await page
      .getByText('does not answer, although prod-hub reports Successful')
      .waitFor({ timeout: 60_000 });
    await page.getByRole('grid').waitFor();
    // Tall enough for a picture of the matrix as well.
    await page.setViewportSize({ width: 1440, height: 1800 });
    await page
      .getByRole('gridcell', { name: /^identity on/ })
      .first()
      .waitFor();
    // The owners come from the catalog, which starts beside the portal.
    for (const owner of ['checkout', 'data', 'storefront']) {
      await page
        .getByText(owner, { exact: true })
        .first()
        .waitFor({ timeout: 90_000 });
    }
    await screenshot('fleet-overview');
    await page.setViewportSize({ width: 1440, height: 1100 });

    await page.getByRole('link', { name: 'Open cluster checks' }).click();
    await page.getByText('The voices disagree; we believe the probe').waitFor();
    await page.getByText('Show as a table').first().waitFor();
    await page
      .locator('.bui-Skeleton')
      .first()
      .waitFor({ state: 'detached', timeout: 60_000 });
    await screenshot('cluster-page');
  },
);

browserTest(
  'shows a silent hub with age and reason, and leaves the other one alone',
  portal,
  async ({ page, screenshot }, demo) => {
    await signIn(page, '/fleet');
    const green = page.getByRole('gridcell', { name: /on dev-eu-1: Healthy/ });
    await green.first().waitFor();
    await fault(demo, { kind: 'kill', hub: 'nonprod-hub' });
    await page
      .getByRole('gridcell', { name: /on dev-eu-1: Not heard/ })
      .first()
      .waitFor({ timeout: 60_000 });
    assert.equal(await green.count(), 0, 'nothing of a silent hub is green');
    await page
      .getByText(/refuses the connection/)
      .first()
      .waitFor();
    await page
      .getByRole('gridcell', { name: /on prod-eu-1: Healthy/ })
      .first()
      .waitFor();
    await screenshot('hub-silent');

    await fault(demo, { kind: 'heal', hub: 'nonprod-hub' });
    await green.first().waitFor({ timeout: 90_000 });
  },
);

browserTest(
  'calls a black-holed spoke unreachable within half a minute, while its hub says Successful',
  portal,
  async ({ page, screenshot }, demo) => {
    await signIn(page, '/fleet/clusters/prod-hub/prod-eu-1');
    await page.getByText('Both voices agree').waitFor({ timeout: 60_000 });
    await fault(demo, { kind: 'black-hole', cluster: 'prod-eu-1' });
    await page
      .getByText('The voices disagree; we believe the probe')
      .waitFor({ timeout: 35_000 });
    await page.getByText('prod-hub says: Successful').waitFor();
    await page.getByText('Our probe says: unreachable').waitFor();
    await screenshot('spoke-black-holed');
    await fault(demo, { kind: 'heal', cluster: 'prod-eu-1' });
    await page.getByText('Both voices agree').waitFor({ timeout: 60_000 });
  },
);
