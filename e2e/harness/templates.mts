import assert from 'node:assert/strict';
import type { BrowserContext, Locator, Page } from 'playwright-core';

/** What the browser says of a template that {@link openTemplate} tried too early. */
export const templateNotYetRead =
  /404 .*\/api\/(scaffolder\/v2\/templates|catalog\/entities\/by-name\/template)\//;

/** How the task of a template ended, by the heading of what it says first. */
export type Outcome = 'Proposed' | 'Proposed already' | 'Nothing to change';

const onwardButton = (page: Page) =>
  page.getByRole('button', { name: /^(Next|Review)$/ });

const createButton = (page: Page) =>
  page.getByRole('button', { name: 'Create', exact: true });

/**
 * Opens the form of a template with values that its address brings, as the
 * links of the fleet pages do. A portal that has just started may not have read
 * its templates yet.
 *
 * @param open - loads the address anew, unless it is told otherwise: no form
 *   remembers then what the fleet was before
 */
export async function openTemplate(
  page: Page,
  name: string,
  values: object = {},
  open: (page: Page, path: string) => Promise<unknown> = (one, path) =>
    one.goto(path),
): Promise<void> {
  const formData = encodeURIComponent(JSON.stringify(values));
  const onward = onwardButton(page);
  const unknown = page.getByText(/^Failed to load template/);
  do {
    await open(page, `/create/templates/default/${name}?formData=${formData}`);
    await onward.or(unknown).first().waitFor();
  } while (await unknown.isVisible());
}

/** Longer than any step takes to be checked. */
const STEP_MS = 10_000;

/**
 * Goes to the next step of the form. A click that falls into the moment in which
 * the form is drawn anew, as after the window took another size, is lost: who
 * sees that nothing comes of it clicks once more.
 */
export async function onward(page: Page): Promise<void> {
  const step = page.locator('.MuiStepLabel-label.MuiStepLabel-active');
  const before = await step.innerText();
  const next = step.filter({ hasNotText: before });
  await onwardButton(page).click();
  try {
    await next.waitFor({ timeout: STEP_MS });
  } catch {
    console.log(`The step "${before}" stayed; Next is clicked once more.`);
    await onwardButton(page).click();
    await next.waitFor();
  }
}

/** Chooses in a list that opens. */
export async function pick(
  page: Page | Locator,
  field: string,
  option: string | RegExp,
): Promise<void> {
  const top = 'page' in page ? page.page() : page;
  await page.getByRole('button', { name: new RegExp(`${field}$`) }).click();
  await top.getByRole('option', { name: option, exact: true }).first().click();
  await top.getByRole('listbox').waitFor({ state: 'hidden' });
}

/** Types into a field; `exact` names, since one may be the beginning of another. */
export async function type(
  page: Page,
  field: string,
  text: string,
): Promise<void> {
  await page.getByRole('textbox', { name: field, exact: true }).fill(text);
}

/** Goes through what is left of the form, starts the task, and waits for its end. */
export async function runTask(page: Page): Promise<Outcome> {
  const proposed = page.getByRole('link', { name: 'Pull request' });
  const already = page.getByText('Proposed already', { exact: true }).first();
  const nothing = page.getByText('Nothing to change', { exact: true }).first();
  await startTask(page);
  await proposed.or(already).or(nothing).first().waitFor({ timeout: 60_000 });
  if (await already.isVisible()) return 'Proposed already';
  return (await nothing.isVisible()) ? 'Nothing to change' : 'Proposed';
}

/** As {@link runTask}, and does not wait. */
export async function startTask(page: Page): Promise<void> {
  while (!(await createButton(page).isVisible())) await onward(page);
  await createButton(page).click();
}

/** Opens the pull request that the task on the page ended at. */
export async function openPullRequest(
  page: Page,
  context: BrowserContext,
): Promise<Page> {
  const link = page.getByRole('link', { name: 'Pull request' });
  const address = await link.getAttribute('href');
  assert.ok(address, 'the task has a pull request');
  const pullRequest = await context.newPage();
  await pullRequest.goto(address);
  return pullRequest;
}

/** Merges it as a reviewer does, and closes its page. */
export async function merge(pullRequest: Page): Promise<void> {
  const button = pullRequest.getByRole('button', {
    name: 'Merge pull request',
  });
  await button.click();
  await button.waitFor({ state: 'detached' });
  await pullRequest.getByText('Merged', { exact: true }).first().waitFor();
  await pullRequest.close();
}

/** Runs the filled form, reads what the pull request says, and merges it. */
export async function proposeAndMerge(
  page: Page,
  context: BrowserContext,
  words: string | RegExp,
): Promise<void> {
  assert.equal(await runTask(page), 'Proposed');
  const pullRequest = await openPullRequest(page, context);
  await pullRequest.getByText(words).first().waitFor();
  await merge(pullRequest);
}
