import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  FleetClient,
  HubPreview,
  PreviewChange,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { buildCluster } from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { symlinkSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { labelClusterAction } from './labelCluster';
import { examples } from './labelCluster.examples';

const workspace = createMockDirectory();
const file = 'clusters/prod-hub/prod-eu-1.yaml';
const canary = 'eyJhbGciOi.canary';

const before = `# Managed by the platform team.
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
          tier: core # not edge
          env: prod
          region: "eu-west-1"
      data:
        name: prod-eu-1
        config: '{"bearerToken":"{{ .token }}"}'
`;

const removed: PreviewChange = {
  change: 'removed',
  application: 'pricing-prod-eu-1',
  applicationSet: 'pricing',
  cluster: 'prod-eu-1',
  environment: 'prod',
  production: true,
  details: [],
};

function previewOf(overrides: Partial<HubPreview>) {
  const hub: HubPreview = {
    hub: 'prod-hub',
    changes: [],
    placement: [],
    sets: [],
    unsupported: [],
    errors: [],
    ...overrides,
  };
  const count = (change: string) =>
    hub.changes.filter(one => one.change === change).length;
  return {
    version: 1,
    epoch: 'e',
    sources: [],
    hubs: [hub],
    summary: {
      added: count('added'),
      changed: count('changed'),
      removed: count('removed'),
      removedInProduction: count('removed'),
      clustersMatched: 0,
      clusters: 0,
    },
  };
}

function setup(preview: Partial<HubPreview> = {}) {
  const seen: { asked?: unknown; principal?: unknown } = {};
  const action = labelClusterAction({
    fleet: {
      forCredentials: ({ principal }) => {
        seen.principal = principal;
        return new FleetClient({
          baseUrl: async () => 'http://fleet.invalid',
          fetch: async (url, init) => {
            init?.signal?.throwIfAborted();
            if (new URL(url).pathname === '/clusters') {
              const items = [buildCluster()];
              return Response.json({
                version: 1,
                epoch: 'e',
                sources: [],
                items,
              });
            }
            seen.asked = JSON.parse(String(init?.body));
            return Response.json(previewOf(preview));
          },
        });
      },
    },
  });
  type Input = Parameters<typeof action.handler>[0]['input'];
  return {
    seen,
    async run(input: Partial<Input>, options: { signal?: AbortSignal } = {}) {
      const context = createMockActionContext<Input>({
        workspacePath: workspace.path,
        input: { hub: 'prod-hub', cluster: 'prod-eu-1', ...input },
      });
      const info = jest.spyOn(context.logger, 'info');
      await action.handler({ ...context, ...options });
      return Object.fromEntries([
        ...jest.mocked(context.output).mock.calls,
        ['log', JSON.stringify(info.mock.calls)],
      ]);
    },
  };
}

const written = () => readFileSync(workspace.resolve(file), 'utf8');

describe('fleet:cluster:label', () => {
  beforeEach(() => workspace.setContent({ [file]: before }));

  it('changes the labels and nothing else of the file', async () => {
    const { run, seen } = setup();
    const outputs = await run({
      set: [
        { key: 'tier', value: 'edge' },
        { key: 'deploy', value: 'true' },
        { key: 'octal', value: '0777' },
      ],
      remove: ['env'],
    });
    expect(written()).toBe(
      before
        .replace('tier: core # not edge', 'tier: edge # not edge')
        .replace('          env: prod\n', '')
        .replace(
          '"eu-west-1"\n',
          '"eu-west-1"\n          deploy: "true"\n          octal: "0777"\n',
        ),
    );
    const labels = {
      tier: 'edge',
      region: 'eu-west-1',
      deploy: 'true',
      octal: '0777',
    };
    expect(outputs).toMatchObject({ files: [file], labels });
    expect(seen.asked).toEqual({
      cluster: { hub: 'prod-hub', name: 'prod-eu-1', labels },
    });
    expect(seen.principal).toMatchObject({
      userEntityRef: 'user:default/mock',
    });
  });

  it('tells what every ApplicationSet makes of them', async () => {
    const { run } = setup({
      changes: [{ ...removed, change: 'added' }],
      sets: [
        {
          applicationSet: 'pricing',
          before: [],
          after: ['pricing-prod-eu-1'],
          reasons: [],
        },
        {
          applicationSet: 'cart',
          before: [],
          after: [],
          reasons: ['tier is edge | the selector asks core'],
        },
      ],
    });
    const outputs = await run({ set: [{ key: 'tier', value: 'edge' }] });
    expect(outputs.sentence).toBe(
      'This pull request will add 1 Application to prod-eu-1, change 0, remove 0',
    );
    const lines = outputs.markdown.split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        '| `tier` | `core` | `edge` |',
        '| add | `pricing-prod-eu-1` | `pricing` |  |',
        '| `pricing` | not placed | `pricing-prod-eu-1` |  |',
        '| `cart` | not placed | not placed | tier is edge \\| the selector asks core |',
      ]),
    );
  });

  it('refuses to take Applications from production that are not named', async () => {
    const { run } = setup({ changes: [removed] });
    const input = { remove: ['tier'] };
    await expect(run(input)).rejects.toThrow(
      /^removals: .*prod-hub\/pricing-prod-eu-1 from production/,
    );
    expect(written()).toBe(before);
    const named = { ...input, removals: ['prod-hub/pricing-prod-eu-1'] };
    expect((await run(named)).removed).toBe(1);
  });

  it('refuses what would stop an ApplicationSet from rendering', async () => {
    const message = 'ApplicationSet cart would stop rendering: no tier.';
    const { run } = setup({ errors: [{ message }] });
    await expect(run({ remove: ['tier'] })).rejects.toThrow(`set: ${message}`);
    expect(written()).toBe(before);
  });

  it('edits a Secret of several documents in the one that is meant', async () => {
    const secret = (name: string) =>
      `---\nkind: Secret\nmetadata:\n  labels:\n    argocd.argoproj.io/secret-type: cluster\n    env: prod\nstringData:\n  name: ${name}\n  config: ${canary}\n`;
    workspace.setContent({ [file]: secret('other') + secret('prod-eu-1') });
    const { run } = setup();
    const outputs = await run({ set: [{ key: 'env', value: 'dr' }] });
    expect(written()).toBe(
      secret('other') + secret('prod-eu-1').replace('env: prod', 'env: dr'),
    );
    expect(JSON.stringify(outputs)).not.toContain(canary);
  });

  it.each<[string, string, RegExp]>([
    [
      'another cluster',
      before.replace('name: prod-eu-1', 'name: x'),
      /has 0 cluster Secrets/,
    ],
    [
      'labels that are shared',
      before.replace('core #', '&t core #'),
      /without anchors/,
    ],
    [
      'no YAML',
      `kind: Secret\ntoken: [${canary}`,
      /^cluster: its file is not YAML in line \d; mend it in the fleet repository$/,
    ],
  ])('refuses a file with %s', async (_, content, words) => {
    workspace.setContent({ [file]: content });
    const { run } = setup();
    await expect(run({ remove: ['tier'] })).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(words),
    });
    expect(written()).toBe(content);
  });

  it.each<[string, object, RegExp]>([
    ['nothing', {}, /^set: nothing is to change/],
    [
      'a label that makes the Secret something else',
      { set: [{ key: 'argocd.argoproj.io/secret-type', value: 'repository' }] },
      /^set\[0\]\.key: .*belongs to Kubernetes or Argo CD/,
    ],
    [
      'a label that is set and removed',
      { set: [{ key: 'tier', value: 'x' }], remove: ['tier'] },
      /^remove\[0\]: .*named twice/,
    ],
    ['a hub that is a path', { hub: '..', remove: ['tier'] }, /^hub: /],
    [
      'a cluster that the hub has not',
      { cluster: 'x', remove: ['tier'] },
      /^'clusters\/prod-hub\/x.yaml' is not in the workspace/,
    ],
  ])('refuses %s and names the field', async (_, input, words) => {
    const { run } = setup();
    await expect(run(input)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(words),
    });
  });

  it('follows no link out of the workspace', async () => {
    workspace.setContent({
      'clusters/prod-hub/.keep': '',
      'secret.yaml': before,
    });
    symlinkSync(workspace.resolve('secret.yaml'), workspace.resolve(file));
    const { run } = setup();
    await expect(run({ remove: ['tier'] })).rejects.toThrow(/symbolic link/);
  });

  it('ends with the task', async () => {
    const { run } = setup();
    const options = { signal: AbortSignal.abort() };
    await expect(run({ remove: ['tier'] }, options)).rejects.toThrow(/abort/i);
    expect(written()).toBe(before);
  });

  it.each(examples)('runs the example: $description', async ({ example }) => {
    const { run } = setup({ changes: [] });
    const outputs = await run(parse(example).steps[0].input);
    expect(outputs.files).toEqual([file]);
  });
});
