import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Portal } from './portal.mts';

/** Throws a switch of the demo world; the bodies are in its README. */
export async function fault(
  { demoUrl }: Portal,
  body: Record<string, unknown>,
): Promise<void> {
  await post(`${demoUrl}/faults`, body);
}

/** Moves the world's clock forward. */
export async function advance(
  { demoUrl }: Portal,
  advanceMs: number,
): Promise<void> {
  await post(`${demoUrl}/clock`, { advanceMs });
}

/** Each step is long enough for a sync; what a merge begins may take several. */
const STEP_MS = 30_000;
const STEPS = 10;

/**
 * Steps the world's clock until the page shows what comes of it, or shows it no
 * more.
 */
export async function advanceUntil(
  portal: Portal,
  shown: Locator,
  state: 'visible' | 'detached' = 'visible',
): Promise<void> {
  for (let step = 0; step < STEPS; step++) {
    await advance(portal, STEP_MS);
    const holds = await shown
      .waitFor({ state, timeout: 3_000 })
      .then(() => true)
      .catch(() => false);
    if (holds) return;
  }
  await shown.waitFor({ state, timeout: 60_000 });
}

/** Plays the operator of a spoke whose onboarding pull request is merged. */
export async function registerSpoke(
  { demoUrl }: Portal,
  cluster: string,
): Promise<void> {
  await post(`${demoUrl}/spokes/${cluster}/register`, {});
}

async function post(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.ok(
    response.ok,
    `${url} answers ${response.status}: ${await response.text()}`,
  );
}
