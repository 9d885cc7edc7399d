import type { Page } from 'playwright-core';

export type Theme = 'light' | 'dark';

/** Follows the system's theme, as the portal does unless a person chose one. */
export async function showIn(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.locator(`[data-theme-mode="${theme}"]`).first().waitFor();
}

/** A screen on a desk, and a phone held upright; CSS pixels. */
export const sizes = {
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;

/**
 * How many pixels the page itself scrolls sideways once it has had the time to
 * follow a new size: nothing, on any screen. A wide table scrolls inside of its
 * card.
 */
export async function sidewaysScroll(page: Page): Promise<number> {
  await page
    .waitForFunction(
      () => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth <= clientWidth;
      },
      undefined,
      { timeout: 3_000 },
    )
    .catch(() => undefined);
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}
