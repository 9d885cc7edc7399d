import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { readFileSync, symlinkSync } from 'node:fs';
import { parse } from 'yaml';
import { fleetOver } from '../../__testUtils__/fleetOver';
import { repositoryOver } from '../../__testUtils__/repositoryOver';
import { twoHubs } from '../../__testUtils__/serviceFiles';
import { readPullRequestHosts } from '../../previews/pullRequestHosts';
import { previewEnvironmentAction } from './previewEnvironment';
import { examples } from './previewEnvironment.examples';

const workspace = createMockDirectory();
const set = 'apps/loyalty-points-preview/applicationset-nonprod-hub.yaml';
const values = 'apps/loyalty-points-preview/values.yaml';

let repository: Record<string, string> = {};
const action = previewEnvironmentAction({
  fleet: fleetOver(() => twoHubs),
  reader: repositoryOver(() => repository),
  integrations: ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        github: [
          { host: 'github.com' },
          {
            host: 'ghe.acme.example',
            apiBaseUrl: 'https://ghe.acme.example/v3',
          },
        ],
        gitlab: [
          { host: 'gitlab.com' },
          {
            host: 'gitlab.acme.example',
            apiBaseUrl: 'https://gitlab.acme.example/api/v4',
          },
        ],
      },
    }),
  ),
  hosts: readPullRequestHosts(
    new ConfigReader({
      fleet: {
        pullRequestGenerators: [
          { host: 'github.com', appSecretName: 'github-app' },
          {
            host: 'gitlab.acme.example',
            api: 'https://gitlab.internal',
            tokenRef: { secretName: 'gitlab', key: 'token' },
          },
        ],
      },
    }),
  ),
});
type Input = Parameters<typeof action.handler>[0]['input'];
const pullRequests = {
  repoUrl: 'github.com?owner=acme&repo=loyalty-points',
  labels: ['preview'],
};

async function run(input: Partial<Input> = {}, signal?: AbortSignal) {
  const context = createMockActionContext<Input>({
    workspacePath: workspace.path,
    input: {
      name: 'loyalty-points',
      repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
      hub: 'nonprod-hub',
      cluster: 'stg-eu-1',
      project: 'shop',
      pullRequests,
      source: { path: 'charts/service' },
      ...input,
    },
  });
  await action.handler({ ...context, ...(signal && { signal }) });
  return Object.fromEntries(jest.mocked(context.output).mock.calls);
}

const written = (path: string) => readFileSync(workspace.resolve(path), 'utf8');
const spec = () => parse(written(set)).spec;

describe('fleet:environment:preview', () => {
  beforeEach(() => {
    workspace.setContent({});
    repository = {};
  });

  it('is listed where the hub reads its ApplicationSets by a kustomization', async () => {
    const list = 'apps/kustomization.yaml';
    repository = {
      [list]: 'resources:\n  - cart/applicationset-nonprod-hub.yaml # first\n',
    };
    expect((await run()).files).toEqual([set, values, list]);
    expect(written(list)).toBe(
      `${repository[list]}  - loyalty-points-preview/applicationset-nonprod-hub.yaml\n`,
    );
  });

  it('deploys every labelled pull request into a namespace of its own', async () => {
    const outputs = await run();
    expect(spec()).toMatchObject({
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [
        {
          pullRequest: {
            github: {
              owner: 'acme',
              repo: 'loyalty-points',
              appSecretName: 'github-app',
              labels: ['preview'],
            },
            requeueAfterSeconds: 180,
          },
        },
      ],
      syncPolicy: { preserveResourcesOnDeletion: false },
    });
    const { metadata, spec: template } = spec().template;
    expect(metadata).toEqual({
      name: 'loyalty-points-pr-{{.number}}',
      labels: { 'backstage-name': 'loyalty-points' },
      annotations: {
        'backstage.io/entity-ref': 'component:default/loyalty-points',
      },
    });
    expect(template).toMatchObject({
      project: 'shop',
      destination: {
        name: 'stg-eu-1',
        namespace: 'loyalty-points-pr-{{.number}}',
      },
      source: {
        repoURL: 'https://github.com/acme/fleet.git',
        targetRevision: 'main',
        helm: {
          valueFiles: [
            '/apps/loyalty-points/values.yaml',
            '/apps/loyalty-points-preview/values.yaml',
          ],
          parameters: [
            { name: 'image.tag', value: '{{.head_sha}}', forceString: true },
          ],
        },
      },
    });
    expect(template.syncPolicy.automated.prune).toBe(true);
    expect(outputs).toMatchObject({
      files: [set, values],
      sentence:
        'This pull request will deploy every open pull request of acme/loyalty-points with the label preview to stg-eu-1',
    });
    expect(written(values)).toContain('# Helm values of loyalty-points');
  });

  it('takes the chart of the service from each pull request', async () => {
    await run({
      source: {
        repoURL: 'https://github.com/acme/loyalty-points.git',
        path: 'chart',
      },
      image: { tag: 'number', key: 'app.tag' },
      values: 'replicas: 1 # enough\n',
    });
    const [chart, files] = spec().template.spec.sources;
    expect(chart).toMatchObject({
      targetRevision: '{{.head_sha}}',
      helm: {
        valueFiles: [
          '$values/apps/loyalty-points/values.yaml',
          '$values/apps/loyalty-points-preview/values.yaml',
        ],
        parameters: [
          { name: 'app.tag', value: 'pr-{{.number}}', forceString: true },
        ],
      },
    });
    expect(files).toMatchObject({ ref: 'values', targetRevision: 'main' });
    expect(written(values)).toBe('replicas: 1 # enough\n');
  });

  it.each([
    [
      'ghe.acme.example',
      {
        github: {
          owner: 'acme',
          repo: 'loyalty-points',
          api: 'https://ghe.acme.example/v3',
          labels: ['preview'],
        },
      },
    ],
    [
      'gitlab.com',
      {
        gitlab: {
          project: 'acme/loyalty-points',
          labels: ['preview'],
          pullRequestState: 'opened',
        },
      },
    ],
    [
      'gitlab.acme.example',
      {
        gitlab: {
          project: 'acme/loyalty-points',
          api: 'https://gitlab.internal',
          tokenRef: { secretName: 'gitlab', key: 'token' },
          labels: ['preview'],
          pullRequestState: 'opened',
        },
      },
    ],
  ])('asks %s as configuration says', async (host, asked) => {
    const repoUrl = `${host}?owner=acme&repo=loyalty-points`;
    await run({
      pullRequests: { ...pullRequests, repoUrl, targetBranch: 'release/1.0' },
    });
    expect(spec().generators).toEqual([
      {
        pullRequest: {
          ...asked,
          filters: [{ targetBranchMatch: '^release/1\\.0$' }],
          requeueAfterSeconds: 180,
        },
      },
    ]);
  });

  it('says the same again, and replaces nothing that is otherwise', async () => {
    await run();
    const first = workspace.content();
    await run();
    expect(workspace.content()).toEqual(first);
    await expect(run({ values: 'a: 1\n' })).rejects.toThrow(/other content/);
    expect(workspace.content()).toEqual(first);
    await run({ values: 'a: 1\n', overwrite: true });
    expect(written(values)).toBe('a: 1\n');
  });

  it.each<[string, object, RegExp]>([
    [
      'production',
      { hub: 'prod-hub', cluster: 'prod-eu-1' },
      /^cluster: 'prod-eu-1' is in production/,
    ],
    [
      'a cluster that is not there',
      { cluster: 'x' },
      /^cluster: nonprod-hub has no cluster 'x'/,
    ],
    [
      'pull requests without a label, which anybody could open',
      { pullRequests: { ...pullRequests, labels: [] } },
      /^pullRequests\.labels: .*everybody who opens a pull request could deploy/,
    ],
    [
      'another kind of Git host',
      {
        pullRequests: {
          ...pullRequests,
          repoUrl: 'git.example?owner=a&repo=b',
        },
      },
      /No matching integration configuration for host git\.example/,
    ],
    ['a long name', { name: 'a'.repeat(55) }, /^name: it is too long/],
    [
      'a cluster that is a Go template',
      { cluster: '{{.x}}' },
      /^cluster: .*which the hub would evaluate/,
    ],
    ['a tag of another kind', { image: { tag: 'latest' } }, /^image\.tag: /],
    ['values that are no map', { values: '- a' }, /^values: /],
    ['no chart', { source: {} }, /^source: it needs a path/],
  ])('refuses %s and names the field', async (_, input, words) => {
    await expect(run(input)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(words),
    });
    expect(workspace.content()).toEqual({});
  });

  it('follows no link out of the workspace', async () => {
    symlinkSync(workspace.path, workspace.resolve('apps'));
    await expect(run()).rejects.toThrow(/symbolic link/);
  });

  it('ends with the task', async () => {
    await expect(run({}, AbortSignal.abort())).rejects.toThrow(/abort/i);
    expect(workspace.content()).toEqual({});
    expect(action.supportsDryRun).toBe(true);
  });

  it.each(examples)('runs the example: $description', async ({ example }) => {
    const { files } = await run(parse(example).steps[0].input);
    expect(files).toEqual([set, values]);
  });
});
