import type { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { FakeHubClient } from '@fleet-portal/backstage-plugin-fleet-node/testUtils';
import request from 'supertest';
import { gzipSync } from 'node:zlib';
import {
  ago,
  buildApplication,
  buildApplicationSet,
  buildCluster,
  buildHub,
  FakeFleetModel,
  FakeSpokeVoices,
  fleetWorld,
  NOW,
  unreachable,
} from '../__testUtils__';
import { startFleetRoutes } from '../__testUtils__/startFleetRoutes';

const ref = {
  hub: 'prod-hub',
  namespace: 'argocd',
  name: 'checkout-prod-eu-1',
};

function hubClient(): FakeHubClient {
  const client = new FakeHubClient('prod-hub');
  client.trees.set(ref.name, [
    {
      uid: '1',
      kind: 'Deployment',
      name: 'checkout',
      parentUids: [],
      images: [],
      health: 'Degraded',
      message: 'exceeded its progress deadline',
    },
  ]);
  return client;
}

describe('the detail of an Application', () => {
  it('asks the hub once for many readers, and again after five seconds', async () => {
    const client = hubClient();
    let now = NOW;
    const fleet = await startFleetRoutes({
      hubClients: [client],
      now: () => now,
    });
    const details = await Promise.all(
      Array.from({ length: 5 }, () => fleet.client.getApplication(ref)),
    );
    const asked = ['getDiff', 'getResourceTree', 'getRevisionMetadata'];
    expect(client.calls.sort()).toEqual(asked);
    expect(details[0]).toMatchObject({
      application: {
        state: 'degraded',
        reason: 'Deployment checkout: exceeded its progress deadline',
      },
      tree: { status: 'ok' },
      diff: { status: 'ok', value: [] },
      history: [expect.objectContaining({ version: '2.14.3' })],
    });
    now += 5_001;
    await fleet.client.getApplication(ref);
    expect(client.calls.filter(call => call === 'getDiff')).toHaveLength(2);
  });

  it('tells a failure in its field and shows the rest', async () => {
    const client = hubClient();
    client.troubles.set(
      'getDiff',
      new SourceError('forbidden', 'prod-hub lets us not see that'),
    );
    client.troubles.set(
      'getResourceTree',
      new Error('secret words of a library'),
    );
    const fleet = await startFleetRoutes({ hubClients: [client] });
    const detail = await fleet.client.getApplication(ref);
    expect(detail.diff).toMatchObject({
      status: 'failed',
      reason: 'prod-hub lets us not see that',
    });
    expect(detail.tree).toMatchObject({
      status: 'failed',
      reason: expect.not.stringContaining('secret words'),
    });
    expect(JSON.stringify(detail)).not.toContain('secret words');
    expect(detail.application.ref).toEqual(ref);
  });

  it('says that a muted hub is not asked', async () => {
    const { client } = await startFleetRoutes();
    const { tree } = await client.getApplication(ref);
    expect(tree).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('Hub prod-hub is not asked'),
    });
  });
});

describe('what is asked of a hub on demand', () => {
  const on = '/api/fleet/applications/prod-hub/argocd/checkout-prod-eu-1';
  const nobody = { ...ref, name: 'nobody' };

  it('is events and sync windows, each once for many readers', async () => {
    const client = hubClient();
    const event = {
      type: 'Warning' as const,
      reason: 'OperationCompleted',
      message: 'Sync failed',
      count: 2,
    };
    client.events = [event];
    client.syncWindows = {
      canSync: false,
      reason: 'Closed for the night.',
      active: [],
      assigned: [],
    };
    const fleet = await startFleetRoutes({ hubClients: [client] });
    const answers = await Promise.all([
      fleet.client.getApplicationEvents(ref),
      fleet.client.getApplicationEvents(ref),
    ]);
    expect(answers[1].events).toMatchObject({ status: 'ok', value: [event] });
    expect(answers[1].sources.map(({ hub }) => hub)).toEqual(['prod-hub']);
    const { syncWindows } = await fleet.client.getSyncWindows(ref);
    expect(syncWindows).toMatchObject({
      status: 'ok',
      value: { canSync: false, reason: 'Closed for the night.' },
    });
    expect(client.calls).toEqual(['getEvents', 'getSyncWindows']);
  });

  it('is the manifests of the resource that is named', async () => {
    const client = hubClient();
    client.manifests.set('Deployment/checkout', {
      kind: 'Deployment',
      name: 'checkout',
      live: 'replicas: 5',
      desired: 'replicas: 2',
      masked: false,
    });
    const { client: fleet, server } = await startFleetRoutes({
      hubClients: [client],
    });
    const named = { kind: 'Deployment', name: 'checkout', version: 'v1' };
    const { manifests } = await fleet.getResourceManifests(ref, named);
    expect(manifests).toMatchObject({
      status: 'ok',
      value: { live: 'replicas: 5', desired: 'replicas: 2' },
    });
    const other = await fleet.getResourceManifests(ref, {
      ...named,
      name: 'other',
    });
    expect(other.manifests).toMatchObject({
      status: 'failed',
      reason: 'There is no Deployment other.',
    });
    const nameless = await request(server).get(`${on}/manifests?kind=Pod`);
    expect(nameless.status).toBe(400);
    expect(nameless.body.error.message).toMatch(
      /query parameter 'name' is missing: a text is needed/,
    );
  });

  it('is the events of the resource that has the uid', async () => {
    const client = hubClient();
    const event = {
      type: 'Warning' as const,
      reason: 'BackOff',
      message: 'Back-off restarting failed container',
      count: 7,
    };
    client.resourceEvents.set('6b1c-9f', [event]);
    const { client: fleet, server } = await startFleetRoutes({
      hubClients: [client],
    });
    const pod = { uid: '6b1c-9f', namespace: 'shop', name: 'checkout-1' };
    const other = { ...pod, uid: '6b1c-a0' };
    const [first, second, third] = await Promise.all(
      [pod, pod, other].map(one => fleet.getResourceEvents(ref, one)),
    );
    expect(first.events).toMatchObject({ status: 'ok', value: [event] });
    expect(second.events).toEqual(first.events);
    expect(third.events).toMatchObject({ status: 'ok', value: [] });
    expect(client.calls).toHaveLength(2);
    const without = await request(server).get(`${on}/resource-events?name=a`);
    expect(without.status).toBe(400);
    expect(without.body.error.message).toMatch(
      /query parameter 'uid' is missing: a text is needed/,
    );
  });

  it('is who made a commit, and of the history without asking', async () => {
    const commit = 'a'.repeat(40);
    const client = hubClient();
    client.revisions.set(commit, { author: 'Ada', message: 'shop 1.1.0' });
    const world = fleetWorld();
    for (const hub of world) {
      const known = hub.applications.get(`argocd/${ref.name}`);
      if (known) {
        Object.assign(known, {
          history: [{ id: 4, revisions: [commit], deployedAt: ago(60) }],
        });
      }
    }
    const { client: fleet } = await startFleetRoutes({
      hubClients: [client],
      model: new FakeFleetModel(world),
    });
    const { revision } = await fleet.getRevision(ref, commit);
    expect(revision).toMatchObject({ status: 'ok', value: { author: 'Ada' } });
    const { commits, history } = await fleet.getApplication(ref);
    expect(history[0].revisions).toEqual([commit]);
    expect(commits).toEqual([
      expect.objectContaining({
        revision: commit,
        author: 'Ada',
        message: 'shop 1.1.0',
      }),
    ]);
  });

  it('links each resource, and the logs of a pod, to Argo CD', async () => {
    const client = hubClient();
    const pod = {
      uid: '2',
      version: 'v1',
      kind: 'Pod',
      namespace: 'shop',
      name: 'checkout-1',
      parentUids: ['1'],
      images: [],
    };
    client.trees.set(ref.name, [...client.trees.get(ref.name)!, pod]);
    const { client: fleet } = await startFleetRoutes({ hubClients: [client] });
    const { tree, application } = await fleet.getApplication(ref);
    expect(tree).toMatchObject({
      value: [
        expect.not.objectContaining({ logs: expect.anything() }),
        {
          name: 'checkout-1',
          argocd: `${application.links.argocd}?node=${encodeURIComponent(
            '/Pod/shop/checkout-1/0',
          )}`,
          logs: `${application.links.argocd}?node=${encodeURIComponent(
            '/Pod/shop/checkout-1/0',
          )}&tab=logs`,
        },
      ],
    });
  });

  it('is nothing of an Application that the reader does not see', async () => {
    const client = hubClient();
    const { client: fleet } = await startFleetRoutes({
      hubClients: [client],
      decisions: { 'fleet.application.read': { result: AuthorizeResult.DENY } },
    });
    for (const unseen of [ref, nobody]) {
      const questions = [
        () => fleet.getApplicationEvents(unseen),
        () => fleet.getSyncWindows(unseen),
        () => fleet.getResourceManifests(unseen, { kind: 'Pod', name: 'a' }),
        () => fleet.getResourceEvents(unseen, { uid: '1', name: 'a' }),
        () => fleet.getRevision(unseen, 'a'.repeat(40)),
      ];
      for (const ask of questions) await expect(ask()).rejects.toThrow('404');
    }
    expect(client.calls).toEqual([]);
  });
});

describe('the deployments of an entity', () => {
  const entity = (
    kind: string,
    name: string,
    relations: Record<string, string> = {},
    annotations: Record<string, string> = {},
  ): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, annotations },
    relations: Object.entries(relations).map(([type, targetRef]) => ({
      type,
      targetRef,
    })),
  });
  const entities = [
    entity('Component', 'checkout'),
    entity('Component', 'cart'),
    entity('System', 'store', { hasPart: 'component:default/cart' }),
    entity(
      'Resource',
      'prod-hub-prod-eu-1',
      {},
      {
        'fleet-portal.io/hub': 'prod-hub',
        'fleet-portal.io/cluster': 'prod-eu-1',
      },
    ),
  ];
  const of = (kind: string, name: string) => ({
    kind,
    namespace: 'default',
    name,
  });

  it('tell environments, gaps and history in one answer without a hub', async () => {
    const client = hubClient();
    const fleet = await startFleetRoutes({ entities, hubClients: [client] });
    const cart = await fleet.client.getEntityDeployments(
      of('Component', 'cart'),
    );
    expect(cart).toMatchObject({
      entityRef: 'component:default/cart',
      matchedBy: 'name of the ApplicationSet',
      clusters: 4,
      notPlaced: [
        expect.objectContaining({ cluster: 'prod-ap-2', keys: ['tier'] }),
      ],
    });
    expect(cart.applications.map(one => one.state)).toEqual([
      'drift',
      'healthy',
      'healthy',
    ]);
    expect(cart.environments.map(one => one.name)).toEqual(['staging', 'prod']);
    expect(cart.history).toHaveLength(3);
    expect(client.calls).toEqual([]);
  });

  it('roll up what a system contains, and what runs on a cluster', async () => {
    const { client } = await startFleetRoutes({ entities });
    const store = await client.getEntityDeployments(of('system', 'store'));
    expect(store.matchedBy).toBe('what it contains');
    expect(store.applications).toHaveLength(3);
    const cluster = await client.getEntityDeployments(
      of('resource', 'prod-hub-prod-eu-1'),
    );
    expect(cluster.applications.map(one => one.service).sort()).toEqual([
      'cart',
      'checkout',
    ]);
    const nobody = await client.getEntityDeployments(of('component', 'none'));
    expect(nobody.applications).toEqual([]);
    // Any hub may be the reason for having none.
    expect(nobody.sources.map(source => source.hub)).toEqual([
      'prod-hub',
      'lab-hub',
    ]);
  });

  it('stay under 15 KB on the wire for 20 Applications with 5 deployments each', async () => {
    const clusters = Array.from({ length: 20 }, (_, index) =>
      buildCluster(`prod-eu-${index + 1}`),
    );
    const sha = (n: number) => n.toString(16).padStart(40, '0');
    const applications = clusters.map((cluster, index) =>
      buildApplication('checkout', cluster.name, {
        history: Array.from({ length: 5 }, (_, n) => ({
          id: 5 - n,
          revisions: [sha(index * 7919 + n * 104729)],
          deployedAt: ago(n * 86_400 + index),
          initiatedBy: `person-${n}`,
        })),
      }),
    );
    const { server } = await startFleetRoutes({
      entities,
      model: new FakeFleetModel([
        buildHub('prod-hub', {
          clusters,
          applications,
          applicationSets: [buildApplicationSet('checkout')],
        }),
      ]),
    });
    const answer = await request(server).get(
      '/api/fleet/entities/component/default/checkout/deployments',
    );
    expect(answer.body.applications).toHaveLength(20);
    expect(answer.body.history).toHaveLength(100);
    // Backstage's root router compresses what is longer than 1 KB.
    expect(gzipSync(JSON.stringify(answer.body)).length).toBeLessThan(5_000);
  });
});

describe('what is not heard', () => {
  it('keeps its last word, with its age and reason, and leaves others alone', async () => {
    const [prod, lab] = fleetWorld();
    const voice = {
      state: 'unreachable' as const,
      heardAt: NOW - 30_000,
      since: NOW - 30_000,
      reason: 'connection refused',
      nextTryAt: NOW + 18_000,
      quarantined: [],
    };
    let now = NOW;
    const { client } = await startFleetRoutes({
      model: new FakeFleetModel([prod, { ...lab, voice }]),
      now: () => now,
    });
    const states = async () => (await client.getOverview()).states;
    expect((await states()).notHeard).toBeUndefined();
    const before = await states();
    now += 30_000;
    expect(await states()).toEqual({
      ...before,
      healthy: (before.healthy ?? 0) - 1,
      notHeard: 1,
    });
    const { sources } = await client.getOverview();
    expect(sources[1]).toEqual({
      kind: 'hub',
      hub: 'lab-hub',
      state: 'unreachable',
      observedAt: ago(30),
      since: ago(30),
      reason: 'connection refused',
      nextTryAt: ago(-18),
    });
    const { items } = await client.getApplications({ hub: 'lab-hub' });
    expect(items[0]).toMatchObject({
      state: 'notHeard',
      health: 'Healthy',
      version: '2.17.0',
    });
  });

  it('is the portal itself when no probe is answered', async () => {
    const spokes = new FakeSpokeVoices();
    for (const hub of fleetWorld()) {
      for (const name of hub.clusters.keys()) {
        spokes.set(hub.name, name, unreachable());
      }
    }
    spokes.trouble = { since: NOW - 60_000, message: 'Look at its network.' };
    const { client } = await startFleetRoutes({ spokes });
    const overview = await client.getOverview();
    expect(overview.notice).toMatchObject({
      kind: 'ownNetwork',
      message: 'Look at its network.',
    });
    expect(overview.attention[0].kind).toBe('portal');
    expect(overview.states.contradicted).toBeUndefined();
    expect(overview.states.healthy).toBeUndefined();
    expect(overview.states.unverified).toBe(6);
    expect((await client.getVocabulary()).notice).toBeDefined();
  });
});
