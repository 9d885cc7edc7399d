import assert from 'node:assert/strict';
import {
  advance,
  advanceUntil,
  browserTest,
  fault,
  notYetInTheCatalog,
  onward,
  openTemplate,
  proposeAndMerge,
  registerSpoke,
  seriousFaults,
  showIn,
  sidewaysScroll,
  signIn,
  sizes,
  templateNotYetRead,
  usePortal,
} from './harness/index.mts';

const portal = usePortal({ config: ['e2e/quick-machines.yaml'] });
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

browserTest(
  'links two clusters by a template, from the form to the tunnel',
  portal,
  async ({ page, context, look }, demo) => {
    const clusters = ['stg-ap-1', 'test-eu-1'];
    await signIn(page, '/');
    await openTemplate(page, 'connect-clusters', {
      technology: 'submariner',
      clusters: clusters.map(cluster => ({ hub: 'nonprod-hub', cluster })),
    });
    await page
      .getByRole('textbox', { name: 'Addresses of the pods of stg-ap-1' })
      .waitFor();
    await look('connect-form-light');
    await onward(page);
    await onward(page);
    await page
      .getByText(/^Pods have 10\./)
      .nth(1)
      .waitFor();
    await look('connect-review-light');
    assert.deepEqual(await seriousFaults(page), []);
    await page.setViewportSize(sizes.phone);
    assert.equal(await sidewaysScroll(page), 0);
    await page.setViewportSize(sizes.desk);
    await proposeAndMerge(
      page,
      context,
      'This pull request will connect stg-ap-1 and test-eu-1 by Submariner',
    );

    // The hub applies what was merged before the operator can do their part.
    await advance(demo, 30_000);
    for (const cluster of clusters) await registerSpoke(demo, cluster);
    await page.goto('/fleet/networking');
    const row = page.getByRole('row', { name: /^test-eu-1 ↔ stg-ap-1/ });
    await advanceUntil(demo, row.getByText('Works', { exact: true }));
    await look('connect-linked-light');
  },
  { expectedErrors: [templateNotYetRead, notYetInTheCatalog] },
);
