import assert from 'node:assert/strict';
import {
  advance,
  browserTest,
  catalogKnows,
  fault,
  notYetInTheCatalog,
  signIn,
  usePortal,
} from './harness/index.mts';

const portal = usePortal();

browserTest(
  'shows a service on each cluster with one request, and follows what happens',
  portal,
  async ({ page, screenshot }, demo) => {
    await signIn(page, '/catalog');
    await catalogKnows(page, 'component/checkout-api');
    const card = page.getByText(/Applications on \d+ of \d+ clusters/);

    const asked: string[] = [];
    page.on('request', request => {
      const { pathname } = new URL(request.url());
      // What the card shows; the feed of changes goes on beside it.
      const feed = pathname === '/api/fleet/changes';
      if (pathname.startsWith('/api/fleet/') && !feed) asked.push(pathname);
    });
    await page.goto('/catalog/default/component/checkout-api');
    await card.waitFor();
    await page.getByText('prod-us-2').first().waitFor();
    // Asked again when the feed tells of a change, and nothing else is asked.
    assert.deepEqual(
      [...new Set(asked)],
      ['/api/fleet/entities/component/default/checkout-api/deployments'],
    );
    await screenshot('entity-card');

    await page.goto('/catalog/default/component/checkout-api/fleet');
    await page.getByText('exceeded its progress deadline').first().waitFor();
    await screenshot('entity-tab');

    // No reload: the open page follows the world.
    await page.goto('/catalog/default/component/cart/fleet');
    await page.getByText('Per cluster').waitFor();
    await fault(demo, { kind: 'break', cluster: 'prod-eu-1', service: 'cart' });
    await advance(demo, 300_000);
    await page.getByText('Degraded').first().waitFor({ timeout: 60_000 });
    await fault(demo, {
      kind: 'heal-service',
      cluster: 'prod-eu-1',
      service: 'cart',
    });
    await advance(demo, 60_000);
    await page
      .getByText('Degraded')
      .first()
      .waitFor({ state: 'detached', timeout: 60_000 });
  },
  { expectedErrors: [notYetInTheCatalog] },
);

browserTest(
  'gives a cluster of the catalog its card',
  portal,
  async ({ page, screenshot }) => {
    await signIn(page, '/catalog');
    await catalogKnows(page, 'resource/prod-hub.prod-us-2');
    await page
      .getByText('prod-hub says: Successful')
      .waitFor({ timeout: 60_000 });
    await screenshot('cluster-entity');
  },
  { expectedErrors: [notYetInTheCatalog] },
);
