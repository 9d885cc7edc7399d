import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type TestOptions, test } from 'node:test';
import { type Browser, openBrowser } from './browser.mts';
import { outDir, root } from './folders.mts';
import type { Portal } from './portal.mts';

const DEADLINE_MS = 5 * 60_000;

/**
 * A test in a fresh browser. It fails when a page writes an error to the
 * console, unless it matches one of `expectedErrors`; when it fails, a picture
 * and the text of the page are in e2e/out.
 */
export function browserTest(
  name: string,
  portal: () => Portal,
  body: (browser: Browser, portal: Portal) => Promise<void>,
  options: TestOptions & { expectedErrors?: RegExp[] } = {},
): void {
  const { expectedErrors = [], ...testOptions } = options;
  test(
    name,
    { timeout: DEADLINE_MS, ...testOptions },
    async ({ filePath = '' }) => {
      const browser = await openBrowser(portal().url);
      try {
        await body(browser, portal());
        const unexpected = browser.errors.filter(
          error => !expectedErrors.some(pattern => pattern.test(error)),
        );
        assert.deepEqual(
          unexpected,
          [],
          'errors in the console of the browser',
        );
      } catch (error) {
        // By this line a patient run knows which files to run once more.
        console.log(`Failed in ${relative(root, filePath)}`);
        await keepEvidence(name, browser);
        throw error;
      } finally {
        await browser.close();
      }
    },
  );
}

async function keepEvidence(name: string, browser: Browser): Promise<void> {
  const file = join(outDir, `failed-${name.replace(/[^a-z0-9]+/gi, '-')}`);
  await browser.page.screenshot({ path: `${file}.png` });
  const text = await browser.page.locator('body').innerText();
  writeFileSync(
    `${file}.txt`,
    [browser.page.url(), text, ...browser.errors].join('\n\n'),
  );
}
