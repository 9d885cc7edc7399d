import { mockCredentials } from '@backstage/backend-test-utils';
import {
  FleetClient,
  signalMessageSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { ConfigSources, MutableConfigSource } from '@backstage/config-loader';
import type { JsonObject } from '@backstage/types';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { eventually, startPlugin } from './__testUtils__/startPlugin';
import {
  applicationOf,
  applicationSetOf,
  clusterOf,
} from './hub/argocd/__testUtils__/fixtures';
import { FakeArgoCd } from './hub/argocd/__testUtils__/FakeArgoCd';
import { waitFor } from './hub/argocd/__testUtils__/waitFor';
import { collectMetrics } from './metrics/__testUtils__/collectMetrics';

describe('the fleet plugin', () => {
  jest.setTimeout(120_000);
  let east: FakeArgoCd;
  let west: FakeArgoCd;

  const fill = (hub: FakeArgoCd, prefix: string) => {
    hub.clusters = [clusterOf('eu-1')];
    hub.applicationSets = [applicationSetOf('shop', [`${prefix}-shop`])];
    hub.applications = [applicationOf({ name: `${prefix}-shop` })];
  };
  const entry = (name: string, hub: FakeArgoCd) => ({
    name,
    url: `http://127.0.0.1:${hub.port}`,
    token: 'the-token',
  });
  /** It stays without an answer for as long as a test takes. */
  const patient = { timeout: { minutes: 10 } };
  const names = async (client: FleetClient) => {
    const { items } = await client.getApplications({});
    return items.map(({ ref }) => ref.name).sort();
  };
  const voices = async (client: FleetClient) => {
    const { sources } = await client.getOverview();
    const hubs = sources.filter(({ kind }) => kind === 'hub');
    return Object.fromEntries(hubs.map(one => [one.hub, one]));
  };

  beforeEach(async () => {
    east = new FakeArgoCd();
    west = new FakeArgoCd();
    fill(east, 'east');
    fill(west, 'west');
    await east.start();
    await west.start();
  });
  afterEach(async () => {
    await east.stop();
    await west.stop();
  });

  it('starts beside hubs that are wrong, silent or refuse us, and says why', async () => {
    west.tokens.clear();
    const silent = new FakeArgoCd();
    silent.intercept = () => true;
    await silent.start();
    const { client, stop } = await startPlugin({
      hubs: [
        entry('east-hub', east),
        entry('west-hub', west),
        { ...entry('silent-hub', silent), ...patient },
        { name: 'wrong-hub', url: 'argocd.example.com', token: 'x' },
        { name: 'gone-hub', url: 'http://127.0.0.1:9', token: 'x' },
        {
          name: 'muted-hub',
          url: 'http://127.0.0.1:9',
          token: 'x',
          muted: { reason: 'moves house', by: 'ana' },
        },
        {
          ...entry('resting-hub', east),
          muted: { reason: 'rests', by: 'ben', until: '2100-01-31T12:00Z' },
        },
        {
          ...entry('awake-hub', east),
          muted: { reason: 'rested', until: '2020-01-31T12:00Z' },
        },
      ],
    });
    const heard = await eventually(
      () => voices(client),
      hubs => {
        expect(hubs['east-hub'].state).toBe('ok');
        expect(hubs['west-hub'].state).toBe('unauthorized');
        expect(hubs['gone-hub'].state).toBe('unreachable');
        expect(hubs['awake-hub'].state).toBe('ok');
      },
    );
    expect(await names(client)).toEqual(['east-shop', 'east-shop']);
    expect(heard['west-hub'].reason).toMatch(
      /refused our token; renew fleet\.hubs\[west-hub\]\.token/,
    );
    expect(heard['wrong-hub']).toMatchObject({
      state: 'unreachable',
      reason: expect.stringMatching(/fleet\.hubs\[wrong-hub\]\.url must be/),
    });
    expect(heard['gone-hub'].reason).toMatch(/refuses the connection/);
    expect(heard['silent-hub'].state).toBe('pending');
    expect(heard['muted-hub']).toMatchObject({
      state: 'disabled',
      reason: expect.stringMatching(/moves house.*by ana/),
    });
    expect(heard['resting-hub']).toMatchObject({
      state: 'disabled',
      reason: 'rests, by ben, until 2100-01-31T12:00:00.000Z',
    });
    await stop();
    await waitFor(() => silent.openSockets === 0);
    await silent.stop();
  });

  it('follows a change within the stream, and hints at it on the signal channel', async () => {
    const { client, signals, stop } = await startPlugin({
      hubs: [entry('east-hub', east)],
    });
    await eventually(
      () => names(client),
      all => expect(all).toEqual(['east-shop']),
    );
    const { version, epoch } = await client.getOverview();
    east.emit(
      'MODIFIED',
      applicationOf({
        name: 'east-shop',
        resourceVersion: '101',
        sync: 'OutOfSync',
      }),
    );
    const hints = () =>
      signals.map(({ message }) => signalMessageSchema.strict().parse(message));
    await waitFor(() => hints().some(hint => hint.version > version));
    expect(hints().every(hint => hint.epoch === epoch)).toBe(true);
    expect(signals.at(-1)).toMatchObject({
      channel: 'fleet:changes',
      recipients: { type: 'broadcast' },
    });
    // The first hint may be of what was listed last.
    await eventually(
      () => client.getChanges(version, epoch),
      changes =>
        expect(changes).toMatchObject({
          resync: false,
          applications: [{ ref: { name: 'east-shop' }, sync: 'OutOfSync' }],
        }),
    );
    await stop();
    await waitFor(() => east.openSockets === 0);
  });

  it('takes a renewed token, and who is muted, from the configuration as it goes', async () => {
    const configured = (hub: JsonObject) => ({
      fleet: { hubs: [{ ...entry('east-hub', east), ...hub }] },
    });
    const source = MutableConfigSource.create({ data: configured({}) });
    const config = await ConfigSources.toConfig(source);
    const { client, stop } = await startPlugin({}, { config });
    const untilVoiceIs = (voice: object) =>
      eventually(
        () => voices(client),
        heard => expect(heard['east-hub']).toMatchObject(voice),
      );
    await untilVoiceIs({ state: 'ok' });

    east.tokens.clear();
    east.tokens.add('the-next-token');
    source.setData(configured({ token: 'the-next-token' }));
    const ref = { hub: 'east-hub', namespace: 'argocd', name: 'east-shop' };
    east.answers.set('/api/v1/applications/east-shop/events', {});
    await eventually(
      () => client.getApplicationEvents(ref),
      ({ events }) => expect(events).toMatchObject({ status: 'ok' }),
    );

    const muted = { reason: 'moves house', by: 'ada' };
    source.setData(configured({ token: 'the-next-token', muted }));
    await untilVoiceIs({ state: 'disabled', reason: 'moves house, by ada' });
    await waitFor(() => east.streams('applications').length === 0);
    const asked = east.requests.length;
    const { syncWindows } = await client.getSyncWindows(ref);
    expect(syncWindows).toMatchObject({ status: 'failed' });
    expect(await names(client)).toEqual(['east-shop']);
    expect(east.requests).toHaveLength(asked);

    source.setData(configured({ token: 'the-next-token' }));
    await untilVoiceIs({ state: 'ok' });
    await stop();
    config.close();
  });

  it('takes ways to spokes from the configuration as it goes', async () => {
    const accepted = new Set(['first']);
    const spoke = createServer((request, response) => {
      const token = request.headers.authorization?.replace('Bearer ', '');
      response.setHeader('Content-Type', 'application/json');
      response.writeHead(accepted.has(token ?? '') ? 200 : 401);
      response.end('{"gitVersion":"v1.36.1","items":[]}');
    }).listen(0, '127.0.0.1');
    await once(spoke, 'listening');
    const address = spoke.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const configured = (...spokes: JsonObject[]) => ({
      fleet: {
        hubs: [entry('east-hub', east)],
        probes: { interval: '1s', timeout: '900ms' },
        spokes,
      },
    });
    const way = (token: string) => ({
      hub: 'east-hub',
      cluster: 'eu-1',
      url: `http://127.0.0.1:${port}`,
      token,
    });
    const source = MutableConfigSource.create({ data: configured() });
    const config = await ConfigSources.toConfig(source);
    const { client, stop } = await startPlugin({}, { config });
    const untilProbeIs = (state: string) =>
      eventually(
        () => client.getClusters(),
        ({ items }) => expect(items[0]?.probe).toMatchObject({ state }),
      );
    await untilProbeIs('notConfigured');
    source.setData(configured(way('wrong')));
    await untilProbeIs('unauthorized');
    source.setData(configured(way('first')));
    await untilProbeIs('reachable');
    accepted.clear();
    await untilProbeIs('unauthorized');
    accepted.add('second');
    source.setData(configured(way('second')));
    await untilProbeIs('reachable');
    source.setData(configured());
    await untilProbeIs('notConfigured');
    await stop();
    config.close();
    spoke.closeAllConnections();
    spoke.close();
  });

  it('keeps the last word of a hub that dies, leaves the other alone, and recovers', async () => {
    const { client, stop } = await startPlugin({
      hubs: [entry('east-hub', east), entry('west-hub', west)],
      staleAfter: { milliseconds: 300 },
    });
    await eventually(
      () => names(client),
      all => expect(all).toEqual(['east-shop', 'west-shop']),
    );
    const { port } = west;
    await west.stop();
    await eventually(
      () => client.getApplications({ hub: 'west-hub' }),
      ({ items }) =>
        expect(items).toEqual([expect.objectContaining({ state: 'notHeard' })]),
    );
    // Its silence is long enough before it is asked again.
    await eventually(
      () => voices(client),
      heard =>
        expect(heard['west-hub']).toMatchObject({
          state: 'unreachable',
          reason: expect.stringMatching(/refuses the connection/),
          observedAt: expect.any(String),
          nextTryAt: expect.any(String),
        }),
    );
    expect(await names(client)).toEqual(['east-shop', 'west-shop']);

    await west.start(port);
    await waitFor(() => west.streams('applications').length === 1);
    await stop();
  });

  it('asks a hub nothing for the pages that people look at', async () => {
    const { client, stop } = await startPlugin({
      hubs: [entry('east-hub', east)],
    });
    await eventually(
      () => names(client),
      all => expect(all).toEqual(['east-shop']),
    );
    await waitFor(() => east.requests.includes('GET /api/v1/projects'));
    const before = east.requests.length;
    for (let viewer = 0; viewer < 20; viewer++) {
      await client.getOverview();
      await client.getMatrix({});
      await client.getClusters();
      await client.getApplicationSets();
    }
    const asked = east.requests.slice(before);
    // Only what the watcher asks by itself, whoever looks.
    expect(asked.filter(one => one !== 'GET /api/v1/clusters')).toEqual([]);
    await stop();
  });

  it('is ready while no hub and no spoke ever answers, and counts what it asks', async () => {
    for (const hub of [east, west]) hub.intercept = () => true;
    const { metrics, collect, points, stop: stopMetrics } = collectMetrics();
    const { url, client, stop } = await startPlugin(
      {
        hubs: [
          { ...entry('east-hub', east), timeout: { milliseconds: 200 } },
          { ...entry('west-hub', west), ...patient },
        ],
        spokes: [
          {
            hub: 'east-hub',
            cluster: 'eu-1',
            url: `http://127.0.0.1:${west.port}`,
            token: 'the-token',
          },
        ],
      },
      { metrics },
    );
    const readiness = () => fetch(`${url}/.backstage/health/v1/readiness`);
    expect((await readiness()).status).toBe(200);
    expect((await voices(client))['west-hub'].state).toBe('pending');

    const heard = async (name: string) => {
      const all = await points('fleet.hub.status');
      const held = all.filter(one => one.value === 1);
      return held.find(one => one.attributes['fleet.hub.name'] === name)
        ?.attributes['fleet.hub.state'];
    };
    await eventually(
      () => heard('east-hub'),
      state => expect(state).toBe('unreachable'),
    );
    expect(await points('fleet.hub.request.duration')).toContainEqual({
      value: expect.any(Number),
      attributes: {
        'fleet.hub.name': 'east-hub',
        'fleet.operation.name': 'check',
        'error.type': 'unreachable',
      },
    });

    east.intercept = undefined;
    await eventually(
      () => heard('east-hub'),
      state => expect(state).toBe('ok'),
    );
    expect(await heard('west-hub')).toBe('pending');
    expect((await readiness()).status).toBe(200);
    expect(await points('fleet.hub.application.count')).toContainEqual({
      value: 1,
      attributes: { 'fleet.hub.name': 'east-hub' },
    });
    const exported = JSON.stringify(await collect());
    expect(exported).not.toMatch(/the-token|127\.0\.0\.1|east-shop/);
    await stop();
    await stopMetrics();
  });

  it('refuses what no route has in the shape of every error, and leaves the framework its own', async () => {
    const { url, stop } = await startPlugin({ hubs: [] });
    const asUser = { authorization: mockCredentials.user.header() };
    for (const [method, path] of [
      ['GET', '/nope'],
      ['DELETE', '/overview'],
    ]) {
      const answer = await fetch(`${url}/api/fleet${path}`, {
        method,
        headers: asUser,
      });
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({
        error: {
          name: 'NotFoundError',
          message: `There is no route ${method} ${path}. The routes are in the API document at /openapi.json.`,
        },
      });
    }
    const rules = await fetch(
      `${url}/api/fleet/.well-known/backstage/permissions/metadata`,
      { headers: asUser },
    );
    expect(rules.status).toBe(200);
    await stop();
  });
});
