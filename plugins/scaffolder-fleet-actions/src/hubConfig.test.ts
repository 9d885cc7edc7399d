import { DemoPortal } from './__testUtils__/demoPortal';

jest.setTimeout(120_000);

let portal: DemoPortal;

beforeAll(async () => {
  portal = await DemoPortal.start([
    'grant-a-team',
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
