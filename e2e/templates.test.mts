import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import {
  type Portal,
  advance,
  advanceUntil,
  browserTest,
  fault,
  gitHostOf,
  headOf,
  merge,
  notYetInTheCatalog,
  onward,
  openPullRequest,
  openPullRequests,
  openTemplate,
  pick,
  proposeAndMerge,
  pushAsReviewer,
  runTask,
  seriousFaults,
  signIn,
  startTask,
  templateNotYetRead,
  type,
  usePortal,
} from './harness/index.mts';

const portal = usePortal({ config: ['e2e/quick-machines.yaml'] });

/** What the browser says of an Application that {@link openHealthy} tried too early. */
const notYetOnTheHub = /404 .*\/api\/fleet\//;

/** Steps the clock of the demo and opens a page anew, until it shows what is waited for. */
async function openUntil(
  page: Page,
  demo: Portal,
  address: string,
  shown: Locator,
) {
  for (let step = 0; step < 10; step++) {
    await advance(demo, 30_000);
    await page.goto(address);
    const isShown = await shown
      .waitFor({ timeout: 5_000 })
      .then(() => true)
      .catch(() => false);
    if (isShown) return;
  }
  throw new Error(`${address} does not show what is waited for.`);
}

/** Opens the page of an Application of nonprod-hub once the hub has it and calls it Healthy. */
function openHealthy(page: Page, demo: Portal, name: string) {
  return openUntil(
    page,
    demo,
    `/fleet/applications/nonprod-hub/argocd/${name}`,
    page.getByText('Healthy').first(),
  );
}

/** The cell of a service on a cluster, once it says these words. */
const cell = (page: Page, service: string, cluster: string, words: string) =>
  page.getByRole('gridcell', {
    name: new RegExp(`^${service} on ${cluster}: ${words}`),
  });

const tea = {
  name: 'tea-tokens',
  newService: true,
  catalog: { owner: 'group:default/checkout' },
  source: { path: 'charts/service' },
  hubs: ['prod-hub'],
  generator: {
    list: {
      elements: [
        { cluster: 'prod-eu-1', env: 'prod' },
        { cluster: 'prod-us-1', env: 'prod' },
      ],
    },
  },
  project: 'checkout',
};

browserTest(
  'a service comes, is reviewed, and goes: a second run overwrites nothing',
  portal,
  async ({ page, context, screenshot, look }, demo) => {
    await signIn(page, '/fleet');
    const fillIn = async () => {
      await openTemplate(page, 'put-a-service-on-the-fleet', tea);
      await onward(page);
      await type(page, 'Namespace', 'tea-tokens');
      await onward(page);
      await type(page, 'Everywhere (values.yaml)', 'image:\n  tag: 1.0.0\n');
      await onward(page);
      await onward(page);
      await page
        .getByText(/^This pull request will /)
        .first()
        .waitFor();
    };
    await fillIn();
    await page
      .getByText('This pull request will add 2 Applications on 2 clusters')
      .waitFor();
    assert.equal(await runTask(page), 'Proposed');
    await look('template-proposed');
    const first = await openPullRequest(page, context);
    await first.getByText(/add 2 Applications on 2 clusters/).waitFor();
    await first.close();

    const branch = 'fleet/put-tea-tokens';
    const reviewed = await pushAsReviewer(
      demo,
      branch,
      'apps/tea-tokens/values.yaml',
      'image:\n  tag: 1.1.0\n',
    );
    await fillIn();
    assert.equal(await runTask(page), 'Proposed already');
    await page.getByText('apps/tea-tokens/values.yaml').first().waitFor();
    await screenshot('template-proposed-already');
    assert.equal(await headOf(demo, branch), reviewed);
    assert.equal((await openPullRequests(demo)).length, 1);

    await merge(await openPullRequest(page, context));
    await page.goto('/fleet?q=tea-tokens');
    for (const cluster of ['prod-eu-1', 'prod-us-1']) {
      await advanceUntil(
        demo,
        cell(page, 'tea-tokens', cluster, 'Healthy.*1\\.1\\.0'),
      );
    }

    // As merged: what the reviewer said is what is asked for from now on.
    await openTemplate(page, 'put-a-service-on-the-fleet', {
      ...tea,
      namespace: 'tea-tokens',
      values: { common: 'image:\n  tag: 1.1.0\n' },
    });
    assert.equal(await runTask(page), 'Nothing to change');
    await look('template-nothing-to-change');
    assert.deepEqual(await openPullRequests(demo), []);

    await openTemplate(page, 'retire-a-service');
    await type(page, 'Name', 'tea-tokens');
    await onward(page);
    for (const cluster of ['prod-eu-1', 'prod-us-1']) {
      await page.getByText(`tea-tokens-${cluster}`).click();
    }
    await page.getByText('2 of 2 ticked').waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await look('form-retire-a-service');
    await proposeAndMerge(page, context, /tea-tokens-prod-us-1/);
    await page.goto('/fleet?q=tea-tokens');
    await advanceUntil(demo, page.getByText('Nothing matches these filters.'));
  },
  { expectedErrors: [templateNotYetRead, notYetInTheCatalog] },
);

let followed = '';

browserTest(
  'a release is changed, promoted and taken back, each time to Healthy',
  portal,
  async ({ page, context, look }, demo) => {
    await signIn(page, '/fleet');
    const fillIn = async () => {
      await openTemplate(page, 'change-a-service');
      await type(page, 'Name', 'cart');
      await onward(page);
      await onward(page);
      await page.getByRole('button', { name: 'Add Item' }).first().click();
      await pick(page, 'Environment', 'prod');
      await type(page, 'Values', 'image:\n  tag: 3.1.5\n');
    };
    await fillIn();
    assert.equal(await runTask(page), 'Proposed');
    const pullRequest = await openPullRequest(page, context);
    await pullRequest
      .getByText(/other values for/)
      .first()
      .waitFor();
    const [proposed] = await openPullRequests(demo);
    assert.ok(proposed, 'a pull request is open');
    const branch = proposed.head.ref;
    const reviewed = await pushAsReviewer(
      demo,
      branch,
      'apps/cart/values-prod.yaml',
      'image:\n  tag: 3.1.6\nreplicas: 3\n',
    );
    await fillIn();
    assert.equal(await runTask(page), 'Proposed already');
    assert.equal(await headOf(demo, branch), reviewed);
    await pullRequest.reload();
    await merge(pullRequest);

    await openTemplate(page, 'follow-a-rollout');
    await type(page, 'Service', 'cart');
    await type(page, 'Pull request', proposed.html_url);
    await look('form-follow-a-rollout');
    await startTask(page);
    await page.waitForURL(/\/create\/tasks\//);
    followed = page.url();
    await page.goto('/fleet?q=cart');
    await advanceUntil(
      demo,
      cell(page, 'cart', 'prod-eu-1', 'Healthy.*3\\.1\\.6'),
    );

    await openTemplate(page, 'promote-a-release');
    await type(page, 'Service', 'address-book');
    await pick(page, 'Environment to promote to', 'prod');
    await look('form-promote-a-release');
    await proposeAndMerge(page, context, /from 1\.8\.4 to 1\.9\.0/);
    await page.goto('/fleet?q=address-book');
    await advanceUntil(
      demo,
      cell(page, 'address-book', 'prod-eu-1', 'Healthy.*1\\.9\\.0'),
    );

    await openTemplate(page, 'roll-back-a-release');
    await type(page, 'Service', 'address-book');
    await pick(page, 'Environment to roll back', 'prod');
    await page
      .getByRole('group', { name: /Healthy in prod lately/ })
      .getByRole('button', { name: '1.8.4' })
      .click();
    await look('form-roll-back-a-release');
    await proposeAndMerge(page, context, /from 1\.9\.0 to 1\.8\.4/);
    await page.goto('/fleet?q=address-book');
    await advanceUntil(
      demo,
      cell(page, 'address-book', 'prod-eu-1', 'Healthy.*1\\.8\\.4'),
    );
  },
);

browserTest(
  'a task that fails in its middle is taken up again, and proposes once',
  portal,
  async ({ page, context, screenshot, look }, demo) => {
    await signIn(page, '/fleet');
    await openTemplate(page, 'grant-a-team');
    await type(page, 'AppProject', 'tea');
    await type(page, 'Groups, line 1', 'acme:tea');
    await pick(page, 'What may they do\\?', /^See Applications/);
    await look('form-grant-a-team');
    await onward(page);
    await type(page, 'Namespaces, line 1', 'tea-*');

    // The branch is pushed, and then the Git host refuses the pull request.
    const trouble = { as: 'no-pull-requests', target: 'git' };
    await fault(demo, { kind: 'strain', ...trouble });
    await startTask(page);
    await page
      .getByText(/Resource not accessible by personal access token/)
      .first()
      .waitFor({ timeout: 60_000 });
    // Without the log, which names files of this machine.
    await page.getByRole('button', { name: 'Hide Logs' }).click();
    await screenshot('template-failed-middle');
    assert.deepEqual(await openPullRequests(demo), []);
    await fault(demo, { kind: 'heal-strain', ...trouble });

    await page.getByTestId('retry-button').click();
    const link = page.getByRole('link', { name: 'Pull request' });
    await link.waitFor({ timeout: 60_000 });
    const open = await openPullRequests(demo);
    assert.deepEqual(
      open.map(({ title, html_url: url }) => [title, url]),
      [['Grant read in project tea', await link.getAttribute('href')]],
    );
    const pullRequest = await openPullRequest(page, context);
    await pullRequest.getByText('acme:tea').first().waitFor();
    await pullRequest.getByText('1 commit', { exact: false }).first().waitFor();
    await merge(pullRequest);
  },
  {
    // The task's own page says that it failed.
    expectedErrors: [/Resource not accessible/],
  },
);

browserTest(
  'a channel is told, and a pull request with the label gets an environment',
  portal,
  async ({ page, context, look }, demo) => {
    await signIn(page, '/fleet');
    await openTemplate(page, 'open-preview-environments', {
      hub: 'nonprod-hub',
      cluster: 'stg-eu-1',
      source: { path: 'charts/service' },
    });
    await type(page, 'Name', 'checkout-api');
    await type(
      page,
      'Repository of the service',
      `${await gitHostOf(demo)}?owner=fleet-demo&repo=fleet`,
    );
    await look('form-open-preview-environments');
    await onward(page);
    await pick(page, 'AppProject', 'default');
    await proposeAndMerge(page, context, /with the label preview/);

    await openTemplate(page, 'subscribe-to-notifications');
    await type(page, 'Service', 'cart');
    await type(page, 'Slack channel', 'cart-alerts');
    await page.getByText('It is Degraded').click();
    await look('form-subscribe-to-notifications');
    assert.equal(await runTask(page), 'Proposed');
    const previewed = await openPullRequest(page, context);
    await previewed
      .getByText(/cart-alerts/)
      .first()
      .waitFor();
    await previewed.getByRole('textbox', { name: 'New label' }).fill('preview');
    await previewed.getByRole('button', { name: 'Add label' }).click();
    await previewed.getByRole('button', { name: 'Remove preview' }).waitFor();
    const name = `checkout-api-pr-${previewed.url().split('/').pop()}`;
    await openHealthy(page, demo, name);
    await look('preview-environment');
    await merge(previewed);

    await openTemplate(page, 'subscribe-to-notifications', {
      name: 'cart',
      channel: 'cart-alerts',
      events: ['degraded'],
    });
    assert.equal(await runTask(page), 'Nothing to change');
  },
  { expectedErrors: [notYetOnTheHub] },
);

browserTest(
  'a cluster gets other labels, a part that it lacks, a drill and a machine',
  portal,
  async ({ page, context, screenshot, look }, demo) => {
    await signIn(page, '/fleet');
    await openTemplate(page, 'change-a-clusters-labels');
    await pick(page, 'Hub', 'nonprod-hub');
    await pick(page, 'Cluster', 'test-eu-1');
    await onward(page);
    await type(page, 'Value of tier', 'edge');
    await page.getByRole('button', { name: 'Add a label' }).click();
    await type(page, 'Key', 'cost-centre');
    await type(page, 'Value of cost-centre', 'c-17');
    await look('form-change-a-clusters-labels');
    await onward(page);
    await page
      .getByText(/^This would add \d+, change \d+ and remove \d+/)
      .waitFor();
    await screenshot('template-label-review');
    await proposeAndMerge(page, context, /cost-centre/);
    await page.goto('/fleet/clusters/nonprod-hub/test-eu-1');
    await advanceUntil(demo, page.getByText('cost-centre').first());

    await openTemplate(page, 'equip-a-spoke');
    await pick(page, 'Hub', 'nonprod-hub');
    await type(page, 'Cluster', 'dev-us-1');
    await pick(page, 'Environment', 'dev');
    await onward(page);
    await page.getByText(/^Kyverno, with the baseline policies/).click();
    await onward(page);
    await page.getByText('as dev-us-1-kyverno').waitFor();
    await look('form-equip-a-spoke');
    await proposeAndMerge(page, context, /bring Kyverno to dev-us-1/);
    await openHealthy(page, demo, 'dev-us-1-kyverno');

    await openTemplate(page, 'restore-a-namespace');
    await pick(page, 'Hub', 'prod-hub');
    await pick(page, 'Cluster', 'prod-eu-1');
    await onward(page);
    await pick(page, 'Backup', /^six-hourly-/);
    await type(page, 'Namespaces, line 1', 'payments-api');
    await look('form-restore-a-namespace');
    await proposeAndMerge(page, context, /prove by a drill/);
    await page.goto('/fleet/recovery/clusters/prod-hub/prod-eu-1');
    await advanceUntil(demo, page.getByText(/drill-payments-api-from/).first());

    await openTemplate(page, 'scale-a-cluster');
    await pick(page, 'Hub', 'nonprod-hub');
    await type(page, 'Cluster', 'dev-eu-1');
    await type(page, 'Machines', '5');
    await look('form-scale-a-cluster');
    await proposeAndMerge(page, context, /to 5/);
    await openUntil(
      page,
      demo,
      '/fleet/provisioning',
      page.getByRole('row', { name: /dev-eu-1/ }).getByText(/5 of 5/),
    );
  },
  { expectedErrors: [notYetOnTheHub] },
);

const gatewayIn = (region: string) => `apps/gateway/${region}/gateway.yaml`;

/** A name that leads to two regions, and the Application that brings one of them. */
async function pushGateways(demo: Portal): Promise<void> {
  for (const region of ['eu-west-1', 'ap-south-1']) {
    await pushAsReviewer(
      demo,
      'main',
      gatewayIn(region),
      `apiVersion: v1
kind: Service
metadata:
  name: gateway
  annotations:
    external-dns.alpha.kubernetes.io/hostname: gateway.example.com
    external-dns.alpha.kubernetes.io/set-identifier: ${region}
    external-dns.alpha.kubernetes.io/aws-weight: "100"
spec:
  type: LoadBalancer
  ports: [{ port: 443 }]
`,
    );
  }
  await pushAsReviewer(
    demo,
    'main',
    'clusters/nonprod-hub/test-eu-1.gateway.yaml',
    `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: gateway-test-eu-1, namespace: argocd }
spec:
  project: default
  source:
    repoURL: http://${await gitHostOf(demo)}/fleet-demo/fleet.git
    targetRevision: main
    path: apps/gateway/eu-west-1
  destination: { name: test-eu-1, namespace: gateway }
  syncPolicy:
    automated: {}
    syncOptions: [CreateNamespace=true]
`,
  );
}

async function fillInWeight(
  page: Page,
  record: number,
  region: string,
  weight: string,
): Promise<void> {
  const row = page.getByRole('group', { name: `Record ${record}` });
  await row.getByRole('textbox', { name: 'Manifest' }).fill(gatewayIn(region));
  await row.getByRole('textbox', { name: 'Set identifier' }).fill(region);
  await row.getByRole('textbox', { name: /^Weight/ }).fill(weight);
  await row.getByRole('textbox', { name: /^Weight/ }).press('Tab');
}

browserTest(
  'a region is failed over by labels and DNS weights, and the cluster that is empty then is retired',
  portal,
  async ({ page, context, look }, demo) => {
    await pushGateways(demo);
    await signIn(page, '/fleet');
    await openHealthy(page, demo, 'gateway-test-eu-1');
    await openTemplate(page, 'fail-over-a-region');
    await pick(page, 'Environment', 'test');
    await pick(page, 'Region that is left', 'ap-south-1');
    await pick(page, 'Region that takes over', 'eu-west-1');
    await onward(page);
    await page.getByRole('button', { name: 'Add a label' }).last().click();
    await type(page, 'Key', 'deploy');
    await type(page, 'Value of deploy', 'false');
    await fillInWeight(page, 1, 'ap-south-1', '0');
    await page.getByRole('button', { name: 'Add a record' }).click();
    await fillInWeight(page, 2, 'eu-west-1', '200');
    await page.getByText('Sum of the weights: 200').waitFor();
    await page.getByText(/^Applications may be removed/).click();
    await look('form-fail-over-a-region');
    await proposeAndMerge(page, context, gatewayIn('eu-west-1'));
    // Secret, labels, and then every ApplicationSet: each in its own time.
    await page.goto('/fleet/clusters/nonprod-hub/test-ap-1');
    await page.getByText('Both voices agree').waitFor({ timeout: 60_000 });
    await advanceUntil(
      demo,
      page.getByRole('link', { name: 'identity-test-ap-1' }).first(),
      'detached',
    );
    await openUntil(
      page,
      demo,
      '/fleet/applications/nonprod-hub/argocd/gateway-test-eu-1',
      page
        .getByText(/^Merge pull request .*fail-over-test-to-eu-west-1/)
        .first(),
    );
    // The cluster itself says what External DNS reads there.
    await openUntil(
      page,
      demo,
      '/fleet/networking/clusters/nonprod-hub/test-eu-1',
      page
        .getByRole('row', { name: /gateway\.example\.com/ })
        .getByText(/^200/),
    );
    await look('weights-converged');

    await openTemplate(page, 'retire-a-spoke');
    await pick(page, 'Hub', 'nonprod-hub');
    await pick(page, 'Cluster', 'test-ap-1');
    await onward(page);
    await page
      .getByText(/^No Application would be added/)
      .waitFor({ timeout: 60_000 });
    await look('template-retire-review');
    await proposeAndMerge(page, context, /no Application is on it any more/);
    await page.goto('/fleet/clusters');
    await page.getByRole('link', { name: 'test-eu-1' }).first().waitFor();
    await advanceUntil(
      demo,
      page.getByRole('link', { name: 'test-ap-1' }),
      'detached',
    );
  },
  { expectedErrors: [notYetOnTheHub] },
);

browserTest(
  'a hub does more at once, Grafana shows the fleet, and an Application is synced',
  portal,
  async ({ page, context, look }, demo) => {
    await signIn(page, '/fleet');
    await openTemplate(page, 'scale-a-hub');
    await pick(page, 'Hub', 'prod-hub');
    await onward(page);
    await type(page, 'Manifests at once', '20');
    await look('form-scale-a-hub');
    await proposeAndMerge(page, context, /reposerver\.parallelism\.limit/);

    await openTemplate(page, 'add-the-fleet-dashboard');
    await type(page, 'Namespace', 'grafana');
    await look('form-add-the-fleet-dashboard');
    await proposeAndMerge(page, context, /fleet-overview\.yaml/);
    await openTemplate(page, 'add-the-fleet-dashboard', {
      namespace: 'grafana',
    });
    assert.equal(await runTask(page), 'Nothing to change');

    await openTemplate(page, 'sync-a-service');
    await pick(page, 'Hub', 'prod-hub');
    await type(page, 'Applications, line 1', 'shipping-rates-prod-ap-1');
    await look('form-sync-a-service');
    await startTask(page);
    await advanceUntil(demo, page.getByText('How far they came'));
    await page.goto('/fleet?q=shipping-rates');
    await cell(page, 'shipping-rates', 'prod-ap-1', 'Healthy').waitFor({
      timeout: 60_000,
    });

    assert.notEqual(followed, '', 'a rollout is followed');
    await page.goto(followed);
    await page
      .getByText('How far it came (healthy)')
      .waitFor({ timeout: 60_000 });
    await look('template-followed');
  },
);
