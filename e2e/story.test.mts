import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';
import {
  advance,
  browserTest,
  catalogKnows,
  notYetInTheCatalog,
  registerSpoke,
  signIn,
  usePortal,
} from './harness/index.mts';

const portal = usePortal({ config: ['e2e/quick-machines.yaml'] });

const matched = [
  'dev-eu-1',
  'test-eu-1',
  'stg-eu-1',
  'stg-us-1',
  'prod-ap-1',
  'prod-eu-1',
  'prod-us-1',
  'prod-us-2',
];

async function next(page: Page, step: string): Promise<void> {
  await page.getByRole('button', { name: 'Next' }).click();
  await page
    .getByRole('heading', { name: step })
    .or(page.getByText(step))
    .first()
    .waitFor();
}

/**
 * Picks by typing. A list that is drawn anew at that moment, because the form
 * was, takes no choice: then it is opened once more.
 */
async function choose(page: Page, field: string, option: string) {
  const box = page.getByRole('combobox', { name: field });
  for (let tries = 0; tries < 10; tries++) {
    await box.fill('');
    await box.fill(option);
    await page.getByRole('option', { name: option }).waitFor();
    await box.press('ArrowDown');
    await box.press('Enter');
    const chosen = await page
      .getByRole('listbox')
      .waitFor({ state: 'hidden', timeout: 3_000 })
      .then(() => true)
      .catch(() => false);
    if (chosen && (await box.inputValue()) === option) return;
  }
  throw new Error(`${field} does not keep ${option}.`);
}

/** Runs the filled template and opens the pull request that it made. */
async function createPullRequest(
  page: Page,
  context: BrowserContext,
): Promise<Page> {
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const link = page.getByRole('link', { name: 'Pull request' });
  await link.waitFor({ timeout: 60_000 });
  const pullRequest = await context.newPage();
  await pullRequest.goto((await link.getAttribute('href')) ?? '');
  return pullRequest;
}

async function merge(pullRequest: Page): Promise<void> {
  const button = pullRequest.getByRole('button', {
    name: 'Merge pull request',
  });
  await button.click();
  await button.waitFor({ state: 'detached' });
  await pullRequest.getByText('Merged', { exact: true }).first().waitFor();
}

/** Waits for the new service's cell of each cluster, without a reload. */
async function seenOn(
  page: Page,
  clusters: readonly string[],
  words: string,
  timeout: number,
): Promise<void> {
  for (const cluster of clusters) {
    await page
      .getByRole('gridcell', {
        name: new RegExp(`^loyalty-points on ${cluster}${words}`),
      })
      .waitFor({ timeout });
  }
}

browserTest(
  'puts a service on the fleet: form, pull request, merge, Healthy everywhere',
  portal,
  async ({ page, context, screenshot, look }, demo) => {
    await signIn(page, '/fleet');
    // The form asks for the groups once, when it opens.
    await catalogKnows(page, 'group/checkout');
    await page.goto('/fleet');
    await page
      .getByRole('link', { name: 'Put a service on the fleet' })
      .click();

    await page.getByRole('textbox', { name: 'Name' }).fill('loyalty-points');
    await choose(page, 'Owner', 'Checkout');
    await page.getByRole('button', { name: 'Next' }).click();

    await page.getByRole('button', { name: 'Add a condition' }).click();
    const condition = page.getByRole('group', { name: 'Condition 1' });
    await condition.getByRole('button', { name: /Label/ }).click();
    await page.getByRole('option', { name: 'tier' }).click();
    await condition.getByRole('button', { name: /Values/ }).click();
    await page.getByRole('option', { name: 'core' }).click();
    await page.keyboard.press('Escape');

    await page.getByText('8 clusters matched').waitFor();
    const rows = page.getByRole('list', { name: 'Matched clusters' });
    for (const cluster of matched) {
      await rows.getByText(cluster, { exact: true }).waitFor();
    }
    await page.getByText('tier is batch, the selector asks core').waitFor();

    await page.getByRole('button', { name: /AppProject/ }).click();
    await page.getByRole('option', { name: 'checkout' }).click();
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
    const namespace = page.getByRole('textbox', { name: 'Namespace' });
    await namespace.fill('Loyalty_Points');
    await page.getByText(/is not a DNS-1123 label/).waitFor();
    await namespace.fill('loyalty-points');
    await page.getByText('new Application loyalty-points-prod-eu-1').waitFor();
    await page.getByText('Which clusters?').scrollIntoViewIfNeeded();
    await screenshot('template-preview');

    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Everywhere (values.yaml)').first().waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText(/^Sync by itself/).waitFor();
    await next(page, 'This pull request will add 8 Applications on 8 clusters');
    await page
      .getByText('apps/loyalty-points/applicationset-prod-hub.yaml')
      .waitFor();

    const pullRequest = await createPullRequest(page, context);
    await pullRequest
      .getByText(
        'This pull request will add 8 Applications on 8 clusters, change 0, remove 0',
      )
      .waitFor();
    await screenshot('pull-request');

    // The fleet page is open while the pull request is merged, and not reloaded.
    await page.goto('/fleet?q=loyalty-points');
    await page
      .getByText('Nothing matches these filters.')
      .or(page.getByRole('grid'))
      .first()
      .waitFor();
    await merge(pullRequest);
    await pullRequest.close();
    // The hubs read Git in their own time; only then is there something to await.
    await seenOn(page, matched, '', 60_000);
    await advance(demo, 120_000);
    await seenOn(page, matched, ': Healthy', 30_000);
    await screenshot('rollout-finished');

    await catalogKnows(page, 'component/loyalty-points');
    await page
      .getByText('8 Applications on 8 of 16 clusters')
      .waitFor({ timeout: 60_000 });
    await look('service-arrived');
  },
  { expectedErrors: [notYetInTheCatalog] },
);

browserTest(
  'onboards a spoke: form, pull request, operator, and the cluster is on the hub',
  portal,
  async ({ page, context, screenshot }, demo) => {
    await signIn(page, '/fleet');
    await page.getByRole('link', { name: 'Onboard a cluster' }).click();
    await page.getByRole('button', { name: 'Choose a hub' }).click();
    await page.getByRole('option', { name: 'prod-hub', exact: true }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('prod-eu-3');
    await page
      .getByRole('textbox', { name: 'API server' })
      .fill('https://prod-eu-3.k8s.example.com:6443');
    await page.getByRole('button', { name: 'Next' }).click();

    for (const [field, value] of [
      ['Choose an environment', 'prod'],
      ['Choose a value of region', 'eu-west-1'],
      ['Choose a value of tier', 'core'],
    ] as const) {
      await page.getByRole('button', { name: field }).click();
      await page.getByRole('option', { name: value, exact: true }).click();
      await page.getByRole('listbox').waitFor({ state: 'hidden' });
    }
    await page.getByText(/^Place services on it/).click();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('What the hub may do on the cluster').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Kyverno, with the baseline policies').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('No part is chosen').waitFor();

    const pullRequest = await createPullRequest(page, context);
    await pullRequest
      .getByText('clusters/prod-hub/prod-eu-3.yaml')
      .first()
      .waitFor();
    await pullRequest
      .getByText(/vault kv p(ut|atch)/)
      .first()
      .waitFor();
    await screenshot('onboarding-pull-request');
    const text = await pullRequest.locator('body').innerText();
    assert.doesNotMatch(text, /eyJ[\w-]{10,}/, 'no token is in a pull request');
    await merge(pullRequest);
    await pullRequest.close();

    await page.goto('/fleet/clusters');
    // The hub applies what was merged before the operator can do their part.
    await advance(demo, 30_000);
    await registerSpoke(demo, 'prod-eu-3');
    await advance(demo, 60_000);
    await page.getByRole('link', { name: 'prod-eu-3' }).click();
    await page.getByText('Both voices agree').waitFor({ timeout: 60_000 });
    await screenshot('onboarded-cluster');
  },
);
