import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { FakeHubClient } from '@fleet-portal/backstage-plugin-fleet-node/testUtils';
import request from 'supertest';
import {
  buildApplication,
  FakeFleetModel,
  FakeSpokeVoices,
  fleetWorld,
  NOW,
  unreachable,
} from '../__testUtils__';
import { Decisions, startFleetRoutes } from '../__testUtils__/startFleetRoutes';
import {
  argocdCompatibilityPlugin,
  communityArgocdCompatibilityPlugin,
} from './plugins';

const features = [
  argocdCompatibilityPlugin,
  communityArgocdCompatibilityPlugin,
];

/** Two hubs, with one Application of several sources and one with labels. */
function world() {
  const [prod, lab] = fleetWorld();
  const more = [
    buildApplication('multi', 'prod-eu-1', {
      namespace: 'team-a',
      project: 'shop',
      labels: { team: 'a', tier: 'web' },
      sources: [
        { repoURL: 'https://git.example.com/a.git', path: 'x', revision: 'r1' },
        {
          repoURL: 'https://charts.example.com',
          chart: 'redis',
          targetRevision: '19.x',
          revision: '19.1.0',
        },
      ],
      history: [
        {
          id: 7,
          revisions: ['r1', '19.1.0'],
          deployedAt: '2026-11-20T13:00:00Z',
        },
        {
          id: 6,
          revisions: ['r0', '19.0.0'],
          deployedAt: '2026-11-19T13:00:00Z',
          initiatedBy: 'ana',
        },
      ],
      operation: {
        phase: 'Failed',
        message: 'one or more objects failed to apply',
        startedAt: '2026-11-20T13:59:00Z',
        finishedAt: '2026-11-20T14:00:00Z',
      },
    }),
  ];
  const applications = new Map(prod.applications);
  for (const one of more) {
    applications.set(`${one.namespace}/${one.name}`, one);
  }
  return [{ ...prod, applications }, lab];
}

async function start(
  options: { decisions?: Decisions; spokes?: FakeSpokeVoices } = {},
) {
  const hubs = [new FakeHubClient('prod-hub'), new FakeHubClient('lab-hub')];
  const { server } = await startFleetRoutes({
    model: new FakeFleetModel(world()),
    hubClients: hubs,
    features,
    now: () => NOW,
    ...options,
  });
  const calls = () => hubs.flatMap(hub => hub.calls);
  const get = (path: string, plugin = 'argocd') =>
    request(server).get(`/api/${plugin}${path}`);
  return { get, calls, hubs };
}

describe('the routes of the existing Argo CD plugins', () => {
  it('answer under both plugin ids, without asking a hub', async () => {
    const { get, calls } = await start();
    for (const plugin of ['argocd', 'backstage-community-argocd']) {
      const check = await get('/check', plugin);
      expect([check.status, check.text]).toEqual([200, 'OK']);
      expect((await get('/find/name/cart-prod-eu-1', plugin)).body).toEqual([
        {
          name: 'prod-hub',
          url: 'https://prod-hub.example.com',
          appName: ['cart-prod-eu-1'],
        },
      ]);
    }
    expect(calls()).toEqual([]);
  });

  it('find by name on every hub, with the Applications where they are asked for', async () => {
    const { get } = await start();
    const found = await get(
      '/find/name/multi-prod-eu-1?expand=applications&project=shop&appNamespace=team-a',
    );
    expect(found.body).toMatchObject([
      {
        name: 'prod-hub',
        appName: ['multi-prod-eu-1'],
        applications: [{ metadata: { name: 'multi-prod-eu-1' } }],
      },
    ]);
    for (const narrowed of ['project=other', 'appNamespace=argocd']) {
      const none = await get(`/find/name/multi-prod-eu-1?${narrowed}`);
      expect(none.body).toEqual([]);
    }
  });

  it('find by selector, encoded once or twice', async () => {
    const { get } = await start();
    const selector = encodeURIComponent('team=a,tier in (web, api)');
    for (const sent of [selector, encodeURIComponent(selector)]) {
      expect((await get(`/find/selector/${sent}`)).body).toEqual([
        {
          name: 'prod-hub',
          url: 'https://prod-hub.example.com',
          appName: ['multi-prod-eu-1'],
        },
      ]);
    }
    const list = await get(
      `/argoInstance/prod-hub/applications/selector/${selector}`,
    );
    expect(list.body.items).toMatchObject([
      {
        metadata: {
          instance: { name: 'prod-hub', url: 'https://prod-hub.example.com' },
        },
      },
    ]);
    const none = await get(
      '/argoInstance/lab-hub/applications/selector/team%3Da',
    );
    expect(none.body.items).toEqual([]);
    const bad = await get('/find/selector/in%20(');
    expect(bad.status).toBe(400);
    expect(bad.body.error.message).toMatch(/must be a label selector/);
  });

  it("have the shape of Argo CD's own Application, in the union of both", async () => {
    const { get } = await start();
    const path = '/argoInstance/prod-hub/applications';
    const multi = await get(`${path}/name/multi-prod-eu-1`);
    expect(multi.body).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      instance: 'prod-hub',
      metadata: {
        name: 'multi-prod-eu-1',
        namespace: 'team-a',
        uid: 'uid-multi-prod-eu-1',
        labels: { team: 'a', tier: 'web' },
        instance: { name: 'prod-hub', url: 'https://prod-hub.example.com' },
      },
      spec: {
        project: 'shop',
        destination: { name: 'prod-eu-1', namespace: 'multi' },
        sources: [
          { repoURL: 'https://git.example.com/a.git', path: 'x' },
          {
            repoURL: 'https://charts.example.com',
            chart: 'redis',
            targetRevision: '19.x',
          },
        ],
      },
      status: {
        sync: { status: 'Synced', revisions: ['r1', '19.1.0'] },
        health: { status: 'Healthy', lastTransitionTime: expect.any(String) },
        operationState: {
          phase: 'Failed',
          message: 'one or more objects failed to apply',
          startedAt: '2026-11-20T13:59:00Z',
          finishedAt: '2026-11-20T14:00:00Z',
          operation: { initiatedBy: {}, sync: {} },
        },
        conditions: [],
        summary: { images: ['registry.example.com/multi:1.0.0'] },
        history: [
          expect.objectContaining({
            id: 6,
            revisions: ['r0', '19.0.0'],
            initiatedBy: { username: 'ana' },
          }),
          expect.objectContaining({ id: 7, revisions: ['r1', '19.1.0'] }),
        ],
        resources: [],
      },
    });
    const single = await get(`${path}/cart-prod-eu-1`);
    expect(single.body).toMatchObject({
      statusCode: 200,
      instance: 'prod-hub',
      spec: { source: { path: 'services/cart', targetRevision: 'main' } },
      status: {
        sync: { status: 'OutOfSync', revision: expect.stringMatching(/^8c1f/) },
      },
    });
    expect(single.body.spec.sources).toBeUndefined();
  });

  it('tell the resources of one Application, which its hub is asked for once', async () => {
    const { get, calls, hubs } = await start();
    const root = { group: 'apps', version: 'v1', namespace: 'cart' };
    hubs[0].trees.set('cart-prod-us-1', [
      {
        ...root,
        ...{ uid: 'u1', kind: 'Deployment', name: 'cart', parentUids: [] },
        ...{ health: 'Degraded', message: 'no pods', images: [] },
      },
      {
        ...root,
        ...{ uid: 'u2', kind: 'ReplicaSet', name: 'cart-1' },
        ...{ parentUids: ['u1'], images: [] },
      },
      {
        ...{ uid: 'u3', kind: 'Job', namespace: 'cart', name: 'migrate' },
        ...{ parentUids: [], images: [] },
      },
    ]);
    const path = '/argoInstance/prod-hub/applications/name/cart-prod-us-1';
    const answers = await Promise.all([1, 2, 3].map(() => get(path)));
    for (const { body } of answers) {
      expect(body.status.resources).toEqual([
        {
          ...{ ...root, kind: 'Deployment', name: 'cart', status: 'Synced' },
          health: { status: 'Degraded', message: 'no pods' },
        },
        { kind: 'Job', namespace: 'cart', name: 'migrate', status: 'Unknown' },
      ]);
    }
    const asked = calls().filter(call => call === 'getResourceTree');
    expect(asked).toHaveLength(1);
    const list = await get('/allArgoApps/prod-hub');
    for (const { status } of list.body.items) {
      expect(status.resources).toEqual([]);
    }

    hubs[1].setTrouble(new SourceError('unreachable', 'It is gone.'));
    const lost = await get(
      '/argoInstance/lab-hub/applications/name/checkout-dev-eu-1',
    );
    expect(lost.body.status).toMatchObject({
      resources: [],
      conditions: [
        {
          type: 'FleetResourcesNotKnown',
          message: 'Its resources are not known: It is gone.',
        },
      ],
    });
  });

  it('tell a commit, which the hub is asked for once', async () => {
    const { get, calls, hubs } = await start();
    const commit = '8c1f02e5b1d9c4aa70e3b2f19d05a1c7e6f80912';
    hubs[0].revisions.set(commit, {
      author: 'Ana',
      committedAt: '2026-11-20T12:00:00Z',
      message: 'Raise the limits',
    });
    const path = `/argoInstance/prod-hub/applications/name/cart-prod-eu-1/revisions/${commit}/metadata`;
    for (let reader = 0; reader < 3; reader++) {
      expect((await get(path)).body).toEqual({
        author: 'Ana',
        date: '2026-11-20T12:00:00Z',
        message: 'Raise the limits',
        revisionID: commit,
      });
    }
    expect(calls()).toEqual(['getRevisionMetadata']);
    hubs[1].setTrouble(new SourceError('unreachable', 'It is gone.'));
    const lost = '/argoInstance/lab-hub/applications/name';
    const unknown = await get(
      `${lost}/checkout-dev-eu-1/revisions/${commit}/metadata`,
    );
    // The old front ends show no commit of any hub when one is refused.
    expect([unknown.status, unknown.body]).toEqual([
      200,
      {
        author: 'not known',
        message: 'Not known: It is gone.',
        revisionID: commit,
      },
    ]);
    const none = await get(`${lost}/none/revisions/${commit}/metadata`);
    expect(none.status).toBe(404);
  });

  it('list a hub whole, and know which source is there', async () => {
    const { get } = await start();
    const all = await get('/allArgoApps/prod-hub');
    expect(all.body.items).toHaveLength(9);
    const repo = encodeURIComponent(
      'https://git.example.com/platform/fleet.git',
    );
    const there = (path: string) =>
      get(`/argoInstance/prod-hub/repo/${repo}/source/${path}`);
    expect((await there('services%2Fcart')).body).toBe(true);
    expect((await there('services%2Fnone')).body).toBe(false);
  });

  it('say 404 for an instance and an Application that are not there', async () => {
    const { get } = await start();
    const instance = await get('/argoInstance/nohub/applications/cart');
    expect(instance.status).toBe(404);
    expect(instance.body.error.message).toMatch(
      /cannot find an argo instance to match this cluster/,
    );
    const app = await get('/argoInstance/lab-hub/applications/name/none');
    expect(app.status).toBe(404);
    expect(app.body.error.message).toMatch(/no Application none on instance/);
  });

  it('call nothing healthy that nobody can vouch for', async () => {
    const spokes = new FakeSpokeVoices();
    spokes.set('prod-hub', 'prod-us-1', unreachable());
    const { get } = await start({ spokes });
    const path = '/argoInstance/prod-hub/applications/name';
    const lost = await get(`${path}/cart-prod-us-1`);
    expect(lost.body.status).toMatchObject({
      sync: { status: 'Unknown' },
      health: { status: 'Unknown' },
      conditions: [
        {
          type: 'FleetNotHeard',
          message: expect.stringMatching(
            /does not answer.*i\/o timeout.*last word was sync Synced, health Healthy/,
          ),
        },
      ],
    });
    const well = await get(`${path}/cart-staging-eu-1`);
    expect(well.body.status.health.status).toBe('Healthy');
  });

  it('show only what the reader may see, and refuse who may not see the fleet', async () => {
    const onlyShop: Decisions = {
      'fleet.application.read': {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'fleet',
        resourceType: 'fleet-application',
        conditions: {
          rule: 'IN_PROJECT',
          resourceType: 'fleet-application',
          params: { projects: ['shop'] },
        },
      },
    };
    const some = await start({ decisions: onlyShop });
    const list = await some.get('/allArgoApps/prod-hub');
    const names = list.body.items.map(
      (item: { metadata: { name: string } }) => item.metadata.name,
    );
    expect(names).toEqual(['cart-staging-eu-1', 'multi-prod-eu-1']);
    const hidden = await some.get(
      '/argoInstance/prod-hub/applications/name/cart-prod-eu-1',
    );
    expect(hidden.status).toBe(404);

    const none = await start({
      decisions: { 'fleet.read': { result: AuthorizeResult.DENY } },
    });
    const refused = await none.get('/find/name/cart-prod-eu-1');
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toMatch(/fleet\.read/);
  });
});
