import type { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import {
  fleetApplicationReadPermission,
  fleetClusterReadPermission,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  applicationSetSpec,
  buildHub,
  FakeFleetModel,
  FakeSpokeVoices,
  fleetWorld,
  unreachable,
} from '../__testUtils__';
import { Decisions, startFleetRoutes } from '../__testUtils__/startFleetRoutes';
import {
  createFleetApplicationConditionalDecision,
  fleetApplicationConditions,
} from './applicationRules';
import {
  createFleetClusterConditionalDecision,
  fleetClusterConditions,
} from './clusterRules';

const allow = { result: AuthorizeResult.ALLOW } as const;
const deny = { result: AuthorizeResult.DENY } as const;
const applications = (
  ...[condition]: [
    Parameters<typeof createFleetApplicationConditionalDecision>[1],
  ]
) =>
  createFleetApplicationConditionalDecision(
    fleetApplicationReadPermission,
    condition,
  );
const clusters = (
  condition: Parameters<typeof createFleetClusterConditionalDecision>[1],
) =>
  createFleetClusterConditionalDecision(fleetClusterReadPermission, condition);

function component(name: string, owner: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name },
    spec: { type: 'service' },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}

const entities = [
  component('checkout', 'group:default/checkout'),
  component('cart', 'group:default/shop'),
];

/** Everything that a reader can get without knowing a name. */
async function readAll(decisions: Decisions) {
  const { client, server } = await startFleetRoutes({ decisions, entities });
  const overview = await client.getOverview();
  return {
    client,
    server,
    overview,
    matrix: await client.getMatrix({}),
    clusters: await client.getClusters(),
    applications: await client.getApplications({}),
    sets: await client.getApplicationSets(),
    vocabulary: await client.getVocabulary(),
    changes: await client.getChanges(1, 'epoch-1'),
    cart: await client.getEntityDeployments({
      kind: 'component',
      namespace: 'default',
      name: 'cart',
    }),
  };
}

describe('permissions of the fleet', () => {
  it('refuse the whole page without fleet.read, and put it on record', async () => {
    const { server, events } = await startFleetRoutes({
      decisions: { 'fleet.read': deny },
    });
    const paths = [
      '/overview',
      '/matrix',
      '/clusters',
      '/clusters/prod-hub/prod-eu-1',
      '/applications',
      '/applications/prod-hub/argocd/cart-prod-eu-1',
      '/applicationsets',
      '/applicationsets/prod-hub/argocd/cart',
      '/entities/component/default/cart/deployments',
      '/changes?since=1&epoch=epoch-1',
      '/rollouts',
      '/rollouts/cart',
      '/events',
      '/vocabulary',
    ];
    for (const path of paths) {
      const answer = await request(server).get(`/api/fleet${path}`);
      expect([path, answer.status]).toEqual([path, 403]);
      expect(answer.body.error.message).toContain('fleet.read');
    }
    expect(events).toEqual(
      paths.map(() => ({ eventId: 'fleet-access', outcome: 'fail' })),
    );
  });

  it('show the owner their services and nothing of others', async () => {
    const all = await readAll({
      'fleet.application.read': applications(
        fleetApplicationConditions.isOwner({
          claims: ['user:default/ann', 'group:default/shop'],
        }),
      ),
      'fleet.cluster.read': deny,
    });
    expect(all.overview.total).toBe(3);
    expect(all.overview.clusters).toEqual([]);
    expect(all.matrix.rows.map(row => row.service)).toEqual(['cart']);
    expect(all.applications.total).toBe(3);
    expect(all.sets.items.map(set => set.ref.name)).toEqual(['cart']);
    expect(all.cart.applications).toHaveLength(3);
    expect(all.cart.notPlaced).toEqual([]);
    expect(all.overview.hubs.map(hub => hub.name)).toEqual(['prod-hub']);
    const words = JSON.stringify([
      all.overview,
      all.matrix,
      all.applications,
      all.sets,
      all.vocabulary,
    ]);
    expect(words).not.toMatch(/checkout|loyalty|stray|lab-hub|prod-ap-2/);
  });

  it('show somebody else an empty fleet', async () => {
    const all = await readAll({
      'fleet.application.read': applications(
        fleetApplicationConditions.isOwner({ claims: ['group:default/web'] }),
      ),
      'fleet.cluster.read': deny,
    });
    expect(all.overview).toMatchObject({
      total: 0,
      states: {},
      behind: 0,
      hubs: [],
      clusters: [],
      attention: [],
      sources: [],
    });
    expect(all.matrix).toMatchObject({ columns: [], rows: [], total: 0 });
    expect(all.sets.items).toEqual([]);
    expect(all.cart.applications).toEqual([]);
    expect(all.vocabulary.labels).toEqual({});
  });

  it('answer the same for what is hidden and what does not exist', async () => {
    const { server } = await startFleetRoutes({
      decisions: {
        'fleet.application.read': deny,
        'fleet.cluster.read': deny,
      },
    });
    const pairs = [
      ['/clusters/prod-hub/prod-eu-1', '/clusters/prod-hub/no-such-1'],
      [
        '/applications/prod-hub/argocd/cart-prod-eu-1',
        '/applications/prod-hub/argocd/cart-no-such-1',
      ],
      [
        '/applicationsets/prod-hub/argocd/cart',
        '/applicationsets/prod-hub/argocd/none',
      ],
      ['/rollouts/cart', '/rollouts/none'],
    ];
    for (const [hidden, absent] of pairs) {
      const [a, b] = [
        await request(server).get(`/api/fleet${hidden}`),
        await request(server).get(`/api/fleet${absent}`),
      ];
      expect([a.status, b.status]).toEqual([404, 404]);
      const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
      expect(a.body.error.message.replace(nameOf(hidden), 'X')).toBe(
        b.body.error.message.replace(nameOf(absent), 'X'),
      );
    }
  });

  it('answer a hidden fleet exactly like an absent one', async () => {
    const decisions: Decisions = {
      'fleet.application.read': applications(
        fleetApplicationConditions.onHub({ hubs: ['lab-hub'] }),
      ),
      'fleet.cluster.read': clusters(
        fleetClusterConditions.onHub({ hubs: ['lab-hub'] }),
      ),
    };
    const world = fleetWorld();
    const spokes = new FakeSpokeVoices().set(
      'prod-hub',
      'prod-ap-2',
      unreachable(),
    );
    const full = await startFleetRoutes({
      model: new FakeFleetModel(world),
      decisions,
      spokes,
    });
    const small = await startFleetRoutes({
      model: new FakeFleetModel(world.slice(1)),
      decisions,
      spokes,
    });
    expect(await full.client.getOverview()).toEqual(
      await small.client.getOverview(),
    );
    expect(await full.client.getMatrix({})).toEqual(
      await small.client.getMatrix({}),
    );
    expect(await full.client.getApplications({ q: 'cart' })).toEqual(
      await small.client.getApplications({ q: 'cart' }),
    );
    expect(await full.client.getApplicationSets()).toEqual(
      await small.client.getApplicationSets(),
    );
    expect(await full.client.getVocabulary()).toEqual(
      await small.client.getVocabulary(),
    );
  });

  it('count of the spokes that nobody reaches only those that may be seen', async () => {
    const spokes = new FakeSpokeVoices();
    for (const { name: hub, clusters: all } of fleetWorld()) {
      for (const name of all.keys()) spokes.set(hub, name, unreachable());
    }
    const message = 'None of the 7 spokes that the portal asks answers.';
    spokes.trouble = { since: 0, message };
    const overviewFor = async (condition?: Parameters<typeof clusters>[0]) => {
      const { client } = await startFleetRoutes({
        spokes,
        decisions: {
          'fleet.application.read': condition ? deny : allow,
          'fleet.cluster.read': condition ? clusters(condition) : allow,
        },
      });
      return client.getOverview();
    };
    const { inEnvironment } = fleetClusterConditions;
    const all = await overviewFor();
    expect(all.notice).toMatchObject({ message });
    const some = await overviewFor(
      inEnvironment({ environments: ['staging'] }),
    );
    expect(some.notice?.message).toMatch(/^None of the 1 spokes/);
    expect(JSON.stringify(some)).not.toContain('the 7 spokes');
    const none = await overviewFor(inEnvironment({ environments: ['none'] }));
    expect(none.notice).toBeUndefined();
  });

  it('narrow by project, environment and label of the cluster', async () => {
    const names = async (
      condition: Parameters<typeof applications>[0],
    ): Promise<string[]> => {
      const { client } = await startFleetRoutes({
        entities,
        decisions: { 'fleet.application.read': applications(condition) },
      });
      const { items } = await client.getApplications({});
      return items.map(item => item.ref.name).sort();
    };
    const { inProject, inEnvironment, hasClusterLabel, isOwner } =
      fleetApplicationConditions;
    expect(await names(inProject({ projects: ['shop'] }))).toEqual([
      'cart-staging-eu-1',
    ]);
    expect(await names(inEnvironment({ environments: ['dev'] }))).toEqual([
      'checkout-dev-eu-1',
    ]);
    expect(
      await names(hasClusterLabel({ label: 'tier', values: ['edge'] })),
    ).toEqual(['checkout-prod-ap-2']);
    expect(await names(hasClusterLabel({ label: 'nothere' }))).toEqual([]);
    expect(
      await names({
        allOf: [
          isOwner({ claims: ['group:default/checkout'] }),
          { not: inEnvironment({ environments: ['prod'] }) },
        ],
      }),
    ).toEqual(['checkout-dev-eu-1', 'checkout-staging-eu-1']);
  });

  it('hide clusters and what hangs on them', async () => {
    const decision = clusters(
      fleetClusterConditions.inEnvironment({ environments: ['staging'] }),
    );
    const all = await readAll({ 'fleet.cluster.read': decision });
    expect(all.clusters.items.map(one => one.ref.name)).toEqual([
      'staging-eu-1',
    ]);
    expect(all.vocabulary.environments).toEqual(['staging']);
    // Applications may be seen everywhere, and their cells need a column.
    expect(all.matrix.columns).toHaveLength(5);
    expect(all.matrix.rows.find(row => row.service === 'cart')?.gaps).toEqual(
      [],
    );
  });

  it('count in a preview what may not be seen, by environment and without a name', async () => {
    const staging = { environments: ['staging'] };
    const decisions = {
      'fleet.cluster.read': clusters(
        fleetClusterConditions.inEnvironment(staging),
      ),
      'fleet.application.read': applications(
        fleetApplicationConditions.inEnvironment(staging),
      ),
    };
    const preview = async (name: string, labels: Record<string, string>) => {
      const { client } = await startFleetRoutes({ decisions });
      return client.previewPlacement({
        hubs: ['prod-hub'],
        applicationSet: {
          metadata: { name },
          spec: applicationSetSpec(name, labels),
        },
      });
    };
    const added = await preview('pricing', {});
    expect(added.summary).toMatchObject({ added: 4, clusters: 4 });
    expect(added.hubs[0].changes.map(one => one.cluster)).toEqual([
      'staging-eu-1',
    ]);
    expect(added.hidden).toEqual([
      {
        hub: 'prod-hub',
        environment: 'prod',
        production: true,
        clusters: 3,
        newOn: 3,
        added: 3,
        changed: 0,
        removed: 0,
      },
    ]);
    const removed = await preview('checkout', { env: 'staging' });
    expect(removed.summary).toMatchObject({ removedInProduction: 3 });
    expect(removed.hidden).toMatchObject([{ removed: 3, clusters: 3 }]);
    for (const answer of [added, removed]) {
      expect(JSON.stringify(answer)).not.toMatch(/prod-(eu|us|ap)-\d/);
    }

    const { client } = await startFleetRoutes({ decisions });
    const gone = await client.previewPlacement({
      cluster: { hub: 'prod-hub', name: 'prod-eu-1', labels: null },
    });
    const never = await client.previewPlacement({
      cluster: { hub: 'prod-hub', name: 'prod-eu-9', labels: null },
    });
    expect(JSON.parse(JSON.stringify(gone).replaceAll('eu-1', 'eu-9'))).toEqual(
      JSON.parse(JSON.stringify(never).replaceAll('eu-1', 'eu-9')),
    );
  });

  it('do not tell the names of removed Applications to who may see a part', async () => {
    const model = new FakeFleetModel(fleetWorld());
    const { client } = await startFleetRoutes({
      model,
      decisions: {
        'fleet.application.read': applications(
          fleetApplicationConditions.onHub({ hubs: ['lab-hub'] }),
        ),
      },
    });
    const ref = { hub: 'prod-hub', namespace: 'argocd', name: 'secret' };
    model.change(fleetWorld(), { removedApplications: [ref] });
    const changes = await client.getChanges(1, 'epoch-1');
    expect(changes).toMatchObject({ resync: true, removedApplications: [] });
  });

  it('have who may see a part read again what may be hidden now', async () => {
    const model = new FakeFleetModel(fleetWorld());
    const { client } = await startFleetRoutes({
      model,
      decisions: {
        'fleet.application.read': applications(
          fleetApplicationConditions.inProject({ projects: ['shop'] }),
        ),
      },
    });
    const [prod, lab] = fleetWorld();
    const key = 'argocd/cart-staging-eu-1';
    const moved = { ...prod.applications.get(key)!, project: 'secret' };
    const hub = {
      ...prod,
      applications: new Map(prod.applications).set(key, moved),
    };
    const ref = { hub: 'prod-hub', namespace: 'argocd', name: moved.name };
    model.change([hub, lab], { applications: [ref], regrouped: true });
    expect(await client.getChanges(1, 'epoch-1')).toMatchObject({
      resync: true,
      applications: [],
      removedApplications: [],
    });

    // What says nothing of who may see what costs nobody a second look.
    model.change([hub, lab], { applications: [ref] });
    expect(await client.getChanges(2, 'epoch-1')).toMatchObject({
      resync: false,
      applications: [],
    });
  });

  it('judge an ApplicationSet without Applications by its project', async () => {
    const { client } = await startFleetRoutes({
      model: new FakeFleetModel([
        ...fleetWorld().slice(0, 1),
        buildHub('empty-hub'),
      ]),
      decisions: {
        'fleet.application.read': applications(
          fleetApplicationConditions.inProject({ projects: ['default'] }),
        ),
      },
    });
    const { items } = await client.getApplicationSets();
    expect(items.map(item => item.ref.name)).toEqual([
      'checkout',
      'cart',
      'loyalty',
    ]);
  });

  it('ask for the preview permission, and record every preview', async () => {
    const body = {
      applicationSet: { metadata: { name: 'new' }, spec: { generators: [] } },
    };
    const refused = await startFleetRoutes({
      decisions: { 'fleet.placement.preview': deny },
    });
    const answer = await request(refused.server)
      .post('/api/fleet/placement/preview')
      .send(body);
    expect(answer.status).toBe(403);
    expect(answer.body.error).toMatchObject({
      message: expect.stringContaining('fleet.placement.preview'),
      permission: 'fleet.placement.preview',
    });
    expect(refused.events).toEqual([
      { eventId: 'placement-preview', outcome: 'fail' },
    ]);

    const allowed = await startFleetRoutes();
    await allowed.client.previewPlacement(body);
    expect(allowed.events).toEqual([
      { eventId: 'placement-preview', outcome: 'success' },
    ]);
  });

  it('are gone by for a while for reading, and for nothing else', async () => {
    const decisions: Decisions = {};
    const { client } = await startFleetRoutes({
      decisions,
      keepDecisionsMs: 5_000,
    });
    const preview = () =>
      client.previewPlacement({
        applicationSet: { metadata: { name: 'new' }, spec: { generators: [] } },
      });
    await client.getOverview();
    await preview();
    for (const name of ['fleet.read', 'fleet.placement.preview']) {
      decisions[name] = deny;
    }

    await expect(client.getOverview()).resolves.toMatchObject({ total: 9 });
    await expect(preview()).rejects.toMatchObject({
      response: { status: 403 },
      cause: { message: expect.stringContaining('fleet.read') },
    });
  });
});
