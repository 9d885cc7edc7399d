import assert from 'node:assert/strict';
import {
  advance,
  advanceUntil,
  browserTest,
  proposeAndMerge,
  registerSpoke,
  seriousFaults,
  showIn,
  sidewaysScroll,
  signIn,
  sizes,
  usePortal,
} from './harness/index.mts';

const portal = usePortal();

browserTest(
  'provisions a cluster: form, pull request, machine by machine, and onboarded through Cluster API',
  portal,
  async ({ page, context, look }, demo) => {
    await signIn(page, '/fleet/provisioning');
    await page.getByRole('row', { name: /prod-ap-1/ }).waitFor();
    await page.getByRole('link', { name: 'Provision a cluster' }).click();
    await page.getByRole('button', { name: 'Choose a hub' }).click();
    await page.getByRole('option', { name: 'prod-hub', exact: true }).click();
    await page
      .getByRole('textbox', { name: 'Name', exact: true })
      .fill('prod-eu-3');
    await page.getByRole('textbox', { name: 'Kubernetes' }).fill('v1.36.1');
    await page.getByRole('button', { name: 'Choose an environment' }).click();
    await page.getByRole('option', { name: 'prod', exact: true }).click();
    await page.getByRole('button', { name: 'Next' }).click();
    await page
      .getByRole('textbox', { name: 'Region of AWS' })
      .fill('eu-west-1');
    await look('provision-form');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    const link = page.getByRole('link', { name: 'Pull request' });
    await link.waitFor({ timeout: 60_000 });
    const pullRequest = await context.newPage();
    await pullRequest.goto((await link.getAttribute('href')) ?? '');
    await pullRequest
      .getByText('provisioning/prod-hub/prod-eu-3.yaml')
      .first()
      .waitFor();
    const merge = pullRequest.getByRole('button', {
      name: 'Merge pull request',
    });
    await merge.click();
    await merge.waitFor({ state: 'detached' });
    await pullRequest.close();

    await page.goto('/fleet/provisioning');
    const row = page.getByRole('row', { name: /prod-eu-3/ });
    await row.getByText('Being made').waitFor({ timeout: 60_000 });
    await row.getByRole('link', { name: 'prod-eu-3' }).click();
    const making = page.getByText('Being made').first();
    await making.waitFor();
    await page.getByText('Running').or(page.getByText('Runs')).first().waitFor({
      timeout: 60_000,
    });
    await look('provisioning-under-way');
    await advance(demo, 120_000);
    const onboard = page.getByRole('link', { name: 'Onboard it' });
    await onboard.waitFor({ timeout: 60_000 });
    await look('provisioned-whole');
    await onboard.click();
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await name.waitFor();
    assert.equal(await name.inputValue(), 'prod-eu-3');
    assert.equal(
      await page.getByRole('textbox', { name: 'API server' }).inputValue(),
      'https://prod-eu-3.k8s.example.com:6443',
    );

    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText(/^Place services on it/).waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    const byClusterApi = page.getByRole('radio', { name: /^Cluster API, as/ });
    await byClusterApi.waitFor();
    assert.ok(await byClusterApi.isChecked());
    await look('onboard-by-cluster-api');
    await proposeAndMerge(
      page,
      context,
      'provisioning/prod-hub/prod-eu-3.bootstrap.yaml',
    );
    await page.getByText('Run these once it is merged').first().waitFor();

    await page.goto('/fleet/provisioning/prod-hub/clusters/prod-eu-3');
    await advanceUntil(demo, page.getByText(/put their tokens into Vault/));
    await page.getByText('prod-eu-3-argocd-manager').waitFor();
    await look('accounts-by-cluster-api');
    await page.setViewportSize(sizes.phone);
    assert.equal(await sidewaysScroll(page), 0);
    await look('provisioned-phone');
    await page.setViewportSize(sizes.desk);
    await showIn(page, 'dark');
    await look('provisioned-dark');
    assert.deepEqual(await seriousFaults(page), []);
    await showIn(page, 'light');
    await registerSpoke(demo, 'prod-eu-3');
    await advanceUntil(
      demo,
      page.getByRole('link', { name: 'prod-eu-3 / prod-hub' }),
    );

    await page.goto('/fleet/provisioning');
    await page.getByRole('row', { name: /prod-eu-3/ }).waitFor();
    await look('provisioning');
  },
);
