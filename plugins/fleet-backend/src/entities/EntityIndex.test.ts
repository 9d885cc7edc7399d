import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { ApplicationFacts } from '../domain/facts';
import { buildApplication, buildApplicationSet } from '../__testUtils__';
import { EntityIndex } from './EntityIndex';

function entity(
  ref: string,
  annotations: Record<string, string> = {},
  relations: Record<string, string[]> = {},
): Entity {
  const [kind, name] = ref.split(':');
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', annotations },
    relations: Object.entries(relations).flatMap(([type, targets]) =>
      targets.map(targetRef => ({ type, targetRef })),
    ),
  };
}

async function indexOf(entities: Entity[]) {
  const index = new EntityIndex({
    catalog: catalogServiceMock({ entities }),
    auth: mockServices.auth(),
    logger: mockServices.logger.mock(),
  });
  await index.refresh();
  return index;
}

const application = (overrides: Partial<ApplicationFacts> = {}) =>
  buildApplication('checkout', 'prod-eu-1', overrides);

describe('EntityIndex', () => {
  it.each<[string, Record<string, string>, Partial<ApplicationFacts>, boolean]>(
    [
      ['fleet-portal.io/applicationset', {}, {}, true],
      ['argocd/app-name', {}, {}, true],
      ['argocd/app-selector', {}, { labels: { app: 'pay', tier: 'a' } }, true],
      ['argocd/app-selector', {}, { labels: { app: 'other' } }, false],
      ['argocd/project-name', {}, { project: 'shop' }, true],
      [
        'backstage.io/kubernetes-id',
        {},
        { labels: { 'backstage.io/kubernetes-id': 'pay' } },
        true,
      ],
      ['argocd/app-name', { 'argocd/instance-name': 'a, prod-hub' }, {}, true],
      ['argocd/app-name', { 'argocd/instance-name': 'lab-hub' }, {}, false],
      ['argocd/app-name', { 'argocd/app-namespace': 'argocd' }, {}, true],
      ['argocd/app-name', { 'argocd/app-namespace': 'teams' }, {}, false],
    ],
  )('follows %s with %j to %j: %s', async (key, more, facts, expected) => {
    const values: Record<string, string> = {
      'fleet-portal.io/applicationset': 'other, prod-hub/checkout',
      'argocd/app-name': 'checkout-prod-eu-1',
      'argocd/app-selector': 'app=pay,tier in (a, b)',
      'argocd/project-name': 'shop',
      'backstage.io/kubernetes-id': 'pay',
    };
    const annotations = { ...more, [key]: values[key] };
    const index = await indexOf([entity('Component:pay', annotations)]);
    const link = index.linkOf(application(facts));
    expect(link.matches).toEqual(
      expected
        ? [{ entityRef: 'component:default/pay', by: `annotation ${key}` }]
        : [],
    );
    expect(link.service).toBe(expected ? 'pay' : 'checkout');
  });

  it.each<[Record<string, string>, string[]]>([
    [{ 'argocd/project-name': 'shop' }, ['cart', 'checkout', 'pay']],
    [
      { 'argocd/project-name': 'shop', 'argocd/app-selector': 'tier=web' },
      ['cart', 'checkout'],
    ],
    [{ 'argocd/project-name': 'shop', 'argocd/app-name': 'pay,blog' }, ['pay']],
    [{ 'argocd/app-name': 'pay', 'argocd/app-selector': 'tier=web' }, ['pay']],
    // A selector with a mistake in it does not give away a whole project.
    [{ 'argocd/project-name': 'shop', 'argocd/app-selector': 'tier in (' }, []],
    [
      {
        'argocd/project-name': 'shop',
        'fleet-portal.io/applicationset': 'pay',
      },
      ['pay'],
    ],
  ])(
    'narrows with every further annotation: %j selects %j',
    async (annotations, names) => {
      const index = await indexOf([entity('Component:web', annotations)]);
      const fleet = [
        { name: 'cart', project: 'shop', labels: { tier: 'web' } },
        { name: 'checkout', project: 'shop', labels: { tier: 'web' } },
        { name: 'pay', project: 'shop' },
        { name: 'blog', project: 'media', labels: { tier: 'web' } },
      ].map(facts => application({ applicationSet: facts.name, ...facts }));
      const selected = fleet.filter(
        one => index.linkOf(one).entityRef === 'component:default/web',
      );
      expect(selected.map(({ name }) => name)).toEqual(names);
    },
  );

  it('says that a selector is ignored beside a name', async () => {
    const index = await indexOf([
      entity('Component:pay', {
        'argocd/app-name': 'checkout-prod-eu-1',
        'argocd/app-selector': 'tier=web',
      }),
    ]);
    expect(index.linkOf(application()).matches[0].by).toBe(
      'annotation argocd/app-name (argocd/app-selector is ignored beside argocd/app-name)',
    );
  });

  it('finds the ApplicationSet of a selector that is narrowed to a project', async () => {
    const index = await indexOf([
      entity('Component:web', {
        'argocd/app-selector': 'tier=web',
        'argocd/project-name': 'shop',
      }),
    ]);
    const set = { ...buildApplicationSet('x'), labels: { tier: 'web' } };
    expect(index.linkOfSet('prod-hub', set).entityRef).toBe(
      'component:default/web',
    );
  });

  it('says that argocd/proxy-url is not needed', async () => {
    const index = await indexOf([
      entity('Component:pay', {
        'argocd/app-name': 'checkout-prod-eu-1',
        'argocd/proxy-url': '/argocd/api2',
      }),
    ]);
    expect(index.linkOf(application()).matches[0].by).toBe(
      'annotation argocd/app-name (argocd/proxy-url is not needed and ignored)',
    );
  });

  it('believes the Application before the annotations of entities', async () => {
    const index = await indexOf([
      entity('Component:pay'),
      entity('Component:named', { 'argocd/app-name': 'checkout-prod-eu-1' }),
      entity('Component:wide', { 'argocd/project-name': 'default' }),
    ]);
    const refs = (facts: Partial<ApplicationFacts>) =>
      index.linkOf(application(facts)).matches.map(match => match.entityRef);
    expect(refs({})).toEqual([
      'component:default/named',
      'component:default/wide',
    ]);
    expect(
      refs({ annotations: { 'backstage.io/entity-ref': 'Component:pay' } })[0],
    ).toBe('component:default/pay');
    expect(refs({ labels: { backstage: 'pay' } })[0]).toBe(
      'component:default/pay',
    );
    expect(refs({ labels: { 'backstage-name': 'pay' } })[0]).toBe(
      'component:default/pay',
    );
  });

  it('reads entities of any kind that name Applications, and others not', async () => {
    const index = await indexOf([
      entity('API:pay-api', { 'argocd/app-name': 'checkout-prod-eu-1' }),
      entity('API:plain'),
    ]);
    expect(index.linkOf(application()).entityRef).toBe('api:default/pay-api');
    // Whoever looks at its page must not wake everybody who looks at the fleet.
    const { version } = index;
    await index.ensure('api:default/plain');
    await index.refresh();
    expect(index.version).toBe(version);
  });

  it('falls back to a component that is named like the ApplicationSet', async () => {
    const index = await indexOf([
      entity('Component:checkout', {}, { ownedBy: ['group:default/shop'] }),
    ]);
    expect(index.linkOf(application())).toEqual({
      service: 'checkout',
      entityRef: 'component:default/checkout',
      owner: 'group:default/shop',
      owners: ['group:default/shop'],
      matches: [
        {
          entityRef: 'component:default/checkout',
          by: 'name of the ApplicationSet',
        },
      ],
    });
    const link = index.linkOfSet('prod-hub', buildApplicationSet('checkout'));
    expect(link.owner).toBe('group:default/shop');
    expect(
      index.linkOf(application({ applicationSet: undefined })).entityRef,
    ).toBeUndefined();
  });

  it('rolls systems, domains and groups up, and survives circles', async () => {
    const index = await indexOf([
      entity('Domain:sales', {}, { hasPart: ['system:default/store'] }),
      entity(
        'System:store',
        {},
        { hasPart: ['component:default/pay', 'domain:default/sales'] },
      ),
      entity('Component:pay', {}, { hasPart: ['component:default/sub'] }),
      entity('Group:parent', {}, { parentOf: ['group:default/team'] }),
      entity('Group:team', {}, { ownerOf: ['component:default/pay'] }),
    ]);
    expect(index.within('domain:default/sales')).toEqual([
      'domain:default/sales',
      'system:default/store',
      'component:default/pay',
    ]);
    expect(index.within('group:default/parent')).toContain(
      'component:default/pay',
    );
    expect(index.within('component:default/pay')).toEqual([
      'component:default/pay',
    ]);
  });

  it('knows the entities of clusters and hubs', async () => {
    const index = await indexOf([
      entity(
        'Resource:prod-hub-eu',
        { 'fleet-portal.io/hub': 'prod-hub', 'fleet-portal.io/cluster': 'eu' },
        { ownedBy: ['group:default/platform'] },
      ),
      entity('Resource:the-hub', { 'fleet-portal.io/hub': 'prod-hub' }),
    ]);
    expect(index.clusterEntity({ hub: 'prod-hub', name: 'eu' })).toEqual({
      entityRef: 'resource:default/prod-hub-eu',
      owners: ['group:default/platform'],
    });
    expect(index.hubEntity('prod-hub')?.entityRef).toBe(
      'resource:default/the-hub',
    );
    expect(index.clusterOf('resource:default/prod-hub-eu')).toEqual({
      hub: 'prod-hub',
      name: 'eu',
    });
  });

  it('rises its version, and says so, only when something differs', async () => {
    const entities = [entity('Component:pay')];
    const catalog = catalogServiceMock.mock({
      getEntities: async () => ({ items: entities }),
    });
    const index = new EntityIndex({
      catalog,
      auth: mockServices.auth(),
      logger: mockServices.logger.mock(),
    });
    const told: number[] = [];
    const stop = index.subscribe(() => told.push(index.version));
    await index.refresh();
    await index.refresh();
    expect(told).toEqual([1]);
    entities.push(entity('Component:cart'));
    await index.refresh();
    expect(told).toEqual([1, 2]);
    stop();
    entities.push(entity('Component:identity'));
    await index.refresh();
    expect(told).toEqual([1, 2]);
  });

  it('finds an entity that was registered a moment ago', async () => {
    const catalog = catalogServiceMock({ entities: [entity('Component:new')] });
    const index = new EntityIndex({
      catalog,
      auth: mockServices.auth(),
      logger: mockServices.logger.mock(),
    });
    await index.ensure('component:default/new');
    expect(index.linkOf(application({ applicationSet: 'new' })).entityRef).toBe(
      'component:default/new',
    );
  });

  it('keeps what it knows when the catalog does not answer, and says so once', async () => {
    const catalog = catalogServiceMock.mock();
    catalog.getEntities.mockResolvedValueOnce({
      items: [entity('Component:checkout')],
    });
    const logger = mockServices.logger.mock();
    const auth = mockServices.auth();
    const index = new EntityIndex({ catalog, auth, logger });
    expect(await index.refresh()).toBe(true);
    catalog.getEntities.mockRejectedValue(new Error('catalog is starting'));
    expect(await index.refresh()).toBe(false);
    expect(await index.refresh()).toBe(false);
    expect(index.linkOf(application()).entityRef).toBe(
      'component:default/checkout',
    );
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('catalog is starting'),
    );
  });
});
