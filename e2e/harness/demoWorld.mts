import assert from 'node:assert/strict';
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
