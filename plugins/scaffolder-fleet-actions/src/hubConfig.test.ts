import { DemoPortal } from './__testUtils__/demoPortal';

jest.setTimeout(120_000);

let portal: DemoPortal;

beforeAll(async () => {
  portal = await DemoPortal.start([
    'add-the-fleet-dashboard',
    'grant-a-team',
    'scale-a-hub',
    'subscribe-to-notifications',
  ]);
});
afterAll(() => portal?.stop());

it('grants a team: merged, its project on every hub, nothing to change after that', async () => {
  const projectOn = (hub: string) =>
    portal.fleet.world
      .hub(hub)
      .projects()
      .find(({ metadata }) => metadata.name === 'loyalty');
  const values = {
    project: 'loyalty',
    groups: ['fleet-demo:loyalty'],
    access: 'sync',
    namespaces: ['loyalty'],
  };
  const task = await portal.run('grant-a-team', values);
  expect([task.status, task.log]).toEqual([
    'completed',
    expect.stringContaining('let fleet-demo:loyalty see and sync'),
  ]);
  const again = await portal.run('grant-a-team', values);
  expect(again.output.text[0].title).toBe('Proposed already');

  const { title, body } = await portal.merge(task);
  expect(title).toBe('Grant sync in project loyalty');
  expect(body).toContain('| `g, fleet-demo:loyalty, role:loyalty-sync` |');
  const hubs = portal.fleet.urls.hubs.map(({ name }) => name);
  await portal.fleet.stepUntil(() => hubs.every(hub => projectOn(hub)));
  expect(projectOn('prod-hub')?.spec.destinations).toEqual([
    { server: '*', namespace: 'loyalty' },
  ]);
  const third = await portal.run('grant-a-team', values);
  expect([third.status, third.output.text[0].title]).toEqual([
    'completed',
    'Nothing to change',
  ]);
});

it('subscribes a channel: merged, annotated on every hub, nothing to change after that', async () => {
  const key = 'notifications.argoproj.io/subscribe.on-sync-failed.slack';
  const channelOf = (hub: string, name: string) =>
    portal.fleet.world.hub(hub).application(name)?.annotations[key];
  const values = {
    name: 'edge-gateway',
    channel: 'edge-alerts',
    events: ['syncFailed'],
  };
  const task = await portal.run('subscribe-to-notifications', values);
  expect([task.status, task.log]).toEqual([
    'completed',
    expect.stringContaining('tell #edge-alerts when a sync fails'),
  ]);
  const again = await portal.run('subscribe-to-notifications', values);
  expect(again.output.text[0].title).toBe('Proposed already');

  const { body } = await portal.merge(task);
  expect(body).toContain('`data.trigger.on-sync-failed`');
  await portal.fleet.stepUntil(
    () => channelOf('prod-hub', 'edge-gateway-prod-eu-1') === 'edge-alerts',
  );
  const third = await portal.run('subscribe-to-notifications', values);
  expect([third.status, third.output.text[0].title]).toEqual([
    'completed',
    'Nothing to change',
  ]);
});

it('scales a hub: merged, nothing to change after that', async () => {
  const values = { hub: 'prod-hub', parallelismLimit: 20 };
  const task = await portal.run('scale-a-hub', values);
  expect([task.status, task.log]).toEqual([
    'completed',
    expect.stringContaining('data.reposerver.parallelism.limit 20'),
  ]);
  const again = await portal.run('scale-a-hub', values);
  expect(again.output.text[0].title).toBe('Proposed already');

  const { title, body } = await portal.merge(task);
  expect(title).toBe('Scale hub prod-hub');
  expect(body).toContain('| `10` | `20` |');
  const third = await portal.run('scale-a-hub', values);
  expect([third.status, third.output.text[0].title]).toEqual([
    'completed',
    'Nothing to change',
  ]);
});

it('adds the fleet dashboard: merged, nothing to change after that', async () => {
  const values = {
    path: 'platform/grafana/fleet-overview.yaml',
    namespace: 'monitoring',
  };
  const task = await portal.run('add-the-fleet-dashboard', values);
  expect(task.status).toBe('completed');
  const { title } = await portal.merge(task);
  expect(title).toBe('Add the fleet dashboard to Grafana');
  const again = await portal.run('add-the-fleet-dashboard', values);
  expect([again.status, again.output.text[0].title]).toEqual([
    'completed',
    'Nothing to change',
  ]);
});
