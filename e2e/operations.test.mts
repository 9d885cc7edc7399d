import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import {
  advanceUntil,
  browserTest,
  fault,
  leftInGerman,
  quotesOn,
  seriousFaults,
  showIn,
  sidewaysScroll,
  signIn,
  sizes,
  speak,
  textsOf,
  usePortal,
} from './harness/index.mts';

const portal = usePortal({ config: ['e2e/operations.yaml'] });

const drifted = '/fleet/applications/prod-hub/argocd/edge-gateway-prod-eu-1';

/** Opens the dialog of an operation, by its name in the language of the page. */
async function openDialog(page: Page, operation: string, menu = 'Operations') {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menuitem', { name: operation, exact: true }).click();
  await page.getByRole('menu').waitFor({ state: 'hidden' });
  const dialog = page.locator('section[role="dialog"]');
  await dialog.waitFor();
  return dialog;
}

browserTest(
  'follows a dry run and a roll back to their end, and keeps what was chosen',
  portal,
  async ({ page, look, screenshot }, demo) => {
    await signIn(page, drifted);
    await page.getByText('Git (asked for)').first().waitFor();
    const dialog = await openDialog(page, 'Sync');
    await dialog.getByText(/^It changes 2 resources/).waitFor();
    await look('dialog-sync');
    const dryRun = dialog.getByRole('checkbox', { name: /^Dry run/ });
    await dialog.getByText(/^Dry run/).click();
    await dialog.getByText(/^ConfigMap edge-gateway/).click();
    await dialog.getByRole('button', { name: 'Try it' }).click();
    const tried = dialog.getByRole('list', {
      name: 'What the dry run says of each resource',
    });
    await advanceUntil(demo, tried);
    await dialog.getByText('The dry run succeeded.').waitFor();
    await tried.getByText(/configmap\/edge-gateway-config/).waitFor();
    await screenshot('dry-run');
    await page.getByText('Drift', { exact: true }).first().waitFor();
    await dialog.getByRole('button', { name: 'Back to the choices' }).click();
    assert.ok(await dryRun.isChecked(), 'what was chosen is kept');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    await openDialog(page, 'Roll back');
    await dialog.getByText('Git does not change').waitFor();
    await look('dialog-rollback');
    await dialog.getByRole('button', { name: 'Roll back' }).click();
    await advanceUntil(demo, dialog.getByText('Done: the hub applied it.'));
    await look('dialog-rolled-back');
    await dialog.getByRole('button', { name: 'Close' }).last().click();

    await openDialog(page, 'Refresh');
    await fault(demo, { kind: 'kill', hub: 'prod-hub' });
    await dialog.getByRole('button', { name: 'Refresh' }).click();
    await dialog.getByRole('status').waitFor();
    await look('dialog-refused');
    await fault(demo, { kind: 'heal', hub: 'prod-hub' });
    await page.keyboard.press('Escape');
    await page.getByText('Git (asked for)').first().waitFor();
  },
  { expectedErrors: [/the server responded with a status of (409|50[234])/] },
);

browserTest(
  'says in both languages, in any look, what an operation will do',
  portal,
  async ({ page, look }) => {
    const quotes = quotesOn(page);
    await signIn(page, drifted);
    // What could not be read while the hub was gone is asked for again by itself.
    await page.getByText('Git (asked for)').first().waitFor();
    const faults: string[] = [];
    const operations = [
      ['Refresh', 'Refresh'],
      ['Sync', 'Sync'],
      ['Roll back', 'Rollback'],
    ] as const;
    for (const [operation, german] of operations) {
      const dialog = await openDialog(page, operation);
      const english = await textsOf(page);
      faults.push(
        ...(await leftInGerman(page, english, await quotes(), () =>
          openDialog(page, german, 'Operationen'),
        )),
      );
      await look(`dialog-${operation}-german`);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await speak(page, 'en');
    }
    await page.setViewportSize(sizes.phone);
    await showIn(page, 'dark');
    for (const [operation] of operations) {
      const dialog = await openDialog(page, operation);
      await look(`dialog-${operation}-phone-dark`);
      faults.push(...(await seriousFaults(page)));
      assert.equal(await sidewaysScroll(page), 0, operation);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    assert.deepEqual(faults, []);
  },
);
