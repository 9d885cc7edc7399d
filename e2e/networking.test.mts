import assert from 'node:assert/strict';
import {
  browserTest,
  fault,
  notYetInTheCatalog,
  seriousFaults,
  showIn,
  sidewaysScroll,
  signIn,
  sizes,
  usePortal,
} from './harness/index.mts';

const portal = usePortal();
const link = { cluster: 'prod-eu-1', other: 'prod-us-1' };

browserTest(
  'shows a link that is cut, what a cluster is reached by, and the link when it works again',
  portal,
  async ({ page, screenshot, look }, demo) => {
    await fault(demo, { kind: 'cut-link', ...link });
    await signIn(page, '/fleet/networking');
    const row = page.getByRole('row', { name: /^prod-eu-1 ↔ prod-us-1/ });
    await row.getByText('Down', { exact: true }).waitFor({ timeout: 60_000 });
    for (const theme of ['light', 'dark'] as const) {
      await showIn(page, theme);
      await look(`networking-${theme}`);
      assert.deepEqual(await seriousFaults(page), []);
    }
    await page.setViewportSize(sizes.phone);
    assert.equal(await sidewaysScroll(page), 0);
    await look('networking-phone');
    await page.setViewportSize(sizes.desk);
    await showIn(page, 'light');
    await screenshot('networking-page');

    await fault(demo, { kind: 'mend-link', ...link });
    await row.getByText('Works', { exact: true }).waitFor({ timeout: 120_000 });

    await row.getByRole('link', { name: 'prod-eu-1' }).click();
    await page.getByText('Half configured').waitFor();
    await page.getByText('shop.example.com', { exact: true }).first().waitFor();
  },
  { expectedErrors: [notYetInTheCatalog] },
);
