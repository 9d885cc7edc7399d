import type { Page, Route } from 'playwright-core';

const API = /\/api\/fleet\//;

/**
 * Lets the portal answer every question about the fleet with an error, at once
 * and whatever it answered until then.
 */
export async function refuse(page: Page, status: number): Promise<void> {
  const name = status === 403 ? 'NotAllowedError' : 'InternalError';
  await page.route(API, route =>
    route.fulfill({
      status,
      json: {
        error: { name, message: `${name} of the test` },
        response: { statusCode: status },
      },
    }),
  );
}

/** Lets the portal answer as it does, once `change` has been at the answer. */
export async function alterAnswers(
  page: Page,
  change: (answer: unknown, path: string) => unknown,
): Promise<void> {
  await page.route(API, async (route: Route) => {
    // The portal may close a connection in the moment in which it is used again.
    const response = await route
      .fetch({ maxRetries: 3 })
      .catch(() => undefined);
    if (!response) {
      await route.abort();
      return;
    }
    const type = response.headers()['content-type'] ?? '';
    if (!type.includes('json')) {
      await route.fulfill({ response });
      return;
    }
    const { pathname } = new URL(route.request().url());
    await route.fulfill({
      response,
      json: change(await response.json(), pathname),
    });
  });
}

/** The portal answers for itself again. */
export async function answerAgain(page: Page): Promise<void> {
  await page.unroute(API);
}

/**
 * An answer with every text changed that a hub, a spoke or Git wrote; what the
 * page counts, compares and links by stays, or there would be no page.
 */
export function withTexts(
  answer: unknown,
  change: (text: string, key: string) => string,
  key = '',
): unknown {
  if (Array.isArray(answer)) {
    return answer.map(one => withTexts(one, change, key));
  }
  if (typeof answer === 'object' && answer !== null) {
    return Object.fromEntries(
      Object.entries(answer).map(([name, value]) => [
        name,
        withTexts(value, change, name),
      ]),
    );
  }
  return typeof answer === 'string' ? change(answer, key) : answer;
}
