import type { Page } from 'playwright-core';

/** What the browser says of a page that {@link catalogKnows} tried too early. */
export const notYetInTheCatalog = /404 .*\/api\/catalog\/entities\/by-name/;

/**
 * Opens the page of an entity (`kind/name` in the default namespace) as soon as
 * the catalog knows it.
 */
export async function catalogKnows(page: Page, entity: string): Promise<void> {
  const unknown = page.getByText('Entity not found');
  const known = page.getByText('Relations', { exact: true });
  for (let tries = 0; tries < 100; tries++) {
    await page.goto(`/catalog/default/${entity}`);
    await unknown.or(known).first().waitFor({ timeout: 30_000 });
    if (await known.isVisible()) return;
  }
  throw new Error(`The catalog does not learn of ${entity}.`);
}
