import type { FleetClient } from '@fleet-portal/backstage-plugin-fleet-common';
import type { JsonObject } from '@backstage/types';
import { Fleet, portalConfig, startFleet } from '@fleet-portal/fleet-simulator';
import { everyApplication } from '../__testUtils__/startOnDemo';
import { eventually, startPlugin } from '../__testUtils__/startPlugin';

jest.setTimeout(120_000);

const hour = 3_600_000;
const prodEu = { hub: 'prod-hub', name: 'prod-eu-1' };

/** Over real HTTP on both sides; every answer is checked by the client. */
describe('the numbers of the demo fleet', () => {
  let fleet: Fleet;
  let client: FleetClient;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    fleet = await startFleet({ scenario: 'small' });
    // An hour ago: rates look back.
    const since = fleet.world.now() - hour;
    fleet.world.strains.begin('slow-repo-server', 'prod-hub', since);
    ({ client, stop } = await start(portalConfig(fleet.urls).fleet));
  });
  afterAll(async () => {
    await stop?.();
    await fleet?.stop();
  });

  async function start(config: unknown) {
    const started = await startPlugin({
      ...(config as JsonObject),
      metrics: {
        ...(config as { metrics: JsonObject }).metrics,
        grafana: { clusterUrl: 'https://grafana.example/d/x?c={{cluster}}' },
      },
    });
    // Clusters are listed before them.
    await everyApplication(started.client, fleet);
    return started;
  }

  it('tell a day of a cluster, with its page in Grafana', async () => {
    const answer = await client.observability.getClusterMetrics(prodEu, '24h');
    expect(answer).toMatchObject({
      moments: 73,
      stepMs: hour / 3,
      cpu: { status: 'ok', value: [{ name: 'used' }, { name: 'allocatable' }] },
      memory: { status: 'ok', value: [{}, {}] },
      nodes: { status: 'ok', value: [{ name: 'ready' }, { name: 'notReady' }] },
      applications: { status: 'ok', value: [{ name: 'Healthy' }] },
      grafanaUrl: 'https://grafana.example/d/x?c=prod-eu-1',
    });
  });

  it('tell the health of the Applications of all hubs', async () => {
    const { applications, missing } =
      await client.observability.getFleetMetrics('6h');
    const { total } = await client.getOverview();
    const now = (applications.status === 'ok' ? applications.value : []).reduce(
      (sum, { values }) => sum + (values.at(-1) ?? 0),
      0,
    );
    expect(now).toBe(total);
    expect(missing).toEqual([]);
  });

  it('say of a hub what to scale next, and why', async () => {
    const { items } = await client.observability.getHubs();
    expect(items.map(({ hub }) => hub)).toEqual(['prod-hub', 'nonprod-hub']);
    const { health } = await client.observability.getHub('prod-hub');
    expect(health.components).toMatchObject({
      status: 'ok',
      value: expect.arrayContaining([
        { component: 'controller', replicas: 1 },
        { component: 'redis' },
      ]),
    });
    expect(health.shards).toMatchObject({
      value: [
        {
          controller: 'argocd-application-controller-0',
          clusters: ['in-cluster', 'prod-eu-1', 'prod-us-1'],
          applications: health.applications,
        },
      ],
    });
    expect(health.advice.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'controllerReplicas',
        'repoServerReplicas',
        'parallelismLimit',
        'execTimeout',
        'gitAttempts',
        'repoCache',
      ]),
    );
    const [, calm] = items;
    expect(calm.advice.filter(({ urgency }) => urgency === 'now')).toEqual([]);
  });

  it('are absent for what does not exist', async () => {
    const { observability } = client;
    await expect(
      observability.getClusterMetrics({ ...prodEu, name: 'nope' }, '6h'),
    ).rejects.toThrow(/404/);
    await expect(observability.getHub('nope')).rejects.toThrow(/404/);
  });

  it('say how to add a server where none is known', async () => {
    const { hubs, spokes } = portalConfig(fleet.urls).fleet as JsonObject;
    const plain = await startPlugin({ hubs, spokes });
    await eventually(
      () => plain.client.getClusters(),
      ({ items }) => expect(items.length).toBeGreaterThan(3),
    );
    const { observability } = plain.client;
    const add = (words: string) => ({
      status: 'notConfigured',
      reason: expect.stringContaining(words),
    });
    expect(await observability.getClusterMetrics(prodEu, '6h')).toMatchObject({
      cpu: add('cluster: prod-eu-1'),
      applications: add('hub: prod-hub'),
    });
    expect(await observability.getHub('prod-hub')).toMatchObject({
      health: { figures: add('hub: prod-hub'), advice: [] },
    });
    await plain.stop();
  });
});
