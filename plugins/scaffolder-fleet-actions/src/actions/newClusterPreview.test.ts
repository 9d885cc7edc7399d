import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  ApplicationSetSummary,
  FleetClient,
  manifestYaml,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  buildApplicationSet,
  buildCluster,
  buildHubSource,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { parse } from 'yaml';
import { previewPlacementAction } from './previewPlacement';
import { examples } from './previewPlacement.examples';

const cluster = {
  hub: 'prod-hub',
  name: 'prod-eu-3',
  server: 'https://api.prod-eu-3.example.com:6443',
  labels: { env: 'prod', tier: 'core', deploy: 'true' },
};

const template = {
  metadata: { name: 'x-{{.nameNormalized}}' },
  spec: {
    project: 'shop',
    source: { repoURL: 'https://git.example.com/fleet.git', path: 'c' },
    destination: { server: '{{.server}}', namespace: 'x' },
  },
};

function manifest(generator: object, overrides: object = {}) {
  return manifestYaml({
    metadata: { name: 'x', namespace: 'argocd' },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [generator],
      template: { ...template, ...overrides },
    },
  });
}

const core = { clusters: { selector: { matchLabels: { tier: 'core' } } } };
const manifests: Record<string, string | undefined> = {
  takes: manifest(core),
  leaves: manifest({
    clusters: { selector: { matchLabels: { tier: 'edge' } } },
  }),
  breaks: manifest(core, { metadata: { name: 'x-{{.metadata.labels.zone}}' } }),
  git: manifest({
    git: {
      repoURL: 'https://git.example.com/fleet.git',
      revision: 'main',
      directories: [{ path: 'apps/*' }],
    },
  }),
  gone: undefined,
};

const envelope = {
  version: 1,
  epoch: 'e',
  sources: [
    buildHubSource({ hub: 'prod-hub', state: 'stale' }),
    buildHubSource({ hub: 'nonprod-hub', state: 'unreachable' }),
  ],
};

function summaries(): ApplicationSetSummary[] {
  return [
    ...Object.keys(manifests).map(name =>
      buildApplicationSet({
        ref: { hub: 'prod-hub', namespace: 'argocd', name },
      }),
    ),
    buildApplicationSet({
      ref: { hub: 'nonprod-hub', namespace: 'argocd', name: 'other' },
    }),
  ];
}

function answerTo(path: string): unknown {
  if (path === '/vocabulary') {
    const hubs = ['nonprod-hub', 'prod-hub'];
    return { ...envelope, hubs, labels: {}, environments: [], projects: [] };
  }
  if (path === '/clusters') return { ...envelope, items: [buildCluster()] };
  if (path === '/applicationsets') return { ...envelope, items: summaries() };
  const name = path.split('/').pop() ?? '';
  const text = manifests[name];
  return (
    text && {
      ...envelope,
      applicationSet: buildApplicationSet(),
      applications: [],
      placement: [],
      unsupported: [],
      manifest: text,
    }
  );
}

async function run(input: object, signal?: AbortSignal) {
  const action = previewPlacementAction({
    fleet: {
      forCredentials: () =>
        new FleetClient({
          baseUrl: async () => 'http://fleet.invalid',
          fetch: async (url, init) => {
            init?.signal?.throwIfAborted();
            const answer = answerTo(new URL(url).pathname);
            return answer
              ? Response.json(answer)
              : Response.json(
                  { error: { name: 'NotFoundError', message: 'It is gone' } },
                  { status: 404, statusText: 'Not Found' },
                );
          },
        }),
    },
  });
  const context = createMockActionContext({
    workspacePath: '/unused',
    input: { ...input },
  });
  await action.handler({ ...context, ...(signal && { signal }) });
  return Object.fromEntries(jest.mocked(context.output).mock.calls);
}

describe('fleet:placement:preview of a new cluster', () => {
  it('says what each ApplicationSet of its hub would do', async () => {
    const outputs = await run({ cluster });
    expect(outputs).toMatchObject({
      sentence:
        'This pull request will add the cluster prod-eu-3, and 1 Application on it',
      added: 1,
      clustersMatched: 1,
    });
    const rows = outputs.markdown
      .split('\n')
      .filter((line: string) => line.startsWith('| `'));
    expect(rows).toEqual([
      '| `takes` | `x-prod-eu-3` |',
      expect.stringMatching(/^\| `breaks` \| .*zone/),
      expect.stringMatching(/^\| `leaves` \| .*tier/),
      expect.stringMatching(/^\| `git` \| \S/),
      expect.stringMatching(/^\| `gone` \| .*Not Found/),
      expect.stringMatching(/^\| `prod-hub` \| not heard since/),
    ]);
    expect(outputs.markdown).not.toContain('nonprod-hub');
  });

  it('runs its example', async () => {
    const [, , { example }] = examples;
    const outputs = await run(parse(example).steps[0].input);
    expect(outputs.markdown).toContain('`prod-eu-3`');
  });

  it('refuses a cluster that is there already', async () => {
    const { ref, server } = buildCluster();
    await expect(
      run({ cluster: { ...cluster, name: ref.name } }),
    ).rejects.toThrow(/^cluster: prod-hub has 'prod-eu-1' .* another name/);
    await expect(run({ cluster: { ...cluster, server } })).rejects.toThrow(
      /^cluster: prod-hub has 'prod-eu-1'/,
    );
  });

  it('refuses a hub that is not configured', async () => {
    await expect(
      run({ cluster: { ...cluster, hub: 'old-hub' } }),
    ).rejects.toThrow(/^cluster\.hub: .*take one of nonprod-hub, prod-hub/);
  });

  it('refuses neither and both', async () => {
    await expect(run({})).rejects.toThrow(
      /^applicationSet: give an applicationSet/,
    );
    await expect(run({ cluster, applicationSet: {} })).rejects.toThrow(
      /^applicationSet: give an applicationSet/,
    );
  });

  it('ends with the task', async () => {
    await expect(run({ cluster }, AbortSignal.abort())).rejects.toThrow(
      /abort/i,
    );
  });
});
