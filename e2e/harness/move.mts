import type { Page } from 'playwright-core';

/** Below the fleet's own addresses, with nothing to read and little to draw. */
const nowhere = '/fleet/nowhere';
const nothingHere =
  /^(The fleet has no page at|Die Fleet hat keine Seite unter) /;

/**
 * Leaves the page that is open: what it showed cannot pass for the next one,
 * and another theme or language draws next to nothing anew.
 */
export async function leave(page: Page): Promise<void> {
  await follow(page, nowhere);
  await page.getByText(nothingHere).waitFor();
}

/**
 * Opens an address of the portal as a link does: an app that is loaded is not
 * loaded again, which takes several times as long as to draw a page.
 */
export async function moveTo(page: Page, path: string): Promise<void> {
  await leave(page);
  await follow(page, path);
}

function follow(page: Page, path: string): Promise<void> {
  return page.evaluate(to => {
    window.history.pushState(null, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}
