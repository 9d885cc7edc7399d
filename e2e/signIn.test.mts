import { browserTest, signIn, usePortal } from './harness/index.mts';

const portal = usePortal();

browserTest(
  'signs in and shows the catalog',
  portal,
  async ({ page, look }) => {
    await signIn(page, '/catalog');
    await page.getByRole('heading', { name: 'Demo Catalog' }).waitFor();
    await look('catalog');
  },
);
