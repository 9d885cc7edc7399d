import type { Page } from 'playwright-core';

/** Opens an address of the portal and signs in as the person it was started for. */
export async function signIn(page: Page, path = '/'): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('link', { name: 'Settings' }).first().waitFor();
}
