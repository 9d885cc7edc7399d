import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import {
  answerAgain,
  browserTest,
  catalogKnows,
  faultsOfColour,
  moveTo,
  notYetInTheCatalog,
  onward,
  openTemplate,
  refuse,
  seriousFaults,
  showIn,
  sidewaysScroll,
  signIn,
  sizes,
  templateForms,
  templateNotYetRead,
  type,
  usePortal,
} from './harness/index.mts';

const portal = usePortal();

/** Backstage draws a form from its beginning when the theme changes; its measures stay. */
const looks = [
  { theme: 'light', devices: ['desk', 'phone'], faultsOf: seriousFaults },
  { theme: 'dark', devices: ['desk'], faultsOf: faultsOfColour },
] as const;

for (const { theme, devices, faultsOf } of looks) {
  browserTest(
    `shows each step of each template in the ${theme}, on a ${devices.join(
      ' and a ',
    )}, with nothing that axe calls serious`,
    portal,
    async ({ page, look }) => {
      await signIn(page, '/create');
      await catalogKnows(page, 'group/checkout');
      await showIn(page, theme);
      const faults: string[] = [];
      for (const [name, values] of Object.entries(templateForms)) {
        await openTemplate(page, name, values, moveTo);
        for (let step = 1; ; step++) {
          await untilDrawn(page);
          for (const device of devices) {
            await page.setViewportSize(sizes[device]);
            const what = `form-${name}-${step}-${theme}-${device}`;
            await look(what);
            faults.push(
              ...(await pastTheEdge(page)).map(fault => `${what}: ${fault}`),
            );
          }
          faults.push(
            ...(await faultsOf(page)).map(
              fault => `${name}, step ${step}: ${fault}`,
            ),
          );
          await page.setViewportSize(sizes.desk);
          if (await isLastStep(page)) break;
          await onward(page);
        }
      }
      assert.deepEqual(faults, []);
    },
    {
      expectedErrors: [templateNotYetRead, notYetInTheCatalog],
      timeout: 10 * 60_000,
    },
  );
}

browserTest(
  'keeps what was typed while the fleet cannot be read, and while a field is refused',
  portal,
  async ({ page, look }) => {
    const folders = readdirSync('templates', { withFileTypes: true });
    assert.deepEqual(
      Object.keys(templateForms).sort(),
      folders.flatMap(one => (one.isDirectory() ? one.name : [])).sort(),
      'every template is looked at',
    );
    await signIn(page, '/create');
    await refuse(page, 500);
    await openTemplate(page, 'onboard-a-spoke');
    await type(page, 'Name', 'Prod EU 3');
    const trouble = page.getByText('The hubs could not be read');
    await trouble.waitFor();
    await look('form-without-the-fleet');
    await answerAgain(page);
    await page.getByRole('button', { name: 'Try again' }).click();
    await trouble.waitFor({ state: 'detached' });

    await type(page, 'API server', 'http://insecure.example.com');
    await page.getByRole('button', { name: 'Next' }).click();
    await page
      .getByText(/'API server' must be an https address/)
      .first()
      .waitFor();
    await look('form-refused');
    assert.deepEqual(await typed(page), {
      Name: 'Prod EU 3',
      'API server': 'http://insecure.example.com',
    });
    await page.getByRole('button', { name: /prod-eu-3/ }).click();
    assert.equal((await typed(page)).Name, 'prod-eu-3');
  },
  { expectedErrors: [/500/, /Form validation failed/, templateNotYetRead] },
);

async function typed(page: Page) {
  const valueOf = (name: string) =>
    page.getByRole('textbox', { name, exact: true }).inputValue();
  return {
    Name: await valueOf('Name'),
    'API server': await valueOf('API server'),
  };
}

function isLastStep(page: Page): Promise<boolean> {
  return page.getByRole('button', { name: 'Create', exact: true }).isVisible();
}

/** Waits until the fields of the step have what they read of the fleet. */
async function untilDrawn(page: Page): Promise<void> {
  for (const waiting of [
    page.getByRole('progressbar'),
    page.locator('form.rjsf .bui-Skeleton'),
  ]) {
    await waiting.first().waitFor({ state: 'detached' });
  }
}

/** What stands past the right edge of the page, or of its form. */
async function pastTheEdge(page: Page): Promise<string[]> {
  const scrolled = await sidewaysScroll(page);
  const wide = await page
    .locator('form.rjsf, article table')
    .evaluateAll(parts =>
      parts.flatMap(part => {
        const past = Math.max(
          part.scrollWidth - part.clientWidth,
          Math.round(part.getBoundingClientRect().right) - window.innerWidth,
        );
        return past > 1 ? [`${part.tagName} is ${past} px too wide`] : [];
      }),
    );
  return scrolled > 0 ? [`scrolls ${scrolled} px sideways`, ...wide] : wide;
}
