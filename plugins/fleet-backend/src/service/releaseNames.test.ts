import type { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { fleetApplicationReadPermission } from '@fleet-portal/backstage-plugin-fleet-common';
import knexFactory from 'knex';
import {
  ago,
  buildApplication,
  buildApplicationSet,
  buildCluster,
  buildHub,
  FakeFleetModel,
} from '../__testUtils__';
import {
  FleetRoutesOptions,
  startFleetRoutes,
} from '../__testUtils__/startFleetRoutes';
import type { DeliveryEvent } from '../domain/deliveryEvent';
import { HistoryStore } from '../history/HistoryStore';
import { buildEvent } from '../history/__testUtils__/events';
import { migrationsFolder } from '../history/__testUtils__/describeEachDatabase';
import {
  createFleetApplicationConditionalDecision,
  fleetApplicationConditions,
} from '../permissions/applicationRules';

const entities: Entity[] = ['cart', 'checkout'].map(name => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name },
  spec: { type: 'service' },
  relations: [{ type: 'ownedBy', targetRef: `group:default/${name}` }],
}));
const cart = { kind: 'component', namespace: 'default', name: 'cart' };
const eu = { hub: 'prod-hub', namespace: 'argocd', name: 'cart-prod-eu-1' };

const minutes = [20, 40, 60, 80];
const revisions = ['d', 'c', 'b', 'a'].map(one => one.repeat(40));
const [, second, first, oldest] = revisions;
const history = minutes.map((age, index) => ({
  id: 4 - index,
  revisions: [revisions[index]],
  deployedAt: ago(age * 60),
}));
const on = (service: string, cluster: string) =>
  buildApplication(service, cluster, { version: '1.3.0', history });
const world = [
  buildHub('prod-hub', {
    clusters: [buildCluster('prod-eu-1'), buildCluster('prod-us-1')],
    applications: [
      on('cart', 'prod-eu-1'),
      on('cart', 'prod-us-1'),
      on('checkout', 'prod-eu-1'),
    ],
    applicationSets: [
      buildApplicationSet('cart'),
      buildApplicationSet('checkout'),
    ],
  }),
];

/** What was seen Healthy on `cart-prod-eu-1`. */
const seen = (overrides: Partial<DeliveryEvent>) =>
  buildEvent({
    kind: 'healthy',
    at: Date.parse(ago(30 * 60)),
    service: 'cart',
    application: 'cart-prod-eu-1',
    uid: 'uid-cart-prod-eu-1',
    cluster: 'prod-eu-1',
    ...overrides,
  });

describe('what earlier deployments are called', () => {
  const db = knexFactory({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
  const store = new HistoryStore(db);

  beforeAll(async () => {
    await db.migrate.latest({ directory: migrationsFolder });
    await store.insert([
      seen({ historyId: 3, revisions: [second], version: '1.2.0' }),
      seen({ historyId: 2, revisions: [first], version: '1.1.0' }),
      // The same commit under another name: parameters are not in Git.
      seen({
        historyId: 2,
        uid: 'uid-of-another-object',
        revisions: [first],
        version: '1.1.0-rc1',
      }),
      seen({
        historyId: 1,
        service: 'checkout',
        application: 'checkout-prod-eu-1',
        uid: 'uid-checkout-prod-eu-1',
        revisions: [oldest],
        version: '1.0.0',
      }),
    ]);
  });
  afterAll(() => db.destroy());

  const start = (options: FleetRoutesOptions = {}) =>
    startFleetRoutes({
      entities,
      model: new FakeFleetModel(world),
      history: () => store,
      ...options,
    });
  const versions = (entries: readonly { version?: string }[]) =>
    entries.map(({ version }) => version);

  it('is what the portal saw with each, and else their commits', async () => {
    const { client } = await start();
    const { history: told } = await client.getApplication(eu);
    expect(versions(told)).toEqual(['1.3.0', '1.2.0', '1.1.0', 'aaaaaaa']);
    expect(told[1].revisions).toEqual([second]);
  });

  it('is the same for who sees that Application and little else', async () => {
    const { client } = await start({
      decisions: {
        'fleet.application.read': createFleetApplicationConditionalDecision(
          fleetApplicationReadPermission,
          fleetApplicationConditions.isOwner({
            claims: ['group:default/cart'],
          }),
        ),
        'fleet.cluster.read': { result: AuthorizeResult.DENY },
      },
    });
    const { history: told } = await client.getApplication(eu);
    expect(versions(told)).toEqual(['1.3.0', '1.2.0', '1.1.0', 'aaaaaaa']);
  });

  it('is on the page of a service what any of its Applications was seen with', async () => {
    const { client } = await start();
    const { history: told } = await client.getEntityDeployments(cart);
    const of = (cluster: string) =>
      versions(told.filter(entry => entry.cluster === cluster));
    expect(of('prod-eu-1')).toEqual(['1.3.0', '1.2.0', '1.1.0', 'aaaaaaa']);
    // Two names for one commit: nobody knows which was on the other cluster.
    expect(of('prod-us-1')).toEqual(['1.3.0', '1.2.0', 'bbbbbbb', 'aaaaaaa']);
  });

  it('is their commits while the history is away', async () => {
    const { client } = await start({ history: () => undefined });
    const { history: told } = await client.getApplication(eu);
    expect(versions(told)).toEqual(['1.3.0', 'ccccccc', 'bbbbbbb', 'aaaaaaa']);
  });
});
