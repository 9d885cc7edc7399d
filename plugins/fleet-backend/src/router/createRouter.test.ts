import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import {
  FakeFleetModel,
  FakeSpokeVoices,
  fleetWorld,
  unreachable,
} from '../__testUtils__';
import { startFleetRoutes } from '../__testUtils__/startFleetRoutes';

// Every answer goes through FleetClient, which checks it with the wire schema.
describe('the routes of the fleet', () => {
  it('answer the first screen', async () => {
    const spokes = new FakeSpokeVoices().set(
      'prod-hub',
      'prod-ap-2',
      unreachable(),
    );
    const { client } = await startFleetRoutes({ spokes });
    const overview = await client.getOverview();
    expect(overview).toMatchObject({
      version: 1,
      epoch: 'epoch-1',
      total: 9,
      environments: ['dev', 'staging', 'prod'],
      states: {
        contradicted: 1,
        degraded: 1,
        notComparable: 1,
        drift: 1,
        healthy: 5,
      },
    });
    expect(overview.attention[0]).toMatchObject({
      kind: 'cluster',
      state: 'contradicted',
      subject: 'prod-ap-2',
      headline: 'does not answer, although prod-hub reports Successful',
      next: { kind: 'cluster', target: 'prod-hub/prod-ap-2' },
    });
    expect(overview.sources).toEqual([
      expect.objectContaining({ kind: 'hub', hub: 'prod-hub', state: 'ok' }),
      expect.objectContaining({ kind: 'hub', hub: 'lab-hub', state: 'ok' }),
      expect.objectContaining({
        kind: 'spoke',
        cluster: 'prod-ap-2',
        state: 'unreachable',
      }),
    ]);
  });

  it('answer the matrix with gaps and what decides them', async () => {
    const { client } = await startFleetRoutes();
    const matrix = await client.getMatrix({});
    expect(matrix.columns.map(column => column.name)).toEqual([
      'dev-eu-1',
      'staging-eu-1',
      'prod-ap-2',
      'prod-eu-1',
      'prod-us-1',
    ]);
    expect(matrix.rows.map(row => row.service)).toEqual([
      'checkout',
      'stray-nowhere',
      'cart',
    ]);
    const cart = matrix.rows[2];
    expect(cart.gaps).toEqual([[2, 'tier']]);
    expect(cart.cells.map(([column]) => column)).toEqual([1, 3, 4]);
  });

  it('filter and page the matrix', async () => {
    const { client } = await startFleetRoutes();
    const drifted = await client.getMatrix({ state: 'drift' });
    expect(drifted.rows.map(row => row.service)).toEqual(['cart']);
    const staging = await client.getMatrix({ environment: ['staging'] });
    expect(staging.columns.map(column => column.name)).toEqual([
      'staging-eu-1',
    ]);
    const second = await client.getMatrix({
      sort: 'name',
      limit: 1,
      offset: 1,
    });
    expect(second).toMatchObject({ total: 3, offset: 1 });
    expect(second.rows.map(row => row.service)).toEqual(['checkout']);
  });

  it('answer clusters and one cluster, and ask only its spoke', async () => {
    const { client, spokes } = await startFleetRoutes();
    const { items } = await client.getClusters();
    expect(items.map(item => item.ref.name)).toContain('prod-us-1');
    const detail = await client.getCluster({
      hub: 'prod-hub',
      name: 'prod-eu-1',
    });
    expect(detail.applications.map(one => one.state)).toEqual([
      'degraded',
      'drift',
    ]);
    expect(spokes.asked).toEqual([{ hub: 'prod-hub', name: 'prod-eu-1' }]);
  });

  it('answer lists of Applications and ApplicationSets', async () => {
    const { client } = await startFleetRoutes();
    const found = await client.getApplications({ q: 'CART', limit: 2 });
    expect(found.total).toBe(3);
    expect(found.items.map(one => one.ref.name)).toEqual([
      'cart-prod-eu-1',
      'cart-prod-us-1',
    ]);
    const sets = await client.getApplicationSets();
    expect(
      sets.items.map(set => [set.ref.name, set.state, set.matchedClusters]),
    ).toEqual([
      ['checkout', 'ok', 4],
      ['cart', 'ok', 3],
      ['loyalty', 'error', 3],
      ['checkout', 'ok', 1],
    ]);
    const loyalty = await client.getApplicationSet({
      hub: 'prod-hub',
      namespace: 'argocd',
      name: 'loyalty',
    });
    expect(loyalty.applicationSet.reason).toContain('nothere');
    expect(loyalty.manifest).toContain('kind: ApplicationSet');
  });

  it('say in one sentence what does not exist or cannot be read', async () => {
    const { server } = await startFleetRoutes();
    const get = (path: string) => request(server).get(`/api/fleet${path}`);
    const cluster = await get('/clusters/prod-hub/nowhere');
    expect(cluster.status).toBe(404);
    expect(cluster.body.error.message).toBe(
      'There is no cluster nowhere on hub prod-hub, or you may not see it. The fleet lists those that you may see at /clusters.',
    );
    expect((await get('/applications/prod-hub/argocd/none')).status).toBe(404);
    expect((await get('/applicationsets/none/argocd/none')).status).toBe(404);
    const limit = await get('/applications?limit=0');
    expect(limit.status).toBe(400);
    expect(limit.body.error.message).toMatch(/query parameter 'limit'/);
    const state = await get('/matrix?state=purple');
    expect(state.status).toBe(400);
    expect(state.body.error.message).toMatch(/query parameter 'state'/);
    const since = await get('/changes?since=never');
    expect(since.status).toBe(400);
    expect(since.body.error.message).toMatch(/query parameter 'since'/);
  });

  it('refuse who is not signed in', async () => {
    const { server } = await startFleetRoutes();
    const answer = await request(server)
      .get('/api/fleet/overview')
      .set('Authorization', mockCredentials.none.header());
    expect(answer.status).toBe(401);
  });

  it('tell what changed since a version', async () => {
    const model = new FakeFleetModel(fleetWorld());
    const { client } = await startFleetRoutes({ model });
    const ref = {
      hub: 'prod-hub',
      namespace: 'argocd',
      name: 'cart-prod-us-1',
    };
    model.change(fleetWorld(), { applications: [ref] });
    const changes = await client.getChanges(1, 'epoch-1');
    expect(changes).toMatchObject({ version: 2, resync: false });
    expect(changes.applications.map(one => one.ref)).toEqual([ref]);
    expect((await client.getChanges(2, 'epoch-1')).applications).toEqual([]);
    expect((await client.getChanges(2, 'another')).resync).toBe(true);
    expect((await client.getChanges(99, 'epoch-1')).resync).toBe(true);
    model.oldest = 2;
    expect((await client.getChanges(0, 'epoch-1')).resync).toBe(true);
  });

  it('do not guess which replica counted a version', async () => {
    const { server } = await startFleetRoutes();
    const answer = await request(server).get('/api/fleet/changes?since=1');
    expect(answer.body).toMatchObject({ version: 1, resync: true });
  });

  it('tell that a cluster and an ApplicationSet are gone', async () => {
    const model = new FakeFleetModel(fleetWorld());
    const { client } = await startFleetRoutes({ model });
    const [prod, lab] = fleetWorld();
    const clusters = new Map(prod.clusters);
    clusters.delete('prod-us-1');
    const applicationSets = new Map(prod.applicationSets);
    applicationSets.delete('argocd/loyalty');
    const gone = {
      clusters: [{ hub: 'prod-hub', name: 'prod-us-1' }],
      applicationSets: [
        { hub: 'prod-hub', namespace: 'argocd', name: 'loyalty' },
      ],
    };
    model.change([{ ...prod, clusters, applicationSets }, lab], gone);
    expect(await client.getChanges(1, 'epoch-1')).toMatchObject({
      resync: false,
      ...gone,
    });
  });

  it('count the Applications of a cluster as changed when its probe turns', async () => {
    const model = new FakeFleetModel(fleetWorld());
    const { client, spokes } = await startFleetRoutes({ model });
    spokes.set('prod-hub', 'prod-ap-2', unreachable());
    const cluster = { hub: 'prod-hub', name: 'prod-ap-2' };
    model.change(model.hubs(), { clusters: [cluster] });
    const changes = await client.getChanges(1, 'epoch-1');
    expect(changes.clusters).toEqual([cluster]);
    expect(changes.applications.map(one => [one.ref.name, one.state])).toEqual([
      ['checkout-prod-ap-2', 'contradicted'],
    ]);
  });

  it('offer the words for the forms', async () => {
    const { client } = await startFleetRoutes();
    expect(await client.getVocabulary()).toMatchObject({
      hubs: ['prod-hub', 'lab-hub'],
      environments: ['dev', 'staging', 'prod'],
      labels: { env: ['dev', 'prod', 'staging'], tier: ['core', 'edge'] },
      projects: expect.arrayContaining([{ hub: 'prod-hub', name: 'shop' }]),
    });
  });
});
