import {
  Fleet,
  fleetOwner,
  fleetRepository,
} from '@fleet-portal/fleet-simulator';
import { DemoPortal } from './__testUtils__/demoPortal';

jest.setTimeout(120_000);

let portal: DemoPortal;
let fleet: Fleet;

/** The clusters of a hub as the portal would know them. */
const clustersOf = (hub: string) =>
  fleet.world
    .hub(hub)
    .clusters()
    .map(({ name, server, labels }) => ({ name, server, labels }));

beforeAll(async () => {
  portal = await DemoPortal.start([
    'put-a-service-on-the-fleet',
    'onboard-a-spoke',
    'change-a-clusters-labels',
    'retire-a-spoke',
  ]);
  ({ fleet } = portal);
});
afterAll(() => portal?.stop());

const words = (hub: string, name: string) => {
  const state = fleet.world.hub(hub).application(name);
  return `${state?.sync?.status} ${state?.health?.status}`;
};

it('puts a service on the fleet, from the form to Healthy on each matched cluster', async () => {
  const task = await portal.run('put-a-service-on-the-fleet', {
    name: 'loyalty-points',
    newService: true,
    catalog: { owner: 'group:default/checkout', description: 'Points' },
    source: { path: 'charts/service' },
    hubs: fleet.urls.hubs.map(({ name }) => name),
    generator: {
      clusters: { selector: { matchLabels: { env: 'prod', deploy: 'true' } } },
    },
    project: 'checkout',
    namespace: 'loyalty',
    values: {
      common:
        'image:\n  repository: registry.example.com/loyalty\n  tag: 1.0.0\n',
      environments: [{ environment: 'prod', values: 'replicas: 2\n' }],
    },
    syncPolicy: { automated: true, prune: true, selfHeal: true },
    review: { allowNoMatch: false, removals: [] },
  });
  expect([task.status, task.log]).toEqual([
    'completed',
    expect.stringMatching(/This pull request will add \d+ Applications? on/),
  ]);

  const pullRequest = await portal.merge(task);
  const matched = clustersOf('prod-hub').filter(
    ({ labels }) => labels.env === 'prod' && labels.deploy === 'true',
  );
  expect(matched.length).toBeGreaterThan(0);
  await fleet.stepUntil(() =>
    matched.every(
      ({ name }) =>
        words('prod-hub', `loyalty-points-${name}`) === 'Synced Healthy',
    ),
  );
  const application = fleet.world
    .hub('prod-hub')
    .application(`loyalty-points-${matched[0].name}`);
  expect(application).toMatchObject({
    annotations: {
      'backstage.io/entity-ref': 'component:default/loyalty-points',
    },
    images: ['registry.example.com/loyalty:1.0.0'],
  });
  expect(pullRequest.title).toBe(
    `Put loyalty-points on the fleet (add ${matched.length}, change 0, remove 0)`,
  );
  for (const { name } of matched) {
    expect(pullRequest.body).toContain(`\`loyalty-points-${name}\``);
  }
  expect(pullRequest.body).toContain('### Not matched, and why');
});

it('ends a second run at the open pull request, and after its merge at nothing to change', async () => {
  const values = {
    name: 'twice',
    newService: false,
    // Filled in before the person said that it is there already.
    catalog: { owner: 'group:default/checkout' },
    entityRef: 'component:default/twice',
    source: { path: 'charts/service' },
    hubs: ['prod-hub'],
    generator: { clusters: { selector: { matchLabels: { env: 'prod' } } } },
    project: 'checkout',
    namespace: 'twice',
    review: {},
  };
  const first = await portal.run('put-a-service-on-the-fleet', values);
  const [link] = first.output.links;
  const reviewed = await fleet.git.commit(
    fleetOwner,
    fleetRepository,
    'fleet/put-twice',
    { 'apps/twice/values.yaml': 'replicas: 2\n' },
    'Two replicas will do',
    { name: 'Grace', email: 'grace@example.org' },
  );

  const second = await portal.run('put-a-service-on-the-fleet', values);
  expect(second.status).toBe('completed');
  expect(second.output.links[0]).toEqual(link);
  expect(second.output.text[0]).toMatchObject({
    title: 'Proposed already',
    content: expect.stringContaining('`apps/twice/values.yaml`'),
  });
  expect(
    await fleet.git.headOf(fleetOwner, fleetRepository, 'fleet/put-twice'),
  ).toBe(reviewed);
  const open = async () =>
    (
      await fleet.git.listPullRequests(fleetOwner, fleetRepository, 'open')
    ).filter(({ head }) => head.branch.startsWith('fleet/put-twice'));
  expect(await open()).toHaveLength(1);

  // What the reviewer asked for is what is merged, and asked for from now on.
  await portal.merge(first);
  const third = await portal.run('put-a-service-on-the-fleet', {
    ...values,
    values: { common: 'replicas: 2\n' },
  });
  expect(third.status).toBe('completed');
  expect(third.output.links.map(({ title }) => title)).toEqual([
    'The service in the catalog',
    'The fleet',
  ]);
  expect(third.output.text[0].title).toBe('Nothing to change');
  expect(await open()).toEqual([]);
});

it('onboards a spoke: merged, its token put into Vault, known to the hub', async () => {
  const spare = fleet.urls.spokes.find(({ registered }) => !registered);
  const hub = spare?.hub ?? '';
  const cluster = spare?.name ?? '';
  const task = await portal.run('onboard-a-spoke', {
    hub,
    cluster,
    server: `https://${cluster}.k8s.example.com:6443`,
    environment: 'prod',
    region: 'eu-west-1',
    tier: 'core',
    deploy: true,
    access: 'least-privilege',
    portalReader: true,
  });
  expect([task.status, task.log]).toEqual([
    'completed',
    expect.stringContaining(`will add the cluster ${cluster}`),
  ]);
  expect(task.output.text[0].content).toContain('vault kv put');

  await portal.merge(task);
  await fleet.step(60_000);
  expect(clustersOf(hub).map(({ name }) => name)).not.toContain(cluster);
  await fleet.controls.registerSpoke({ cluster });
  await fleet.stepUntil(() =>
    clustersOf(hub).some(({ name }) => name === cluster),
  );
  expect(clustersOf(hub).find(({ name }) => name === cluster)).toMatchObject({
    server: `https://${cluster}.k8s.example.com:6443`,
    labels: { env: 'prod', region: 'eu-west-1', tier: 'core', deploy: 'true' },
  });
  // What was merged for the hub is no bootstrap of the spoke.
  const applied = JSON.stringify(fleet.world.hub(hub).snapshot());
  expect(applied).not.toContain('fleet-portal-reader');
});

it('changes the labels of a cluster, from the form to the hub', async () => {
  const [{ name }] = clustersOf('nonprod-hub').filter(
    one => one.name !== 'in-cluster',
  );
  const values = {
    hub: 'nonprod-hub',
    cluster: name,
    labels: { set: [{ key: 'cost-centre', value: 'c-17' }], remove: [] },
  };
  const task = await portal.run('change-a-clusters-labels', values);
  expect([task.status, task.log]).toEqual([
    'completed',
    expect.stringContaining(`will add 0 Applications to ${name}`),
  ]);
  await portal.merge(task);
  await fleet.stepUntil(() =>
    clustersOf('nonprod-hub').some(
      one => one.name === name && one.labels['cost-centre'] === 'c-17',
    ),
  );
  const again = await portal.run('change-a-clusters-labels', values);
  expect(again.output.text[0].title).toBe('Nothing to change');
});

it('retires a spoke: merged, forgotten by the hub, nothing to change after that', async () => {
  const [{ name }] = clustersOf('prod-hub').filter(
    one => one.name !== 'in-cluster',
  );
  const values = {
    hub: 'prod-hub',
    cluster: name,
    vault: { mount: 'kv' },
  };
  const task = await portal.run('retire-a-spoke', values);
  expect([task.status, task.log]).toEqual([
    'completed',
    expect.stringContaining(`will take ${name} off prod-hub`),
  ]);
  expect(task.output.text.at(0)?.content).toContain(
    `vault kv metadata delete -mount=kv fleet/clusters/prod-hub/${name}`,
  );
  const again = await portal.run('retire-a-spoke', values);
  expect(again.output.links[0]).toEqual(task.output.links[0]);
  expect(again.output.text[0].content).toContain('Nothing was pushed to it');

  await portal.merge(task);
  await fleet.stepUntil(
    () => !clustersOf('prod-hub').some(one => one.name === name),
  );
  const third = await portal.run('retire-a-spoke', values);
  expect([third.status, third.log]).toEqual([
    'completed',
    expect.stringContaining(`${name} is not in the fleet repository`),
  ]);
  expect(third.output.text[0].title).toBe('Nothing to change');
});

it('says what is wrong with a repository that is closed', async () => {
  await fleet.git.setArchived(fleetOwner, fleetRepository, true);
  const task = await portal.run('put-a-service-on-the-fleet', {
    name: 'late',
    newService: false,
    entityRef: 'component:default/late',
    source: { path: 'charts/service' },
    hubs: ['prod-hub'],
    generator: { clusters: { selector: { matchLabels: { env: 'prod' } } } },
    project: 'checkout',
    namespace: 'late',
    review: {},
  });
  await fleet.git.setArchived(fleetOwner, fleetRepository, false);
  expect(task.status).toBe('failed');
  expect(task.log).toMatch(/archived/i);
});
