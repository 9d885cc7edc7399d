import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { NotFoundError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  FleetClient,
  HubPreview,
  manifestYaml,
  PreviewChange,
  Source,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  buildCluster,
  buildHubSource,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { symlinkSync } from 'node:fs';
import { parse } from 'yaml';
import { buildServiceAccount } from '../../manifests/serviceAccounts';
import { buildResourceSet } from '../../provisioning/buildResourceSet';
import { retireClusterAction } from './retireCluster';
import { examples } from './retireCluster.examples';

const workspace = createMockDirectory();
const file = 'clusters/prod-hub/prod-eu-1.yaml';
const manager = 'bootstrap/prod-eu-1/argocd-manager.yaml';
const readerFile = 'bootstrap/prod-eu-1/fleet-portal-reader.yaml';

const registration = (key = 'fleet/prod/prod-eu-1') => `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: cluster-prod-eu-1
spec:
  target:
    template:
      metadata:
        labels:
          argocd.argoproj.io/secret-type: cluster
      data:
        name: prod-eu-1
  data:
    - secretKey: token
      remoteRef: { key: "${key}", property: token }
    - secretKey: caData
      remoteRef: { key: "${key}", property: caData }
`;

const account = (name: string, namespace: string) => `
apiVersion: v1
kind: Namespace
metadata: { name: "${namespace}" }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: ${name}, namespace: "${namespace}" }
`;

const everything = {
  'clusters/prod-hub/prod-eu-2.yaml': '',
  [file]: registration(),
  [manager]: account('argocd-manager', 'argo'),
  [readerFile]: account('fleet-portal-reader', 'fleet-portal'),
};

const remaining = (overrides: Partial<PreviewChange> = {}): PreviewChange => ({
  change: 'removed',
  application: 'pricing-prod-eu-1',
  applicationSet: 'pricing',
  cluster: 'prod-eu-1',
  environment: 'prod',
  production: true,
  details: [],
  ...overrides,
});

const notAsked = async () => {
  throw new Error('Only files are asked for');
};

interface World {
  /** The branch that the hubs read. */
  files?: Record<string, string>;
  preview?: Partial<HubPreview>;
  source?: Partial<Source>;
  hubs?: string[];
}

function setup({
  files = everything,
  preview = {},
  source,
  hubs = ['prod-hub'],
}: World = {}) {
  const seen: { asked?: unknown; principal?: unknown } = {};
  const sources = [buildHubSource({ hub: 'prod-hub', ...source })];
  const envelope = { version: 1, epoch: 'e', sources };
  const answer = {
    ...envelope,
    hubs: [
      {
        hub: 'prod-hub',
        changes: [],
        placement: [],
        sets: [],
        unsupported: [],
        errors: [],
        ...preview,
      },
    ],
    summary: {
      added: 0,
      changed: 0,
      removed: 0,
      removedInProduction: 0,
      clustersMatched: 0,
      clusters: 0,
    },
  };
  const reader = mockServices.urlReader.mock({
    readUrl: async url => {
      const path = url.replace(/^.*\/acme\/fleet\/blob\/main\//, '');
      if (!(path in files)) throw new NotFoundError(`There is no ${url}`);
      return { buffer: async () => Buffer.from(files[path]) };
    },
    readTree: async url => {
      const folder = url.replace(/^.*\/acme\/fleet\/tree\/main\//, '');
      const below = Object.keys(files).filter(one => one.startsWith(folder));
      return {
        files: async () =>
          below.map(one => ({
            path: one.slice(folder.length + 1),
            content: async () => Buffer.from(files[one]),
          })),
        archive: notAsked,
        dir: notAsked,
        etag: 'e',
      };
    },
  });
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({ integrations: {} }),
  );
  const action = retireClusterAction({
    reader,
    integrations,
    fleet: {
      forCredentials: ({ principal }) => {
        seen.principal = principal;
        return new FleetClient({
          baseUrl: async () => 'http://fleet.invalid',
          fetch: async (url, init) => {
            init?.signal?.throwIfAborted();
            if (new URL(url).pathname === '/clusters') {
              const items = hubs.map(hub =>
                buildCluster({ ref: { hub, name: 'prod-eu-1' } }),
              );
              return Response.json({ ...envelope, items });
            }
            seen.asked = JSON.parse(String(init?.body));
            return Response.json(answer);
          },
        });
      },
    },
  });
  type Input = Parameters<typeof action.handler>[0]['input'];
  return {
    seen,
    async run(
      input: Partial<Input> = {},
      options: { signal?: AbortSignal } = {},
    ) {
      const context = createMockActionContext<Input>({
        workspacePath: workspace.path,
        input: {
          repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
          hub: 'prod-hub',
          cluster: 'prod-eu-1',
          ...input,
        },
      });
      await action.handler({ ...context, ...options });
      return Object.fromEntries(jest.mocked(context.output).mock.calls);
    },
  };
}

describe('fleet:cluster:retire', () => {
  beforeEach(() => workspace.setContent({}));

  it('lists the files of an empty cluster, and what the operator runs', async () => {
    const { run, seen } = setup();
    const outputs = await run();
    expect(outputs).toMatchObject({
      files: [file, manager, readerFile],
      remaining: 0,
      sentence:
        'This pull request will take prod-eu-1 off prod-hub; no Application is on it any more',
    });
    expect(outputs.commands.split('\n')).toEqual([
      'kubectl --context prod-eu-1 -n argo delete clusterrolebinding/argocd-manager clusterrole/argocd-manager serviceaccount/argocd-manager secret/argocd-manager-token --ignore-not-found',
      'kubectl --context prod-eu-1 -n fleet-portal delete clusterrolebinding/fleet-portal-reader clusterrole/fleet-portal-reader serviceaccount/fleet-portal-reader secret/fleet-portal-reader-token --ignore-not-found',
      'vault kv metadata delete -mount=secret fleet/prod/prod-eu-1',
      'vault kv metadata delete -mount=secret fleet-portal/prod/prod-eu-1',
    ]);
    expect(workspace.content()).toEqual({});
    expect(seen).toMatchObject({
      asked: { cluster: { hub: 'prod-hub', name: 'prod-eu-1', labels: null } },
      principal: { userEntityRef: 'user:default/mock' },
    });
  });

  it('finds the accounts that Cluster API has put on the cluster', async () => {
    const resourceSet = 'provisioning/prod-hub/prod-eu-1.bootstrap.yaml';
    const accounts = [
      ['argocd-manager', 'argo'],
      ['fleet-portal-reader', 'fleet-portal'],
    ].map(([name, namespace]) => ({
      name,
      manifests: buildServiceAccount({ name, namespace, role: { rules: [] } }),
    }));
    const { run } = setup({
      files: {
        'clusters/prod-hub/prod-eu-2.yaml': '',
        [file]: registration(),
        [resourceSet]: manifestYaml(
          ...buildResourceSet('prod-eu-1', 'clusters', accounts),
        ),
        'provisioning/prod-hub/kustomization.yaml':
          'resources:\n- prod-eu-1.yaml\n- prod-eu-1.bootstrap.yaml\n',
      },
    });
    const { files, commands } = await run();
    expect(files).toEqual([file, resourceSet]);
    expect(commands.split('\n').slice(0, 2)).toEqual([
      expect.stringContaining('-n argo delete clusterrolebinding/argocd-mana'),
      expect.stringContaining('-n fleet-portal delete clusterrolebinding/fl'),
    ]);
    expect(workspace.content()).toEqual({
      provisioning: {
        'prod-hub': {
          'kustomization.yaml': 'resources:\n- prod-eu-1.yaml\n',
        },
      },
    });
  });

  it('takes its platform parts along, which count for no cluster of their own', async () => {
    const platform = 'clusters/prod-hub/prod-eu-1.platform.yaml';
    const policies = 'platform/prod-hub/prod-eu-1/kyverno/policies.yaml';
    const { run } = setup({
      files: {
        [file]: registration(),
        [platform]: '',
        [policies]: '',
        'platform/prod-hub/prod-eu-2/kyverno/policies.yaml': '',
      },
    });
    const { files, commands } = await run();
    expect(files).toEqual([file, platform, policies]);
    expect(commands).toContain(
      'kubectl --context prod-hub -n argocd delete externalsecret cluster-prod-eu-1',
    );
  });

  it('takes along whatever else the hub reads about it, and leaves no kustomization that lists it', async () => {
    const restores = 'clusters/prod-hub/prod-eu-1.restores.yaml';
    const restore = 'platform/prod-hub/prod-eu-1/restores/drill.yaml';
    const kustomization = 'clusters/prod-hub/kustomization.yaml';
    const about = { [file]: registration(), [restores]: '', [restore]: '' };
    const { run } = setup({
      files: {
        ...about,
        'clusters/prod-hub/prod-eu-10.yaml': registration(),
        [kustomization]:
          'resources:\n  - prod-eu-1.yaml\n  - ./prod-eu-1.restores.yaml\n  - prod-eu-10.yaml # stays\n',
      },
    });
    expect((await run()).files).toEqual([file, restores, restore]);
    expect(workspace.content()).toEqual({
      clusters: {
        'prod-hub': {
          'kustomization.yaml': 'resources:\n  - prod-eu-10.yaml # stays\n',
        },
      },
    });

    workspace.setContent({});
    const last = setup({
      files: { ...about, [kustomization]: 'resources: [prod-eu-1.yaml]\n' },
    });
    const { files, commands } = await last.run();
    expect(files).toEqual([file, restores, restore, kustomization]);
    expect(commands).toContain('delete externalsecret cluster-prod-eu-1');
    expect(workspace.content()).toEqual({});
  });

  it.each<[string, PreviewChange, string]>([
    ['is deleted', remaining(), 'its ApplicationSet deletes it'],
    [
      'stays without a destination',
      remaining({
        change: 'changed',
        production: false,
        details: ['stays, and its destination prod-eu-1 is gone'],
      }),
      'stays, and its destination prod\\-eu\\-1 is gone',
    ],
    [
      'is not deleted by its ApplicationSet',
      remaining({
        change: 'unchanged',
        details: ['stays as it is: applicationsSync does not delete'],
      }),
      'stays as it is: applicationsSync does not delete',
    ],
  ])(
    'refuses while an Application is there that %s, unless it is named',
    async (_, change, words) => {
      const { run } = setup({ preview: { changes: [change] } });
      await expect(run()).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringMatching(
          /^removals: prod-hub\/pricing-prod-eu-1 is still on prod-eu-1/,
        ),
      });
      const outputs = await run({ removals: ['prod-hub/pricing-prod-eu-1'] });
      expect(outputs.remaining).toBe(1);
      expect(outputs.markdown).toContain(
        `| \`pricing-prod-eu-1\` | \`pricing\` | ${words} |`,
      );
    },
  );

  it('takes the last cluster off its hub by a command, since Argo CD prunes no folder that is gone', async () => {
    const files = { [file]: registration(), 'clusters/prod-hub/README.md': '' };
    const { run } = setup({ files });
    const outputs = await run({ hubContext: 'hub-admin' });
    expect(outputs.commands.split('\n')[0]).toBe(
      'kubectl --context hub-admin -n argocd delete externalsecret cluster-prod-eu-1 --ignore-not-found',
    );
    expect(outputs.markdown).toContain('the first command takes the cluster');
  });

  it('leaves the accounts of a cluster that another hub has too', async () => {
    const { run } = setup({ hubs: ['prod-hub', 'dr-hub'] });
    const outputs = await run();
    expect(outputs.files).toEqual([file]);
    expect(outputs.markdown).toContain(`| \`${manager}\` |`);
    expect(outputs.commands).toBe(
      'vault kv metadata delete -mount=secret fleet/prod/prod-eu-1',
    );
  });

  it('takes away what was prepared for a cluster that never came, and says so when nothing is left', async () => {
    const errors = [{ message: 'unknown', field: 'cluster.name' }];
    const gone = { preview: { errors }, hubs: [] };
    const prepared = await setup(gone).run();
    expect(prepared.files).toEqual([file, manager, readerFile]);
    expect(await setup({ ...gone, files: {} }).run()).toMatchObject({
      files: [],
      commands: '',
      sentence: 'prod-eu-1 is not in the fleet repository',
    });
  });

  it('prints the paths that it is given, and none that it cannot know', async () => {
    const files = { ...everything, [file]: registration('a/b') };
    const { run } = setup({ files });
    expect((await run()).commands).not.toContain('fleet-portal/');
    const vault = { mount: 'kv', portalPath: 'c/d' };
    const commands: string[] = (await run({ vault })).commands.split('\n');
    expect(commands.slice(2)).toEqual([
      'vault kv metadata delete -mount=kv a/b',
      'vault kv metadata delete -mount=kv c/d',
    ]);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'a path that a shell would read',
      { [file]: registration('a; rm -rf ~') },
      /^cluster: its file reads 'a; rm -rf ~', which is not a path in Vault/,
    ],
    [
      'a namespace that a shell would read',
      { ...everything, [manager]: account('argocd-manager', '$(id)') },
      /has no ServiceAccount argocd-manager with a namespace/,
    ],
    [
      'a name that a shell would read',
      {
        [file]: registration().replace('name: cluster-prod', 'name: $HOME'),
      },
      /name or namespace that cannot be printed/,
    ],
    [
      'another cluster',
      {
        [file]: registration().replace(
          'name: prod-eu-1\n  data',
          'name: x\n  data',
        ),
      },
      /has 0 cluster Secrets/,
    ],
    ['no file', {}, /whose file is not in the fleet repository/],
  ])('refuses %s', async (_, files, words) => {
    const { run } = setup({ files });
    await expect(run()).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(words),
    });
  });

  it('does not guess what is on a cluster whose hub is not heard', async () => {
    const observedAt = '2026-11-20T14:00:00.000Z';
    const { run } = setup({ source: { state: 'unreachable', observedAt } });
    await expect(run()).rejects.toThrow(
      `hub: prod-hub has not been heard since ${observedAt}`,
    );
  });

  it('refuses what would stop an ApplicationSet from rendering', async () => {
    const message = 'ApplicationSet cart would stop rendering: no cluster.';
    const { run } = setup({ preview: { errors: [{ message }] } });
    await expect(run()).rejects.toThrow(`cluster: ${message}`);
  });

  it.each<[string, object, RegExp]>([
    ['a hub that is a path', { hub: '..' }, /^hub: /],
    ['a name with a dot', { cluster: 'a.b' }, /^cluster: /],
    [
      'a context that a shell would read',
      { kubeContext: 'a b' },
      /^kubeContext: /,
    ],
    [
      'a mount that a shell would read',
      { vault: { mount: '`id`' } },
      /^vault\.mount: /,
    ],
  ])('refuses %s and names the field', async (_, input, words) => {
    const { run } = setup();
    await expect(run(input)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(words),
    });
  });

  it('follows no link out of the workspace', async () => {
    workspace.setContent({ 'clusters/prod-hub/.keep': '', 'x.yaml': '' });
    symlinkSync(workspace.resolve('x.yaml'), workspace.resolve(file));
    const { run } = setup();
    await expect(run()).rejects.toThrow(/symbolic link/);
  });

  it('ends with the task', async () => {
    const { run } = setup();
    const options = { signal: AbortSignal.abort() };
    await expect(run({}, options)).rejects.toThrow(/abort/i);
  });

  it.each(examples)('runs the example: $description', async ({ example }) => {
    const { input } = parse(example).steps[0];
    const changes = input.removals ? [remaining()] : [];
    const { run } = setup({ preview: { changes } });
    expect((await run(input)).files).toContain(file);
  });
});
