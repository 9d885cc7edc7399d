import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { existsSync, readFileSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import { repositoryOver } from '../__testUtils__/repositoryOver';
import { github, runIn } from '../__testUtils__/runIn';
import { createApplicationSetAction } from './createApplicationSet';
import { examples } from './createApplicationSet.examples';

const workspace = createMockDirectory();
let repository: Record<string, string> = {};
const action = createApplicationSetAction({
  reader: repositoryOver(() => repository),
  integrations: github,
});

const input = {
  name: 'loyalty-points',
  hubs: ['nonprod-hub', 'prod-hub'],
  generator: {
    clusters: {
      selector: {
        matchLabels: { tier: 'core' },
        matchExpressions: [
          { key: 'env', operator: 'In' as const, values: ['staging', 'prod'] },
        ],
      },
    },
  },
  project: 'shop',
  namespace: 'loyalty',
  repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
  source: { path: 'charts/service' },
};

type Input = Parameters<typeof action.handler>[0]['input'];

const run = runIn(workspace, action, input);

const read = (path: string) =>
  parse(readFileSync(workspace.resolve(path), 'utf8'));

describe('fleet:applicationset:create', () => {
  beforeEach(() => {
    workspace.setContent({});
    repository = {};
  });

  it('writes one ApplicationSet per hub, the values, and nothing else', async () => {
    const outputs = await run();
    expect(outputs.files).toEqual([
      'apps/loyalty-points/applicationset-nonprod-hub.yaml',
      'apps/loyalty-points/applicationset-prod-hub.yaml',
      'apps/loyalty-points/values.yaml',
    ]);
    expect(Object.keys(workspace.content() as object)).toEqual(['apps']);
    expect(read('apps/loyalty-points/values.yaml')).toEqual({});
    expect(read('apps/loyalty-points/applicationset-prod-hub.yaml')).toEqual(
      outputs.applicationSet,
    );
    expect(parse(outputs.manifest)).toEqual(outputs.applicationSet);
    expect(outputs.applicationSets).toEqual([
      { applicationSet: outputs.applicationSet, hubs: input.hubs },
    ]);
  });

  it('writes each hub the clusters that are named on it', async () => {
    const outputs = await run({
      generator: {
        list: {
          elements: [
            { cluster: 'stg-eu-1', env: 'staging', hub: 'nonprod-hub' },
            { cluster: 'prod-eu-1', env: 'prod', hub: 'prod-hub' },
          ],
        },
      },
    });
    const listOn = (hub: string) =>
      read(`apps/loyalty-points/applicationset-${hub}.yaml`).spec.generators[0]
        .list.elements;
    expect(listOn('nonprod-hub')).toEqual([
      { cluster: 'stg-eu-1', env: 'staging' },
    ]);
    expect(listOn('prod-hub')).toEqual([{ cluster: 'prod-eu-1', env: 'prod' }]);
    expect(
      outputs.applicationSets.map(({ hubs }: { hubs: string[] }) => hubs),
    ).toEqual([['nonprod-hub'], ['prod-hub']]);
    expect(parseAllDocuments(outputs.manifest).map(one => one.toJS())).toEqual(
      outputs.applicationSets.map(
        ({ applicationSet }: { applicationSet: object }) => applicationSet,
      ),
    );
    expect(outputs.manifest).toMatch(/^# nonprod-hub$[^]*^# prod-hub$/m);
  });

  it.each([
    [
      'clusters by name',
      { list: { elements: [{ cluster: 'Prod EU', env: 'prod' }] } },
      { list: { elements: [{ cluster: 'Prod EU', env: 'prod' }] } },
    ],
    [
      'files in Git',
      { git: { files: [{ path: 'apps/*/placements/*.yaml' }] } },
      {
        git: {
          repoURL: 'https://github.com/acme/fleet.git',
          revision: 'main',
          files: [{ path: 'apps/*/placements/*.yaml' }],
        },
      },
    ],
  ])('places a service on %s', async (_, generator, written) => {
    await run({ generator });
    const { spec } = read('apps/loyalty-points/applicationset-prod-hub.yaml');
    expect(spec.generators).toEqual([written]);
    expect(spec.template.metadata).toMatchObject({
      name: 'loyalty-points-{{.cluster | normalize}}',
      labels: { env: '{{.env}}' },
    });
    expect(spec.template.spec).toMatchObject({
      destination: { name: '{{.cluster}}', namespace: 'loyalty' },
      source: {
        helm: {
          valueFiles: [
            '/apps/loyalty-points/values.yaml',
            '/apps/loyalty-points/values-{{.env}}.yaml',
          ],
        },
      },
    });
  });

  it('writes a values file for everything that the clusters are told apart by', async () => {
    const { files } = await run({
      values: {
        common: 'replicas: 1\n',
        by: ['environment', 'region', 'cluster'],
        environments: [{ environment: 'prod', values: 'replicas: 2\n' }],
        regions: [{ region: 'eu-west-1', values: 'currency: EUR # ours\n' }],
        clusters: [{ cluster: 'prod-eu-1' }],
      },
    });
    expect(files).toEqual([
      'apps/loyalty-points/applicationset-nonprod-hub.yaml',
      'apps/loyalty-points/applicationset-prod-hub.yaml',
      'apps/loyalty-points/values.yaml',
      'apps/loyalty-points/values-prod.yaml',
      'apps/loyalty-points/values-eu-west-1.yaml',
      'apps/loyalty-points/values-prod-eu-1.yaml',
    ]);
    expect(
      readFileSync(
        workspace.resolve('apps/loyalty-points/values-eu-west-1.yaml'),
        'utf8',
      ),
    ).toBe('currency: EUR # ours\n');
    const { spec } = read('apps/loyalty-points/applicationset-prod-hub.yaml');
    expect(spec.template.spec.source.helm.valueFiles).toEqual([
      '/apps/loyalty-points/values.yaml',
      '/apps/loyalty-points/values-{{.metadata.labels.env}}.yaml',
      '/apps/loyalty-points/values-{{.metadata.labels.region}}.yaml',
      '/apps/loyalty-points/values-{{.nameNormalized}}.yaml',
    ]);
  });

  it('writes overlays of Kustomize instead, with the base where nothing is said', async () => {
    const { files } = await run({
      source: { path: 'apps/loyalty-points' },
      kustomize: {
        overlays: [
          { name: 'staging' },
          {
            name: 'prod',
            kustomization: 'resources: [../../base]\nnamePrefix: p-\n',
          },
        ],
      },
    });
    const folder = 'apps/loyalty-points/overlays';
    expect(files.slice(2)).toEqual([
      `${folder}/staging/kustomization.yaml`,
      `${folder}/prod/kustomization.yaml`,
    ]);
    expect(read(files[2])).toEqual({ resources: ['../../base'] });
    expect(read(files[3])).toMatchObject({ namePrefix: 'p-' });
    const { spec } = read(files[0]);
    expect(spec.template.spec.source).toEqual({
      repoURL: 'https://github.com/acme/fleet.git',
      targetRevision: 'main',
      path: `${folder}/{{.metadata.labels.env}}`,
    });
  });

  it.each<[string, object, RegExp]>([
    [
      'an element with a key too much',
      {
        generator: { list: { elements: [{ cluster: 'a', env: 'b', c: 'd' }] } },
      },
      /^generator\.list\.elements\[0\]: it has 'c'/,
    ],
    [
      'an empty list',
      { generator: { list: { elements: [] } } },
      /^generator\.list\.elements: it is empty/,
    ],
    [
      'two generators in one',
      {
        generator: {
          list: { elements: [{ cluster: 'a', env: 'b' }] },
          clusters: { selector: {} },
        },
      },
      /^generator: it has 'list'/,
    ],
    [
      'files above the repository',
      { generator: { git: { files: [{ path: '../x.yaml' }] } } },
      /^generator\.git\.files\[0\]\.path: /,
    ],
    [
      'a name of a cluster generator for another one',
      {
        generator: { list: { elements: [{ cluster: 'a', env: 'b' }] } },
        applicationName: 'x-{{.name}}',
      },
      /^applicationName: .*those of a cluster generator/,
    ],
  ])('refuses %s and says where', async (_, wrong, words) => {
    await expect(run(wrong)).rejects.toThrow(words);
    expect(workspace.content()).toEqual({});
  });

  it('writes the ApplicationSet that was asked for', async () => {
    await run({
      entityRef: 'component:default/loyalty',
      syncPolicy: {
        prune: true,
        selfHeal: true,
        allowEmpty: true,
        createNamespace: false,
        retry: { limit: 3, backoff: { duration: '10s', factor: 3 } },
      },
      preserveResourcesOnDeletion: true,
    });
    expect(read('apps/loyalty-points/applicationset-prod-hub.yaml')).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: {
        name: 'loyalty-points',
        namespace: 'argocd',
        labels: { 'backstage-name': 'loyalty-points' },
        annotations: {
          'backstage.io/entity-ref': 'component:default/loyalty',
        },
      },
      spec: {
        goTemplate: true,
        goTemplateOptions: ['missingkey=error'],
        generators: [input.generator],
        syncPolicy: { preserveResourcesOnDeletion: true },
        template: {
          metadata: {
            name: 'loyalty-points-{{.nameNormalized}}',
            labels: {
              'backstage-name': 'loyalty-points',
              env: '{{.metadata.labels.env}}',
            },
            annotations: {
              'backstage.io/entity-ref': 'component:default/loyalty',
            },
          },
          spec: {
            project: 'shop',
            source: {
              repoURL: 'https://github.com/acme/fleet.git',
              targetRevision: 'main',
              path: 'charts/service',
              helm: {
                releaseName: 'loyalty-points',
                ignoreMissingValueFiles: true,
                valueFiles: [
                  '/apps/loyalty-points/values.yaml',
                  '/apps/loyalty-points/values-{{.metadata.labels.env}}.yaml',
                ],
              },
            },
            destination: { server: '{{.server}}', namespace: 'loyalty' },
            syncPolicy: {
              automated: { prune: true, selfHeal: true, allowEmpty: true },
              syncOptions: ['CreateNamespace=false'],
              retry: {
                limit: 3,
                backoff: { duration: '10s', factor: 3, maxDuration: '3m' },
              },
            },
          },
        },
      },
    });
  });

  it('reads the values of a chart elsewhere through a second source', async () => {
    const { applicationSet } = await run({
      source: {
        repoURL: 'https://charts.example.com',
        chart: 'service',
        targetRevision: '1.2.3',
      },
    });
    const { spec } = applicationSet.spec.template;
    expect(spec.source).toBeUndefined();
    expect(spec.sources).toEqual([
      expect.objectContaining({
        repoURL: 'https://charts.example.com',
        chart: 'service',
        helm: expect.objectContaining({
          valueFiles: [
            '$values/apps/loyalty-points/values.yaml',
            '$values/apps/loyalty-points/values-{{.metadata.labels.env}}.yaml',
          ],
        }),
      }),
      {
        repoURL: 'https://github.com/acme/fleet.git',
        targetRevision: 'main',
        ref: 'values',
      },
    ]);
  });

  it('leaves out clusters without the label that names the values file', async () => {
    const { applicationSet } = await run({
      generator: { clusters: { selector: {} } },
      environmentLabel: 'example.com/stage',
    });
    expect(applicationSet.spec.generators).toEqual([
      {
        clusters: {
          selector: {
            matchExpressions: [
              { key: 'example.com/stage', operator: 'Exists' },
            ],
          },
        },
      },
    ]);
    expect(applicationSet.spec.template.spec.source.helm.valueFiles[1]).toBe(
      '/apps/loyalty-points/values-{{index .metadata.labels "example.com/stage"}}.yaml',
    );
  });

  it.each([
    [
      'of all services, for the hub whose ApplicationSets it lists',
      {
        'apps/kustomization.yaml':
          '# Of prod-hub\nresources:\n  - cart/applicationset-prod-hub.yaml # first\n',
      },
      'apps/kustomization.yaml',
      '# Of prod-hub\nresources:\n  - cart/applicationset-prod-hub.yaml # first\n  - loyalty-points/applicationset-prod-hub.yaml\n',
    ],
    [
      'of its own folder, where that lists ApplicationSets',
      {
        'apps/kustomization.yaml': 'resources: [loyalty-points]\n',
        'apps/loyalty-points/kustomization.yaml':
          'resources: [./applicationset-nonprod-hub.yaml, applicationset-edge-hub.yaml]\n',
      },
      undefined,
      undefined,
    ],
    [
      'of all services, where its own folder has manifests of the service',
      {
        'apps/kustomization.yaml':
          'resources: [cart/applicationset-prod-hub.yaml]\n',
        'apps/loyalty-points/kustomization.yaml':
          'resources: [deployment.yaml]\n',
      },
      'apps/kustomization.yaml',
      'resources: [ cart/applicationset-prod-hub.yaml, loyalty-points/applicationset-prod-hub.yaml ]\n',
    ],
  ])(
    'is listed by the kustomization %s',
    async (_, files, changed, content) => {
      repository = files;
      const outputs = await run({ values: {} });
      const lists = outputs.files.filter((file: string) =>
        file.endsWith('kustomization.yaml'),
      );
      expect(lists).toEqual(changed ? [changed] : []);
      const written = lists.map((file: string) =>
        readFileSync(workspace.resolve(file), 'utf8'),
      );
      expect(written).toEqual(content ? [content] : []);
      const first = workspace.content();
      await run({ values: {} });
      expect(workspace.content()).toEqual(first);
    },
  );

  it.each([
    ['GitLab', 'gitlab.com?owner=acme%2Fshop&repo=fleet'],
    ['Bitbucket Cloud', 'bitbucket.org?workspace=acme&project=P&repo=fleet'],
    ['Bitbucket Server', 'bitbucket.example.com?project=P&repo=fleet'],
    ['Azure DevOps', 'dev.azure.com?organization=acme&project=shop&repo=fleet'],
    ['Gerrit', 'gerrit.example.com?owner=all&repo=fleet'],
  ])('writes the same files for %s', async (_, repoUrl) => {
    const elsewhere = createApplicationSetAction({
      reader: repositoryOver(() => ({})),
      integrations: ScmIntegrations.fromConfig(
        new ConfigReader({
          integrations: {
            bitbucketServer: [{ host: 'bitbucket.example.com' }],
            gerrit: [
              {
                host: 'gerrit.example.com',
                gitilesBaseUrl: 'https://gerrit.example.com/gitiles',
              },
            ],
          },
        }),
      ),
    });
    const here = await run();
    workspace.setContent({});
    const { files } = await runIn(
      workspace,
      elsewhere,
      input,
    )({
      repository: { repoUrl },
    });
    expect(files).toEqual(here.files);
  });

  it('refuses several hubs where it is not clear which of them reads a kustomization', async () => {
    repository = { 'apps/kustomization.yaml': 'resources: []\n' };
    await expect(run()).rejects.toThrow(
      /^hubs: 'apps\/kustomization\.yaml' lists no ApplicationSet yet, .*nonprod-hub, prod-hub/,
    );
    expect(workspace.content()).toEqual({});
    const { files } = await run({ hubs: ['prod-hub'] });
    expect(files).toContain('apps/kustomization.yaml');
  });

  it('keeps the comments and the order of the values', async () => {
    const values =
      '# asked for by loyalty\nreplicas: 3 # for the sale\nanother: 1\n';
    await run({
      values: { environments: [{ environment: 'prod', values }] },
    });
    const path = workspace.resolve('apps/loyalty-points/values-prod.yaml');
    expect(readFileSync(path, 'utf8')).toBe(values);
  });

  it('writes the catalog entity of a new service', async () => {
    const outputs = await run({
      catalog: {
        owner: 'group:default/loyalty',
        description: 'Points: "for" what people buy # not a comment',
        system: 'shop',
      },
      layout: { apps: 'services' },
    });
    expect(outputs.files).toContain(
      'services/loyalty-points/catalog-info.yaml',
    );
    expect(read('services/loyalty-points/catalog-info.yaml')).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'loyalty-points',
        description: 'Points: "for" what people buy # not a comment',
        annotations: { 'fleet-portal.io/applicationset': 'loyalty-points' },
      },
      spec: {
        type: 'service',
        lifecycle: 'production',
        owner: 'group:default/loyalty',
        system: 'shop',
      },
    });
  });

  it.each<[string, Partial<Input>, RegExp]>([
    [
      'an upper-case name',
      { name: 'Loyalty_Points' },
      /^name: .*'loyalty-points' would be right/,
    ],
    [
      'a namespace with a dot',
      { namespace: 'a.b' },
      /^namespace: .*'a-b' would be right/,
    ],
    ['no hub', { hubs: [] }, /^hubs: .*choose at least one hub/],
    [
      'a hub that is a path',
      { hubs: ['../../etc'] },
      /^hubs\[0\]: .*fleet\.hubs/,
    ],
    [
      'In without values',
      {
        generator: {
          clusters: {
            selector: { matchExpressions: [{ key: 'env', operator: 'In' }] },
          },
        },
      },
      /^generator\.clusters\.selector\.matchExpressions\[0\]\.values: .*at least one value/,
    ],
    [
      'a label value with a template',
      {
        generator: {
          clusters: { selector: { matchLabels: { env: '{{.name}}' } } },
        },
      },
      /^generator\.clusters\.selector\.matchLabels\.env: .*not a label value/,
    ],
    [
      'a repository with a password',
      { source: { repoURL: 'https://me:pw@example.com/x.git', path: 'c' } },
      /^source\.repoURL: .*end in Git/,
    ],
    [
      'a repository without an owner',
      { repository: { repoUrl: 'github.com?repo=fleet' } },
      /^repository\.repoUrl: .*owner=OWNER/,
    ],
    [
      'a chart outside of the repository',
      { source: { path: '../secrets' } },
      /^source\.path: .*inside the repository/,
    ],
    [
      'values that are a list',
      { values: { common: '- 1' } },
      /^values\.common: .*not a map of Helm values/,
    ],
    [
      'values that are not YAML',
      { values: { common: 'a: 1\nb: [' } },
      /^values\.common: line \d is not YAML/,
    ],
    [
      'one environment twice',
      {
        values: {
          environments: [{ environment: 'prod' }, { environment: 'prod' }],
        },
      },
      /^values\.environments\[1\]\.environment: .*there twice/,
    ],
    [
      'one name for all clusters',
      { applicationName: 'loyalty-points' },
      /^applicationName: .*every cluster the same name/,
    ],
    [
      'an owner that is no entity',
      { catalog: { owner: 'the team' } },
      /^catalog\.owner: .*group:default/,
    ],
  ])('refuses %s and names the field', async (_, overrides, words) => {
    await expect(run(overrides)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(words),
    });
    expect(workspace.content()).toEqual({});
  });

  it('names everything that is wrong at once', async () => {
    await expect(run({ name: 'A', project: '' })).rejects.toThrow(
      /name: .*project: /,
    );
  });

  it('does not replace what an earlier step fetched unless told to', async () => {
    workspace.setContent({
      'apps/loyalty-points/values.yaml': 'replicas: 9\n',
    });
    await expect(run()).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('apps/loyalty-points/values.yaml'),
    });
    expect(
      existsSync(
        workspace.resolve('apps/loyalty-points/applicationset-prod-hub.yaml'),
      ),
    ).toBe(false);
    await run({ overwrite: true });
    expect(read('apps/loyalty-points/values.yaml')).toEqual({});
  });

  it('changes nothing when it runs a second time', async () => {
    await run();
    const first = workspace.content();
    await run();
    expect(workspace.content()).toEqual(first);
  });

  it('writes nothing for a cancelled task', async () => {
    await expect(run({}, AbortSignal.abort())).rejects.toThrow(/abort/i);
    expect(workspace.content()).toEqual({});
  });

  it.each(examples)('runs the example: $description', async ({ example }) => {
    const { files } = await run(parse(example).steps[0].input);
    for (const file of files) expect(read(file)).toBeInstanceOf(Object);
  });

  it('can be tried in a dry run', () => {
    expect(action.supportsDryRun).toBe(true);
  });
});
