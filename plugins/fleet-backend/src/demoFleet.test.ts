import type { FleetClient } from '@fleet-portal/backstage-plugin-fleet-common';
import type { Fleet } from '@fleet-portal/fleet-simulator';
import { startOnDemo } from './__testUtils__/startOnDemo';
import { eventually } from './__testUtils__/startPlugin';

describe('the plugin on the demo fleet', () => {
  jest.setTimeout(120_000);
  let fleet: Fleet;
  let client: FleetClient;
  let signals: unknown[];
  let stop: () => Promise<void>;

  beforeAll(async () => {
    ({ fleet, client, signals, stop } = await startOnDemo());
  });
  afterAll(() => stop?.());

  const everything = () =>
    eventually(
      () => client.getOverview(),
      ({ hubs, sources }) => {
        if (hubs.some(hub => hub.applications === 0)) throw new Error('early');
        if (sources.some(one => one.state === 'pending')) {
          throw new Error('A source was not asked yet');
        }
      },
    );

  it('shows every Application and cluster of the world', async () => {
    const overview = await everything();
    expect(overview.hubs.map(({ name }) => name).sort()).toEqual(
      fleet.urls.hubs.map(({ name }) => name).sort(),
    );
    const inTheWorld = fleet.world.hubs.flatMap(hub => [...hub.applications()]);
    expect(overview.total).toBe(inTheWorld.length);
    const registered = fleet.urls.spokes.filter(spoke => spoke.registered);
    const names = overview.clusters.map(({ ref }) => ref.name);
    for (const spoke of registered) expect(names).toContain(spoke.name);
  });

  it('contradicts the hub about a spoke that does not answer', async () => {
    await everything();
    const { clusters } = await eventually(
      () => client.getOverview(),
      overview =>
        expect(overview.clusters.some(one => one.contradicted)).toBe(true),
      60_000,
    );
    for (const cluster of clusters.filter(one => one.contradicted)) {
      expect(cluster.hubSays.status).toBe('Successful');
      expect(cluster.probe.state).toBe('unreachable');
      expect(cluster.states.healthy).toBeUndefined();
    }
  });

  it('says why an Application is Degraded', async () => {
    await eventually(
      () => client.getApplications({ state: 'degraded' }),
      ({ items }) => {
        expect(items.length).toBeGreaterThan(0);
        for (const { reason } of items) expect(reason).toBeDefined();
      },
    );
  });

  it('tells what a pod that fails is, and what happened to it', async () => {
    await everything();
    const { items } = await client.getApplications({ state: 'degraded' });
    const { ref } = items[0];
    const { tree } = await client.getApplication(ref);
    const nodes = tree.status === 'ok' ? tree.value : [];
    const pod = nodes.find(
      ({ kind, health }) => kind === 'Pod' && health === 'Degraded',
    );
    if (!pod) throw new Error('No pod fails');
    const { group, version, kind, namespace, name, uid } = pod;
    const resource = { group, version, kind, namespace, name };
    const { manifests } = await client.getResourceManifests(ref, resource);
    expect(manifests).toMatchObject({
      status: 'ok',
      value: {
        desired: '',
        live: expect.stringMatching(/kind: Pod[^]*reason: CreateContainer/),
      },
    });
    const asked = { uid, namespace, name };
    const { events } = await client.getResourceEvents(ref, asked);
    expect(events).toMatchObject({
      status: 'ok',
      value: expect.arrayContaining([
        expect.objectContaining({ type: 'Warning', reason: 'Failed' }),
        expect.objectContaining({ type: 'Normal', reason: 'Scheduled' }),
      ]),
    });
    const another = { ...asked, uid: `${uid.slice(0, -1)}x` };
    const unknown = await client.getResourceEvents(ref, another);
    expect(unknown.events).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('has no such resource'),
    });
  });

  it('shows a change of the world at once', async () => {
    await everything();
    const { items } = await client.getApplications({ state: 'healthy' });
    // The world knows the clusters that hubs run on by another name.
    const [one] = items.filter(item => item.cluster !== 'in-cluster');
    const { version } = await client.getOverview();
    signals.length = 0;
    fleet.controls.driftService({
      cluster: one.cluster ?? '',
      service: one.ref.name,
    });
    await fleet.step();
    const { hub, namespace, name } = one.ref;
    await eventually(
      () => client.getApplication({ hub, namespace, name }),
      ({ application }) => expect(application.sync).toBe('OutOfSync'),
    );
    expect((await client.getOverview()).version).toBeGreaterThan(version);
    // A hint follows the one before at a distance of 100 ms.
    await eventually(
      async () => signals.length,
      hints => expect(hints).toBeGreaterThan(0),
    );
  });

  it('keeps the rows of a hub that is killed, and the other hub as it was', async () => {
    await everything();
    const [first, second] = fleet.urls.hubs;
    const before = await client.getApplications({ limit: 500 });
    fleet.controls.setNetworkFault({ hub: first.name, kind: 'kill' });
    const overview = await eventually(
      () => client.getOverview(),
      ({ sources }) =>
        expect(
          sources.find(one => one.kind === 'hub' && one.hub === first.name),
        ).toMatchObject({ state: 'unreachable' }),
    );
    expect(
      overview.sources.find(
        one => one.kind === 'hub' && one.hub === second.name,
      ),
    ).toMatchObject({ state: 'ok' });
    const after = await client.getApplications({ limit: 500 });
    expect(after.total).toBe(before.total);

    fleet.controls.clearNetworkFault({ hub: first.name });
    await eventually(
      () => client.getOverview(),
      ({ sources }) =>
        expect(
          sources.find(one => one.kind === 'hub' && one.hub === first.name),
        ).toMatchObject({ state: 'ok' }),
      60_000,
    );
  });
});
