import { fleetOwner, fleetRepository } from '@fleet-portal/fleet-simulator';
import { DemoPortal } from './__testUtils__/demoPortal';

jest.setTimeout(120_000);

let portal: DemoPortal;

beforeAll(async () => {
  portal = await DemoPortal.start([
    'change-a-service',
    'open-preview-environments',
    'promote-a-release',
    'put-a-service-on-the-fleet',
    'roll-back-a-release',
    'retire-a-service',
  ]);
});
afterAll(() => portal?.stop());

const application = (name: string) =>
  portal.fleet.world.hub('prod-hub').application(name);
const words = (name: string) => {
  const state = application(name);
  return `${state?.sync?.status} ${state?.health?.status}`;
};

it('changes values of a service, from the form to Healthy with the new ones', async () => {
  const values = {
    name: 'payments-api',
    values: {
      environments: [{ environment: 'prod', values: 'image:\n  tag: 9.9.9\n' }],
    },
  };
  const task = await portal.run('change-a-service', values);
  expect([task.status, task.log]).toEqual([
    'completed',
    expect.stringMatching(/and give other values to 2 Applications/),
  ]);
  const again = await portal.run('change-a-service', values);
  expect(again.output.text[0].title).toBe('Proposed already');

  const { title, body } = await portal.merge(task);
  expect(title).toBe(
    'Change payments-api (add 0, change 0, remove 0, other values for 2)',
  );
  expect(body).toContain(
    '| `apps/payments-api/values-prod.yaml` | `image.tag` |',
  );
  await portal.fleet.stepUntil(() =>
    ['prod-eu-1', 'prod-us-1'].every(
      cluster =>
        words(`payments-api-${cluster}`) === 'Synced Healthy' &&
        application(`payments-api-${cluster}`)?.images.join() ===
          'registry.example.com/payments/payments-api:9.9.9',
    ),
  );
  const third = await portal.run('change-a-service', values);
  expect(third.output.text[0].title).toBe('Nothing to change');
});

it('takes a service from a cluster in production only when that is named', async () => {
  const name = 'edge-gateway-prod-us-1';
  expect(application(name)).toBeDefined();
  const values = {
    name: 'edge-gateway',
    changePlacement: true,
    placement: {
      generator: {
        clusters: { selector: { matchLabels: { region: 'eu-west-1' } } },
      },
    },
  };
  const refused = await portal.run('change-a-service', values);
  expect([refused.status, refused.log]).toEqual([
    'failed',
    expect.stringContaining(`removals: this would remove prod-hub/${name}`),
  ]);

  const task = await portal.run('change-a-service', {
    ...values,
    removals: [`prod-hub/${name}`],
  });
  expect([task.status, task.log]).toEqual([
    'completed',
    expect.stringContaining('remove 1 (1 in production)'),
  ]);
  await portal.merge(task);
  await portal.fleet.stepUntil(() => application(name) === undefined);
  expect(application('edge-gateway-prod-eu-1')).toBeDefined();
});

it('promotes what staging runs, and rolls it back: Healthy on each cluster', async () => {
  const clusters = ['prod-eu-1', 'prod-us-1'];
  const prodRuns = (tag: string) =>
    clusters.every(cluster => {
      const name = `checkout-api-${cluster}`;
      return (
        words(name) === 'Synced Healthy' &&
        application(name)?.images.every(image => image.endsWith(`:${tag}`))
      );
    });
  const values = { name: 'checkout-api', environment: 'prod' };
  const task = await portal.run('promote-a-release', values);
  expect([task.status, task.log]).toEqual([
    'completed',
    expect.stringContaining('from 2.14.3 to 2.16.0 on 2 clusters'),
  ]);
  const again = await portal.run('promote-a-release', values);
  expect(again.output.text[0].title).toBe('Proposed already');
  const { title, body } = await portal.merge(task);
  expect(title).toBe('Promote checkout-api 2.16.0 to prod (2 clusters)');
  expect(body).toContain('| `2.14.3` | `2.16.0` |');
  await portal.fleet.stepUntil(() => prodRuns('2.16.0'));
  const third = await portal.run('promote-a-release', values);
  expect(third.output.text[0].title).toBe('Nothing to change');

  const back = { ...values, version: '2.14.3' };
  const rollback = await portal.run('roll-back-a-release', back);
  expect([rollback.status, rollback.log]).toEqual([
    'completed',
    expect.stringContaining('from 2.16.0 to 2.14.3 on 2 clusters'),
  ]);
  await portal.merge(rollback);
  await portal.fleet.stepUntil(() => prodRuns('2.14.3'));
});

it('opens preview environments: merged, and an ApplicationSet on its hub', async () => {
  const values = {
    name: 'checkout-api',
    hub: 'nonprod-hub',
    cluster: 'stg-eu-1',
    project: 'checkout',
    pullRequests: {
      repoUrl: portal.repository().repoUrl,
      labels: ['preview'],
    },
    source: { path: 'charts/service' },
  };
  const refused = await portal.run('open-preview-environments', {
    ...values,
    hub: 'prod-hub',
    cluster: 'prod-eu-1',
  });
  expect([refused.status, refused.log]).toEqual([
    'failed',
    expect.stringContaining("cluster: 'prod-eu-1' is in production"),
  ]);
  const task = await portal.run('open-preview-environments', values);
  expect([task.status, task.log]).toEqual([
    'completed',
    expect.stringContaining('with the label preview to stg-eu-1'),
  ]);
  const again = await portal.run('open-preview-environments', values);
  expect(again.output.text[0].title).toBe('Proposed already');
  const { title } = await portal.merge(task);
  expect(title).toBe('Open preview environments for checkout-api on stg-eu-1');
  const { git, stepUntil } = portal.fleet;
  const nonprod = portal.fleet.world.hub('nonprod-hub');
  await stepUntil(
    () => nonprod.applicationSet('checkout-api-preview') !== undefined,
  );
  const of = (number: number) =>
    nonprod.application(`checkout-api-pr-${number}`);
  const isRunning = (number: number) =>
    of(number)?.sync?.status === 'Synced' &&
    of(number)?.health?.status === 'Healthy';

  const first = await proposeOn('docs/one');
  const other = await proposeOn('docs/two');
  await label(first, 'preview');
  await stepUntil(() => isRunning(first));
  expect(of(other)).toBeUndefined();
  expect(of(first)).toMatchObject({
    spec: {
      destination: {
        name: 'stg-eu-1',
        namespace: `checkout-api-pr-${first}`,
      },
    },
    images: [
      `registry.example.com/checkout/checkout-api:${await headOf(first)}`,
    ],
  });
  await git.commit(
    fleetOwner,
    fleetRepository,
    'docs/one',
    { 'docs/one.md': 'Once more\n' },
    'Once more',
    { name: 'Grace', email: 'grace@example.org' },
  );
  const newest = await headOf(first);
  await stepUntil(
    () => isRunning(first) && of(first)?.images[0].split(':').pop() === newest,
  );

  await label(other, 'preview');
  await stepUntil(() => isRunning(other));
  await git.mergePullRequest(fleetOwner, fleetRepository, first, 'alice');
  await git.labelPullRequest(fleetOwner, fleetRepository, other, []);
  await stepUntil(() => !of(first) && !of(other));

  const third = await portal.run('open-preview-environments', values);
  expect([third.status, third.output.text[0].title]).toEqual([
    'completed',
    'Nothing to change',
  ]);
});

/** Opens a pull request on the demo Git host, as a developer does; answers its number. */
async function proposeOn(branch: string): Promise<number> {
  const { git, urls } = portal.fleet;
  const post = async (path: string, body: object) => {
    const response = await fetch(
      `${urls.git.url}/repos/${fleetOwner}/${fleetRepository}/${path}`,
      {
        method: 'POST',
        headers: {
          authorization: `token ${urls.git.token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      },
    );
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  };
  const sha = await git.headOf(fleetOwner, fleetRepository);
  await post('git/refs', { ref: `refs/heads/${branch}`, sha });
  await git.commit(
    fleetOwner,
    fleetRepository,
    branch,
    { [`${branch}.md`]: 'What it does\n' },
    'Say what it does',
    { name: 'Grace', email: 'grace@example.org' },
  );
  const opened = await post('pulls', { title: branch, head: branch });
  return opened.number;
}

const label = (number: number, ...labels: string[]) =>
  portal.fleet.git.labelPullRequest(
    fleetOwner,
    fleetRepository,
    number,
    labels,
  );

const headOf = async (number: number) =>
  (await portal.fleet.git.getPullRequest(fleetOwner, fleetRepository, number))
    .head.sha;

it.each([
  ['by-name', { list: { elements: [{ cluster: 'prod-eu-1', env: 'prod' }] } }],
  ['by-file', { git: { files: [{ path: 'apps/by-file/placements/*.yaml' }] } }],
])('puts a service %s on a cluster, to Healthy', async (name, generator) => {
  await portal.fleet.git.commit(
    fleetOwner,
    fleetRepository,
    'main',
    { [`apps/${name}/placements/a.yaml`]: 'cluster: prod-eu-1\nenv: prod\n' },
    'Say where it goes',
    { name: 'Grace', email: 'grace@example.org' },
  );
  const task = await portal.run('put-a-service-on-the-fleet', {
    name,
    source: { path: 'charts/service' },
    hubs: ['prod-hub'],
    generator,
    project: 'checkout',
    namespace: name,
    // What stands in files of Git is known to a portal that reads the repository.
    review: { allowNoMatch: name === 'by-file' },
  });
  expect([task.status, task.log]).toEqual(['completed', expect.any(String)]);
  await portal.merge(task);
  await portal.fleet.stepUntil(
    () => words(`${name}-prod-eu-1`) === 'Synced Healthy',
  );
});

it('places a service by name over two hubs, changes its clusters there, and retires it from both', async () => {
  const name = 'on-two-hubs';
  const place = (cluster: string) => {
    const env = cluster.startsWith('prod') ? 'prod' : 'staging';
    return { cluster, env, hub: env === 'prod' ? 'prod-hub' : 'nonprod-hub' };
  };
  const on = (...clusters: string[]) => ({
    generator: { list: { elements: clusters.map(place) } },
  });
  const onHub = (hub: string) =>
    portal.fleet.world
      .hub(hub)
      .applications()
      .filter(({ owner }) => owner?.name === name)
      .map(one => `${one.name} ${one.sync?.status} ${one.health?.status}`)
      .sort();
  const well = (cluster: string) => `${name}-${cluster} Synced Healthy`;
  const areOn = (nonprod: string[], prod: string[]) =>
    portal.fleet.stepUntil(
      () =>
        onHub('nonprod-hub').join() === nonprod.map(well).join() &&
        onHub('prod-hub').join() === prod.map(well).join(),
    );

  const put = await portal.run('put-a-service-on-the-fleet', {
    name,
    source: { path: 'charts/service' },
    hubs: ['nonprod-hub', 'prod-hub'],
    ...on('stg-eu-1', 'prod-eu-1'),
    project: 'checkout',
    namespace: name,
    review: {},
  });
  expect([put.status, put.log]).toEqual([
    'completed',
    expect.stringContaining('add 2 Applications on 2 clusters'),
  ]);
  expect((await portal.merge(put)).body).toMatch(
    /prod-eu-1` \| `prod-hub`[^]*stg-eu-1` \| `nonprod-hub`/,
  );
  await areOn(['stg-eu-1'], ['prod-eu-1']);

  const change = {
    name,
    changePlacement: true,
    placement: on('stg-eu-1', 'prod-us-1'),
  };
  const refused = await portal.run('change-a-service', change);
  expect([refused.status, refused.log]).toEqual([
    'failed',
    expect.stringContaining(
      `removals: this would remove prod-hub/${name}-prod-eu-1`,
    ),
  ]);
  const changed = await portal.run('change-a-service', {
    ...change,
    removals: [`prod-hub/${name}-prod-eu-1`],
  });
  expect([changed.status, changed.log]).toEqual([
    'completed',
    expect.stringContaining(
      'add 1 Application on 1 cluster, change 0, remove 1',
    ),
  ]);
  await portal.merge(changed);
  await areOn(['stg-eu-1'], ['prod-us-1']);

  const retired = await portal.run('retire-a-service', {
    name,
    removals: [`prod-hub/${name}-prod-us-1`],
  });
  expect([retired.status, retired.log]).toEqual([
    'completed',
    expect.stringContaining(`${name} off nonprod-hub, prod-hub`),
  ]);
  await portal.merge(retired);
  await areOn([], []);
});

it('goes from Kustomize to Helm with inline values, and gives those up again', async () => {
  const name = 'by-overlay';
  const folder = `apps/${name}`;
  await portal.fleet.git.commit(
    fleetOwner,
    fleetRepository,
    'main',
    {
      [`${folder}/base/kustomization.yaml`]: 'resources: [app.yaml]\n',
      [`${folder}/base/app.yaml`]: `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: 1
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers: [{ name: app, image: 'registry.example.com/app:from-kustomize' }]
`,
    },
    'Write the base',
    { name: 'Grace', email: 'grace@example.org' },
  );
  const runs = (tag: string) =>
    portal.fleet.stepUntil(
      () =>
        words(`${name}-prod-eu-1`) === 'Synced Healthy' &&
        application(`${name}-prod-eu-1`)?.images.join().split(':').pop() ===
          tag,
    );
  const task = await portal.run('put-a-service-on-the-fleet', {
    name,
    tool: 'kustomize',
    source: { path: folder },
    kustomize: { overlays: [{ name: 'prod' }] },
    hubs: ['prod-hub'],
    generator: { list: { elements: [{ cluster: 'prod-eu-1', env: 'prod' }] } },
    project: 'checkout',
    namespace: name,
    review: {},
  });
  expect([task.status, task.log]).toEqual(['completed', expect.any(String)]);
  await portal.merge(task);
  await runs('from-kustomize');

  const change = async (values: object) => {
    const changed = await portal.run('change-a-service', { name, ...values });
    expect([changed.status, changed.log]).toEqual([
      'completed',
      expect.any(String),
    ]);
    await portal.merge(changed);
  };
  await change({
    changeTool: true,
    deploy: { tool: 'helm', source: { path: 'charts/service' } },
    values: { common: 'image: { tag: from-file }\n' },
    files: {
      // As the form had read them from the overlays.
      kustomize: { by: 'environment' },
      filled: ['kustomize'],
      helm: { values: 'image: { tag: from-inline }\n' },
    },
  });
  await runs('from-inline');
  await change({
    files: { by: ['environment'], helm: {}, filled: ['by', 'helm'] },
  });
  await runs('from-file');
});

it('retires a service: merged, gone from every hub, nothing to change after that', async () => {
  const hubs = portal.fleet.urls.hubs.map(({ name }) => name);
  const left = () =>
    hubs.flatMap(hub =>
      portal.fleet.world
        .hub(hub)
        .applications()
        .filter(({ owner }) => owner?.name === 'edge-gateway')
        .map(({ name }) => `${hub}/${name}`),
    );
  const before = left();
  const production = before.filter(name => name.startsWith('prod-hub/'));
  expect(production.length).toBeGreaterThan(0);
  const values = { name: 'edge-gateway' };
  const refused = await portal.run('retire-a-service', values);
  expect([refused.status, refused.log]).toEqual([
    'failed',
    expect.stringContaining(`this would remove ${production[0]}`),
  ]);

  const named = { ...values, removals: production };
  const task = await portal.run('retire-a-service', named);
  expect([task.status, task.log]).toEqual([
    'completed',
    expect.stringContaining(`${before.length} Applications on`),
  ]);
  const again = await portal.run('retire-a-service', named);
  expect(again.output.text[0].title).toBe('Proposed already');

  const { body } = await portal.merge(task);
  expect(body).toContain('| `apps/edge-gateway/applicationset.yaml` |');
  expect(body).toContain('**deleted, with what it has deployed**');
  await portal.fleet.stepUntil(() => left().length === 0);
  const third = await portal.run('retire-a-service', named);
  expect([third.status, third.output.text[0].title]).toEqual([
    'completed',
    'Nothing to change',
  ]);
});
