import request from 'supertest';
import {
  applicationSetSpec,
  buildApplication,
  buildApplicationSet,
  buildCluster,
  buildHub,
  FakeFleetModel,
  fleetWorld,
} from '../__testUtils__';
import { startFleetRoutes } from '../__testUtils__/startFleetRoutes';

const proposal = (name: string, spec: Record<string, unknown>) => ({
  metadata: { name },
  spec,
});

describe('the preview of a placement', () => {
  it('tells what a new ApplicationSet adds, and why not elsewhere', async () => {
    const { client } = await startFleetRoutes();
    const preview = await client.previewPlacement({
      hubs: ['prod-hub'],
      applicationSet: proposal(
        'pricing',
        applicationSetSpec('pricing', { env: 'prod', tier: 'core' }),
      ),
    });
    expect(preview.summary).toEqual({
      added: 2,
      changed: 0,
      removed: 0,
      removedInProduction: 0,
      clustersMatched: 2,
      clusters: 4,
    });
    expect(preview.environments).toEqual(['staging', 'prod']);
    const [hub] = preview.hubs;
    expect(hub.errors).toEqual([]);
    expect(hub.changes[0]).toEqual({
      change: 'added',
      application: 'pricing-prod-eu-1',
      cluster: 'prod-eu-1',
      environment: 'prod',
      production: true,
      details: [],
      reads: ['services/pricing'],
    });
    const unmatched = hub.placement.filter(one => !one.matched);
    expect(unmatched.map(one => [one.cluster, one.keys])).toEqual([
      ['staging-eu-1', ['env']],
      ['prod-ap-2', ['tier']],
    ]);
    expect(unmatched[1].reasons[0]).toContain('tier is edge');
  });

  it('takes the present ApplicationSet of that name as the base', async () => {
    const { client } = await startFleetRoutes();
    const spec = applicationSetSpec('cart', { env: 'prod', tier: 'core' });
    const changed = JSON.parse(
      JSON.stringify(spec).replace('"project":"default"', '"project":"shop"'),
    );
    const { hubs, summary } = await client.previewPlacement({
      hubs: ['prod-hub'],
      applicationSet: proposal('cart', changed),
    });
    expect(summary).toMatchObject({ added: 0, changed: 2, removed: 1 });
    expect(hubs[0].changes).toEqual([
      expect.objectContaining({
        change: 'removed',
        application: 'cart-staging-eu-1',
        production: false,
      }),
      expect.objectContaining({
        change: 'changed',
        application: 'cart-prod-eu-1',
        details: ['project default becomes shop'],
      }),
      expect.objectContaining({ change: 'changed' }),
    ]);
  });

  it('sees differences that the model does not keep', async () => {
    const { client } = await startFleetRoutes();
    const spec = applicationSetSpec('cart', { tier: 'core' });
    const healing = JSON.parse(
      JSON.stringify(spec).replace('"selfHeal":false', '"selfHeal":true'),
    );
    const { hubs } = await client.previewPlacement({
      hubs: ['prod-hub'],
      applicationSet: proposal('cart', healing),
    });
    expect(hubs[0].changes.map(one => one.details)).toEqual(
      Array(3).fill(['syncPolicy.automated.selfHeal false becomes true']),
    );
  });

  it('counts removals in production, and none when nothing differs', async () => {
    const { client } = await startFleetRoutes();
    const preview = (matchLabels: Record<string, string>) =>
      client.previewPlacement({
        hubs: ['prod-hub'],
        applicationSet: proposal(
          'checkout',
          applicationSetSpec('checkout', matchLabels),
        ),
      });
    expect((await preview({ env: 'staging' })).summary).toMatchObject({
      removed: 3,
      removedInProduction: 3,
    });
    const same = await preview({});
    expect(same.summary).toMatchObject({ added: 0, changed: 0, removed: 0 });
    expect(same.hubs[0].changes).toHaveLength(4);
  });

  it('removes nothing that applicationsSync keeps', async () => {
    const { client } = await startFleetRoutes();
    const { summary } = await client.previewPlacement({
      hubs: ['prod-hub'],
      applicationSet: proposal('checkout', {
        ...applicationSetSpec('checkout', { env: 'staging' }),
        syncPolicy: { applicationsSync: 'create-update' },
      }),
    });
    expect(summary.removed).toBe(0);
  });

  it('calls a name that belongs to another ApplicationSet an error', async () => {
    const spec = applicationSetSpec('cart', {});
    const model = new FakeFleetModel([
      buildHub('prod-hub', {
        clusters: [buildCluster('prod-eu-1'), buildCluster('prod-us-1')],
        applicationSets: [buildApplicationSet('cart')],
        applications: [
          buildApplication('cart', 'prod-eu-1'),
          buildApplication('cart', 'prod-us-1', { applicationSet: undefined }),
        ],
      }),
    ]);
    const { client } = await startFleetRoutes({ model });
    const { hubs } = await client.previewPlacement({
      applicationSet: proposal('basket', spec),
    });
    expect(hubs[0].errors).toEqual([
      {
        message:
          'Application cart-prod-eu-1 exists on prod-hub already and belongs to ApplicationSet cart. Choose another name.',
        field: 'spec.template.metadata.name',
      },
    ]);
    expect(hubs[0].changes).toEqual([
      expect.objectContaining({
        change: 'changed',
        application: 'cart-prod-us-1',
        details: ['exists already and is taken over by the ApplicationSet'],
      }),
    ]);
  });

  it('names the field of every mistake, and changes nothing then', async () => {
    const { client } = await startFleetRoutes();
    const errorsOf = async (applicationSet: Record<string, unknown>) => {
      const { hubs } = await client.previewPlacement({
        hubs: ['prod-hub'],
        applicationSet,
      });
      expect(hubs[0].changes).toEqual([]);
      return hubs[0].errors;
    };
    const spec = applicationSetSpec('x', {});
    expect(await errorsOf({ spec })).toContainEqual(
      expect.objectContaining({ field: 'metadata.name' }),
    );
    expect(await errorsOf(proposal('Not_DNS', spec))).toContainEqual(
      expect.objectContaining({ field: 'metadata.name' }),
    );
    const unknownKey = applicationSetSpec('x', {});
    unknownKey.goTemplateOptions = ['missingkey=error'];
    unknownKey.template = {
      metadata: { name: '{{.nothere}}' },
      spec: { project: 'default', destination: {} },
    };
    expect((await errorsOf(proposal('x', unknownKey)))[0].message).toContain(
      'nothere',
    );
    expect(
      (await errorsOf({ metadata: 3, spec: 'no' })).map(error => error.field),
    ).toEqual(expect.arrayContaining(['metadata', 'spec']));
  });

  it('names a hub and a project that do not exist', async () => {
    const { client } = await startFleetRoutes();
    const spec = JSON.parse(
      JSON.stringify(applicationSetSpec('x', {})).replace(
        '"project":"default"',
        '"project":"nothere"',
      ),
    );
    const { hubs } = await client.previewPlacement({
      hubs: ['prod-hub', 'moon-hub'],
      applicationSet: proposal('x', spec),
    });
    expect(hubs[0].errors).toEqual([
      {
        message:
          'There is no AppProject nothere on prod-hub. Create it first, or choose one that exists.',
        field: 'spec.template.spec.project',
      },
    ]);
    expect(hubs[1].errors).toEqual([
      {
        message: 'There is no hub moon-hub. The hubs are: prod-hub, lab-hub.',
        field: 'hubs',
      },
    ]);
  });

  it('says what it cannot know, and removes nothing for it', async () => {
    const { client } = await startFleetRoutes();
    const spec = {
      ...applicationSetSpec('cart', {}),
      generators: [
        {
          git: {
            repoURL: 'https://git.example.com/platform/fleet.git',
            revision: 'main',
            directories: [{ path: 'services/*' }],
          },
        },
      ],
    };
    const { hubs, summary } = await client.previewPlacement({
      hubs: ['prod-hub'],
      applicationSet: proposal('cart', spec),
    });
    expect(hubs[0].unsupported[0].reason).toContain('git.example.com');
    expect(summary.removed).toBe(0);
  });

  it('reads Git where it may', async () => {
    const { client } = await startFleetRoutes({
      git: {
        trees: async wanted => (repoURL, revision) =>
          wanted.some(
            one => one.repoURL === repoURL && one.revision === revision,
          )
            ? { files: { 'services/a/x.yaml': '', 'services/b/x.yaml': '' } }
            : undefined,
      },
    });
    const { summary } = await client.previewPlacement({
      hubs: ['prod-hub'],
      applicationSet: proposal('dirs', {
        ...applicationSetSpec('dirs', {}),
        generators: [
          {
            git: {
              repoURL: 'https://git.example.com/platform/fleet.git',
              revision: 'main',
              directories: [{ path: 'services/*' }],
            },
          },
        ],
        template: {
          metadata: { name: 'dirs-{{.path.basename}}' },
          spec: {
            project: 'default',
            source: { repoURL: 'https://git.example.com/x.git', path: '.' },
            destination: { name: 'prod-eu-1', namespace: 'dirs' },
          },
        },
      }),
    });
    expect(summary.added).toBe(2);
  });

  it('refuses a body that is no request', async () => {
    const { server } = await startFleetRoutes({
      model: new FakeFleetModel(fleetWorld()),
    });
    const answer = await request(server)
      .post('/api/fleet/placement/preview')
      .send({ hubs: 'prod-hub', applicationSet: {} });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain("field 'hubs'");
  });
});
