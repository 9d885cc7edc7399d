import {
  applicationSetSpec,
  buildApplication,
  buildApplicationSet,
  buildCluster,
  buildHub,
  FakeFleetModel,
} from '../__testUtils__';
import { startFleetRoutes } from '../__testUtils__/startFleetRoutes';

const edge = { env: 'prod', region: 'eu', tier: 'edge' };
const { labels } = buildCluster('prod-eu-1');

describe('the preview of a cluster with other labels', () => {
  it('tells what each ApplicationSet takes away, and why', async () => {
    const { client } = await startFleetRoutes();
    const { hubs, summary } = await client.previewPlacement({
      cluster: { hub: 'prod-hub', name: 'prod-eu-1', labels: edge },
    });
    expect(hubs).toHaveLength(1);
    const [{ changes, sets, errors }] = hubs;
    expect(errors).toEqual([]);
    expect(changes).toEqual([
      {
        change: 'removed',
        application: 'cart-prod-eu-1',
        applicationSet: 'cart',
        cluster: 'prod-eu-1',
        environment: 'prod',
        production: true,
        details: [],
      },
    ]);
    expect(summary).toMatchObject({ removed: 1, removedInProduction: 1 });
    expect(sets).toMatchObject([
      {
        applicationSet: 'cart',
        before: ['cart-prod-eu-1'],
        after: [],
        reasons: [expect.stringContaining('tier is edge')],
      },
      {
        applicationSet: 'checkout',
        before: ['checkout-prod-eu-1'],
        after: ['checkout-prod-eu-1'],
        reasons: [],
      },
      expect.objectContaining({ applicationSet: 'loyalty' }),
    ]);
  });

  it('counts what it adds to the environment that it would be of', async () => {
    const { client } = await startFleetRoutes();
    const preview = (env: string) =>
      client.previewPlacement({
        cluster: {
          hub: 'prod-hub',
          name: 'staging-eu-1',
          labels: { env, region: 'eu', tier: 'core' },
        },
      });
    const { hubs, summary } = await preview('prod');
    expect(hubs[0].changes).toEqual([
      expect.objectContaining({
        change: 'added',
        application: 'loyalty-staging-eu-1',
        environment: 'prod',
        production: true,
      }),
    ]);
    expect(summary).toMatchObject({ added: 1, changed: 0, removed: 0 });
    expect((await preview('staging')).summary).toMatchObject({
      added: 0,
      changed: 0,
      removed: 0,
    });
  });

  it('sees a value that is rendered from a label', async () => {
    const spec = JSON.parse(
      JSON.stringify(applicationSetSpec('cart', {})).replace(
        '"project":"default"',
        '"project":"{{.metadata.labels.region}}"',
      ),
    );
    const { client } = await startFleetRoutes({
      model: new FakeFleetModel([
        buildHub('prod-hub', {
          clusters: [buildCluster('prod-eu-1')],
          applicationSets: [buildApplicationSet('cart', {}, { spec })],
          applications: [buildApplication('cart', 'prod-eu-1')],
        }),
      ]),
    });
    const { hubs } = await client.previewPlacement({
      cluster: {
        hub: 'prod-hub',
        name: 'prod-eu-1',
        labels: { ...labels, region: 'us' },
      },
    });
    expect(hubs[0].changes).toEqual([
      expect.objectContaining({
        change: 'changed',
        details: [`project ${labels.region} becomes us`],
      }),
    ]);
  });

  it('calls an ApplicationSet that would stop rendering an error', async () => {
    const spec = {
      ...applicationSetSpec('cart', {}),
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      template: {
        metadata: { name: 'cart-{{.name}}' },
        spec: {
          project: '{{.metadata.labels.tier}}',
          destination: { name: '{{.name}}' },
        },
      },
    };
    const { client } = await startFleetRoutes({
      model: new FakeFleetModel([
        buildHub('prod-hub', {
          clusters: [buildCluster('prod-eu-1')],
          applicationSets: [buildApplicationSet('cart', {}, { spec })],
          applications: [buildApplication('cart', 'prod-eu-1')],
        }),
      ]),
    });
    const { hubs } = await client.previewPlacement({
      cluster: { hub: 'prod-hub', name: 'prod-eu-1', labels: { env: 'prod' } },
    });
    expect(hubs[0].changes).toEqual([]);
    expect(hubs[0].errors).toEqual([
      {
        message: expect.stringMatching(
          /^ApplicationSet cart would stop rendering: .*tier/,
        ),
      },
    ]);
  });

  it('takes away nothing that applicationsSync keeps', async () => {
    const spec = {
      ...applicationSetSpec('cart', { tier: 'core' }),
      syncPolicy: { applicationsSync: 'create-update' },
    };
    const { client } = await startFleetRoutes({
      model: new FakeFleetModel([
        buildHub('prod-hub', {
          clusters: [buildCluster('prod-eu-1')],
          applicationSets: [buildApplicationSet('cart', {}, { spec })],
          applications: [buildApplication('cart', 'prod-eu-1')],
        }),
      ]),
    });
    const { hubs, summary } = await client.previewPlacement({
      cluster: { hub: 'prod-hub', name: 'prod-eu-1', labels: edge },
    });
    expect(summary.removed).toBe(0);
    expect(hubs[0].changes).toEqual([
      expect.objectContaining({
        change: 'unchanged',
        details: ['stays as it is: applicationsSync does not delete'],
      }),
    ]);
  });

  it('claims nothing of a generator that it cannot evaluate', async () => {
    const spec = {
      ...applicationSetSpec('cart', {}),
      generators: [{ scmProvider: { github: { organization: 'acme' } } }],
    };
    const { client } = await startFleetRoutes({
      model: new FakeFleetModel([
        buildHub('prod-hub', {
          clusters: [buildCluster('prod-eu-1')],
          applicationSets: [buildApplicationSet('cart', {}, { spec })],
          applications: [buildApplication('cart', 'prod-eu-1')],
        }),
      ]),
    });
    const { hubs, summary } = await client.previewPlacement({
      cluster: { hub: 'prod-hub', name: 'prod-eu-1', labels: edge },
    });
    expect(summary.removed).toBe(0);
    expect(hubs[0].unsupported).toEqual([
      {
        generator: 'cart generators[0].scmProvider',
        reason: expect.any(String),
      },
    ]);
  });
});

describe('the preview of a cluster that is gone', () => {
  it('names every Application on it, those that nothing removes too', async () => {
    const { client } = await startFleetRoutes({
      model: new FakeFleetModel([
        buildHub('prod-hub', {
          clusters: [buildCluster('prod-eu-1'), buildCluster('prod-us-1')],
          applicationSets: [buildApplicationSet('cart')],
          applications: [
            buildApplication('cart', 'prod-eu-1'),
            buildApplication('cart', 'prod-us-1'),
            buildApplication('stray', 'prod-eu-1', {
              applicationSet: undefined,
            }),
          ],
        }),
      ]),
    });
    const { hubs } = await client.previewPlacement({
      cluster: { hub: 'prod-hub', name: 'prod-eu-1', labels: null },
    });
    const words = hubs[0].changes.map(one => [
      one.change,
      one.application,
      one.details,
    ]);
    expect(words).toEqual([
      ['removed', 'cart-prod-eu-1', []],
      [
        'changed',
        'stray-prod-eu-1',
        ['stays, and its destination prod-eu-1 is gone'],
      ],
    ]);
    expect(hubs[0].sets).toEqual([
      {
        applicationSet: 'cart',
        before: ['cart-prod-eu-1'],
        after: [],
        reasons: [],
      },
    ]);
  });
});

describe('a request about a cluster', () => {
  it('names a cluster and a hub that do not exist', async () => {
    const { client } = await startFleetRoutes();
    const errorsOf = async (hub: string, name: string) => {
      const { hubs } = await client.previewPlacement({
        cluster: { hub, name, labels: {} },
      });
      return hubs[0].errors;
    };
    expect(await errorsOf('prod-hub', 'moon-1')).toEqual([
      {
        message: expect.stringMatching(/^prod-hub has no cluster moon-1\./),
        field: 'cluster.name',
      },
    ]);
    expect(await errorsOf('moon-hub', 'prod-eu-1')).toEqual([
      {
        message: 'There is no hub moon-hub. The hubs are: prod-hub, lab-hub.',
        field: 'cluster.hub',
      },
    ]);
  });

  it('is about one thing', async () => {
    const { client } = await startFleetRoutes();
    await expect(client.previewPlacement({})).rejects.toMatchObject({
      cause: {
        message:
          "The field 'applicationSet' cannot be used: give either an ApplicationSet or a cluster",
      },
    });
  });
});
