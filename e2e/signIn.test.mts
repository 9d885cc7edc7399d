import { browserTest, signIn, usePortal } from './harness/index.mts';

const portal = usePortal();

browserTest(
  'signs in and shows the catalog',
  portal,
  async ({ page, screenshot }) => {
    await signIn(page, '/catalog');
    await page
      .getByRole('heading', { name: /catalog/i })
      .first()
      .waitFor();
    await page
      .getByRole('button', { name: 'Create' })
      .or(page.getByRole('link', { name: 'Create' }))
      .first()
      .waitFor();
    await screenshot('catalog');
  },
);
