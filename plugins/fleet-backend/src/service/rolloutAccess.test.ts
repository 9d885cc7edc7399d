import type { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  FleetClient,
  fleetApplicationReadPermission,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FakeHubClient } from '@fleet-portal/backstage-plugin-fleet-node/testUtils';
import knexFactory from 'knex';
import {
  ago,
  buildApplication,
  buildApplicationSet,
  buildCluster,
  buildHub,
  FakeFleetModel,
  NOW,
} from '../__testUtils__';
import {
  FleetRoutesOptions,
  startFleetRoutes,
} from '../__testUtils__/startFleetRoutes';
import { HistoryStore } from '../history/HistoryStore';
import { buildEvent } from '../history/__testUtils__/events';
import { migrationsFolder } from '../history/__testUtils__/describeEachDatabase';
import {
  createFleetApplicationConditionalDecision,
  fleetApplicationConditions,
} from '../permissions/applicationRules';

const deny = { result: AuthorizeResult.DENY } as const;
const OTHER = 'd'.repeat(40);
const REVISION = '8c1f02e5b1d9c4aa70e3b2f19d05a1c7e6f80912';

const entities: Entity[] = ['checkout', 'cart'].map(name => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name },
  spec: { type: 'service' },
  relations: [{ type: 'ownedBy', targetRef: `group:default/${name}` }],
}));

const ownerOf = (team: string) => ({
  'fleet.application.read': createFleetApplicationConditionalDecision(
    fleetApplicationReadPermission,
    fleetApplicationConditions.isOwner({ claims: [`group:default/${team}`] }),
  ),
  'fleet.cluster.read': deny,
});

/** Events of two services, of one that is gone, of clusters and of a hub. */
const events = [
  buildEvent({
    at: NOW - 9_000,
    service: 'cart',
    application: 'cart-prod-eu-1',
  }),
  buildEvent({
    at: NOW - 8_000,
    service: 'checkout',
    application: 'checkout-prod-eu-1',
    revisions: [OTHER],
  }),
  buildEvent({
    at: NOW - 7_000,
    service: 'gone',
    application: 'gone-prod-eu-1',
  }),
  // The catalog gave it to another service since.
  buildEvent({
    at: NOW - 6_000,
    service: 'basket',
    application: 'cart-prod-us-1',
    cluster: 'prod-us-1',
  }),
  ...['spokeLost', 'hubLost'].map(kind =>
    buildEvent({
      at: NOW - 5_000,
      kind: kind as 'hubLost',
      cluster: kind === 'hubLost' ? null : 'prod-eu-1',
      namespace: undefined,
      application: undefined,
      service: undefined,
    }),
  ),
];

describe('the history for its readers', () => {
  const db = knexFactory({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
  const store = new HistoryStore(db);

  beforeAll(async () => {
    await db.migrate.latest({ directory: migrationsFolder });
    await store.insert(events);
  });
  afterAll(() => db.destroy());

  const start = (options: FleetRoutesOptions = {}) =>
    startFleetRoutes({ entities, history: () => store, ...options });
  const told = async (client: FleetClient, query = {}) => {
    const { items } = await client.getEvents(query);
    return items.map(({ application, kind }) => application ?? kind);
  };

  it('is whole for who may see everything', async () => {
    const { client } = await start();
    expect(await told(client)).toEqual([
      'hubLost',
      'spokeLost',
      'cart-prod-us-1',
      'gone-prod-eu-1',
      'checkout-prod-eu-1',
      'cart-prod-eu-1',
    ]);
  });

  it('goes by the services that the catalog has now', async () => {
    const { client } = await start();
    expect(await told(client, { service: 'cart' })).toEqual([
      'cart-prod-us-1',
      'cart-prod-eu-1',
    ]);
    expect(await told(client, { service: 'basket' })).toEqual([]);
    expect(await told(client, { service: 'gone' })).toEqual(['gone-prod-eu-1']);
  });

  it('is only of the Applications, clusters and hubs that a reader sees', async () => {
    const cart = await start({ decisions: ownerOf('cart') });
    expect(await told(cart.client)).toEqual([
      'hubLost',
      'cart-prod-us-1',
      'cart-prod-eu-1',
    ]);
    const page = await cart.client.getEvents({ limit: 1 });
    expect(page.items).toHaveLength(1);
    const next = await cart.client.getEvents({ limit: 1, before: page.next });
    expect(next.items[0].application).toBe('cart-prod-us-1');
    const nobody = await start({ decisions: ownerOf('web') });
    expect(await told(nobody.client)).toEqual([]);
    const rollouts = await nobody.client.getRollouts({});
    expect(rollouts).toMatchObject({ items: [], total: 0, sources: [] });
  });

  it('tells nobody how many events of others lie between two pages', async () => {
    const foreign = Array.from({ length: 60 }, (_, historyId) =>
      buildEvent({
        at: NOW - 8_500,
        historyId,
        service: 'checkout',
        application: 'checkout-prod-eu-1',
      }),
    );
    await store.insert(foreign);
    const { client } = await start({ decisions: ownerOf('cart') });
    const application = ['cart-prod-us-1', 'cart-prod-eu-1'];
    const first = await client.getEvents({ application, limit: 1 });
    const all = [];
    let before: string | undefined;
    do {
      const page = await client.getEvents({ before, limit: 1 });
      // Sealed, in one length: neither the time nor the row of an event of others.
      expect(page.next ?? first.next).toMatch(/^[\w-]{59}$/);
      const bytes = Buffer.from(page.next ?? '', 'base64url');
      expect(bytes.toString('latin1')).not.toMatch(/\d{3}/);
      all.push(page.items.length);
      before = page.next;
    } while (before);
    await db('fleet_events')
      .where({ at: NOW - 8_500 })
      .delete();
    expect(all).toEqual([1, 1, 1, 0]);
  });

  it('marks a revert in the list as on its own page, by the names that it kept', async () => {
    const past = (id: number, revision: string, minutes: number) => ({
      id,
      revisions: [revision.repeat(40)],
      deployedAt: ago(minutes * 60),
    });
    const [bad, first] = [past(2, 'b', 40), past(1, 'a', 400)];
    const uid = 'uid-cart-prod-us-1';
    const application = buildApplication('cart', 'prod-us-1', {
      version: '1.0.0',
      history: [past(3, 'c', 20), bad, first],
      healthSince: ago(1_000),
    });
    const model = new FakeFleetModel([
      buildHub('prod-hub', {
        clusters: [buildCluster('prod-us-1')],
        applications: [application],
        applicationSets: [buildApplicationSet('cart')],
      }),
    ]);
    const of = (entry: typeof bad, more: object) =>
      buildEvent({
        uid,
        service: 'cart',
        application: 'cart-prod-us-1',
        cluster: 'prod-us-1',
        revisions: entry.revisions,
        historyId: entry.id,
        at: Date.parse(entry.deployedAt) + 60_000,
        ...more,
      });
    await store.insert([of(first, { kind: 'healthy', version: '1.0.0' })]);
    const listed = async () => {
      const { client } = await start({ model });
      const { items } = await client.getRollouts({ service: 'cart' });
      const marks = items.map(({ revisions: [revision], rollback }) => [
        revision[0],
        rollback,
      ]);
      const { rollouts } = await client.getRollout('cart');
      for (const { id, rollback } of items) {
        const own = rollouts.find(one => one.id === id);
        expect([id, own?.rollback]).toEqual([id, rollback]);
      }
      return Object.fromEntries(marks);
    };
    // What it took the place of has no name and was not seen to fail.
    expect(await listed()).toMatchObject({ a: false, b: false, c: false });
    const failed = of(bad, { kind: 'healthChanged', to: 'Degraded' });
    await store.insert([failed]);
    expect(await listed()).toMatchObject({ a: false, b: false, c: true });
    await db('fleet_events').where({ event_key: failed.key }).delete();
    await store.insert([of(bad, { kind: 'healthy', version: '1.1.0' })]);
    expect(await listed()).toMatchObject({ a: false, b: false, c: true });
    await db('fleet_events').where({ uid }).delete();
  });

  it('refuses a place that no answer gave, with a sentence', async () => {
    const { client } = await start();
    const before = 'A'.repeat(59);
    const refusal = (sentence: RegExp) => ({
      body: { error: { message: expect.stringMatching(sentence) } },
    });
    await expect(client.getEvents({ before })).rejects.toMatchObject(
      refusal(/'before' is not the 'next' of an answer of this portal/),
    );
    await expect(client.getEvents({ before: '1_1' })).rejects.toMatchObject(
      refusal(/before.* must be the 'next' of another answer/),
    );
  });

  it('has no rollout of a service that a reader does not see', async () => {
    const { client } = await start({ decisions: ownerOf('cart') });
    const { items } = await client.getRollouts({});
    expect(new Set(items.map(({ service }) => service))).toEqual(
      new Set(['cart']),
    );
    await expect(client.getRollout('checkout')).rejects.toThrow(/404/);
    const detail = await client.getRollout('cart', { id: REVISION });
    expect(JSON.stringify(detail)).not.toMatch(/checkout|spokeLost|stray/);
    expect(detail.clusters.map(({ application }) => application.name)).toEqual([
      'cart-staging-eu-1',
      'cart-prod-eu-1',
      'cart-prod-us-1',
    ]);
  });

  it('asks a hub once who committed what, and keeps it', async () => {
    const hub = new FakeHubClient('prod-hub');
    hub.revisions.set(REVISION, {
      author: 'Ada',
      committedAt: '2026-11-20T13:40:00Z',
      message: 'cart 1.0.0 (#7)',
    });
    const { client } = await start({ hubClients: [hub] });
    const first = await client.getRollout('cart', { id: REVISION });
    expect(first.commits).toEqual([
      {
        revision: REVISION,
        author: 'Ada',
        message: 'cart 1.0.0 (#7)',
        committedAt: '2026-11-20T13:40:00.000Z',
        url: `https://git.example.com/platform/fleet/commit/${REVISION}`,
        pullRequest: {
          number: 7,
          url: 'https://git.example.com/platform/fleet/pull/7',
        },
      },
    ]);
    expect(first.convergence.fromCommit).toBe(true);
    const asked = hub.calls.length;
    const other = await start({ hubClients: [hub] });
    await other.client.getRollout('cart');
    expect(hub.calls).toHaveLength(asked);
  });

  it('goes on with what the hubs remember while the database is away', async () => {
    const away = new HistoryStore(
      knexFactory({
        client: 'better-sqlite3',
        connection: ':memory:',
        useNullAsDefault: true,
      }),
    );
    for (const history of [() => undefined, () => away]) {
      const { client } = await start({ history });
      const detail = await client.getRollout('cart');
      expect(detail.history).toMatchObject({
        status: 'failed',
        reason: expect.stringMatching(/the log of the backend says why/),
      });
      expect(detail.rollout).toMatchObject({ progress: { total: 3 } });
      const { history: state, items } = await client.getEvents({});
      expect(state.status).toBe('failed');
      expect(items).toEqual([]);
    }
  });
});
