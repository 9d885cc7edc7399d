import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  FleetClient,
  HubPreview,
  PreviewResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { parse } from 'yaml';
import { previewPlacementAction } from './previewPlacement';
import { examples } from './previewPlacement.examples';

const applicationSet = {
  metadata: { name: 'loyalty-points' },
  spec: { generators: [{ clusters: {} }] },
};

function hub(overrides: Partial<HubPreview>): HubPreview {
  return {
    hub: 'prod-hub',
    changes: [],
    placement: [],
    unsupported: [],
    errors: [],
    ...overrides,
  };
}

const added: HubPreview['changes'][number] = {
  change: 'added',
  application: 'loyalty-points-prod-eu-1',
  cluster: 'prod-eu-1',
  environment: 'prod',
  production: true,
  details: [],
};

function answer(
  hubs: HubPreview[],
  overrides: Partial<PreviewResponse> = {},
): PreviewResponse {
  const changes = hubs.flatMap(one => one.changes);
  const placement = hubs.flatMap(one => one.placement);
  const count = (change: string) =>
    changes.filter(one => one.change === change).length;
  return {
    version: 1,
    epoch: 'e',
    sources: [],
    hubs,
    summary: {
      added: count('added'),
      changed: count('changed'),
      removed: count('removed'),
      removedInProduction: changes.filter(
        one => one.change === 'removed' && one.production,
      ).length,
      clustersMatched: placement.filter(one => one.matched).length,
      clusters: placement.length,
    },
    ...overrides,
  };
}

const matched = {
  cluster: 'prod-eu-1',
  environment: 'prod',
  matched: true,
  applications: ['loyalty-points-prod-eu-1'],
  reasons: [],
  keys: [],
};
const unmatched = {
  cluster: 'prod|eu-2',
  environment: 'prod',
  matched: false,
  applications: [],
  reasons: ['tier is batch, the selector asks core'],
  keys: ['tier'],
};

interface Seen {
  body?: unknown;
  principal?: unknown;
  signal?: AbortSignal | null;
}

/** The action against a fleet backend that answers with `preview`. */
function setup(preview: PreviewResponse) {
  const seen: Seen = {};
  const action = previewPlacementAction({
    fleet: {
      forCredentials: credentials => {
        seen.principal = credentials.principal;
        return new FleetClient({
          baseUrl: async () => 'http://fleet.invalid',
          fetch: async (url, init) => {
            expect(url).toBe('http://fleet.invalid/placement/preview');
            seen.body = JSON.parse(String(init?.body));
            seen.signal = init?.signal;
            return Response.json(preview);
          },
        });
      },
    },
  });
  type Input = Parameters<typeof action.handler>[0]['input'];
  return {
    seen,
    async run(input: Partial<Input> = {}, signal?: AbortSignal) {
      const context = createMockActionContext<Input>({
        workspacePath: '/unused',
        input: { applicationSet, ...input },
      });
      await action.handler({ ...context, ...(signal && { signal }) });
      return Object.fromEntries(jest.mocked(context.output).mock.calls);
    },
  };
}

describe('fleet:placement:preview', () => {
  it('asks as the person who started the task', async () => {
    const { run, seen } = setup(answer([hub({ placement: [matched] })]));
    const { signal } = new AbortController();
    await run({ hubs: ['prod-hub'] }, signal);
    expect(seen.principal).toMatchObject({
      type: 'user',
      userEntityRef: 'user:default/mock',
    });
    expect(seen.body).toEqual({ applicationSet, hubs: ['prod-hub'] });
    expect(seen.signal).toBe(signal);
  });

  it('counts what the person may not see, in the sentence and by environment', async () => {
    const preview = answer([hub({ changes: [added], placement: [matched] })]);
    const hidden = {
      hub: 'prod-hub',
      environment: 'prod',
      production: true,
      clusters: 3,
      newOn: 2,
      added: 2,
      changed: 1,
      removed: 0,
    };
    const summary = { ...preview.summary, added: 3, changed: 1, clusters: 4 };
    const { run } = setup({ ...preview, summary, hidden: [hidden] });
    const outputs = await run();
    expect(outputs.sentence).toBe(
      'This pull request will add 3 Applications on 3 clusters, change 1, remove 0',
    );
    expect(outputs.markdown).toContain(
      '### Not shown to who proposes this\n\n| Environment | Hub | Clusters | Add | Change | Remove |',
    );
    expect(outputs.markdown).toContain(
      '| `prod` | `prod-hub` | 3 | 2 | 1 | 0 |',
    );

    const losing = setup({
      ...preview,
      summary: { ...summary, removed: 1, removedInProduction: 1 },
      hidden: [{ ...hidden, removed: 1 }],
    });
    await expect(losing.run()).rejects.toThrow(
      /^removals: this would also remove 1 Application from production that you may not see/,
    );
  });

  it('puts out the sentence, the numbers and the text of the pull request', async () => {
    const { run } = setup(
      answer(
        [
          hub({
            changes: [
              added,
              {
                ...added,
                change: 'changed',
                application: 'pilot-stg',
                cluster: 'stg-eu-1',
                environment: 'staging',
                production: false,
                details: ['project default becomes shop'],
              },
            ],
            placement: [matched, unmatched],
            unsupported: [
              { generator: 'generators[1].git', reason: 'no tree' },
            ],
          }),
        ],
        {
          sources: [
            {
              kind: 'hub',
              hub: 'nonprod-hub',
              state: 'unreachable',
              observedAt: '2026-11-21T14:01:00Z',
              reason: 'connection refused',
            },
          ],
        },
      ),
    );
    const outputs = await run();
    expect(outputs.sentence).toBe(
      'This pull request will add 1 Application on 1 cluster, change 1, remove 0',
    );
    expect(outputs).toMatchObject({
      added: 1,
      changed: 1,
      removed: 0,
      clustersMatched: 1,
      clusters: 2,
    });
    const lines = outputs.markdown.split('\n');
    expect(lines[0]).toBe(`## ${outputs.sentence}`);
    expect(lines).toContain('1 cluster matched of 2.');
    expect(lines).toContain('### `prod`');
    expect(lines).toContain(
      '| add | `loyalty-points-prod-eu-1` | `prod-eu-1` | `prod-hub` |',
    );
    expect(lines).toContain(
      '| change | `pilot-stg` | `stg-eu-1` | `prod-hub` | project default becomes shop |',
    );
    expect(lines).toContain(
      '| `prod\\|eu-2` | `prod-hub` | tier is batch, the selector asks core |',
    );
    expect(outputs.markdown).toContain(
      '- `prod-hub` decides at merge about `generators[1].git`: no tree',
    );
    expect(outputs.markdown).toContain(
      '- `nonprod-hub` is not heard: its labels are of 2026-11-21T14:01:00Z (connection refused)',
    );
  });

  it('lists the environments in promotion order, whatever happens in each', async () => {
    const { run } = setup(
      answer(
        [
          hub({
            changes: [
              { ...added, environment: 'prod' },
              { ...added, environment: 'dev' },
              {
                ...added,
                change: 'removed',
                environment: 'staging',
                production: false,
              },
            ],
            placement: [matched],
          }),
        ],
        { environments: ['dev', 'staging', 'prod'] },
      ),
    );
    const { markdown } = await run();
    expect(markdown.match(/^### .*$/gm)).toEqual([
      '### `dev`',
      '### `staging`',
      '### `prod`',
    ]);
  });

  it('gives the words of others no meaning in Markdown', async () => {
    const evil = 'x`</td>\n| [a](http://evil.example) | @everyone';
    const { run } = setup(
      answer([
        hub({
          changes: [{ ...added, cluster: evil, details: [evil] }],
          placement: [matched],
        }),
      ]),
    );
    const { markdown } = await run();
    const row = markdown
      .split('\n')
      .find((line: string) => line.startsWith('| add'));
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(6);
    const [, , , cluster, , details] = row.split(/(?<!\\)\|/);
    expect(cluster.trim()).toMatch(/^``.*``$/);
    expect(details).not.toMatch(/(?<!\\)[[\]()<>`]/);
    expect(details).not.toContain('@everyone');
    expect(details).not.toContain('http://');
  });

  it('refuses to take Applications from production that are not named', async () => {
    const removed = {
      ...added,
      change: 'removed' as const,
      application: 'pricing-prod-uw-1',
    };
    const { run } = setup(
      answer([
        hub({
          changes: [removed, { ...removed, application: 'b' }],
          placement: [matched],
        }),
      ]),
    );
    await expect(run()).rejects.toThrow(
      /^removals: .*prod-hub\/b, prod-hub\/pricing-prod-uw-1 from production/,
    );
    await expect(
      run({ removals: ['prod-hub/pricing-prod-uw-1'] }),
    ).rejects.toThrow(/would remove prod-hub\/b from/);
    const outputs = await run({
      removals: ['prod-hub/pricing-prod-uw-1', 'prod-hub/b'],
    });
    expect(outputs.sentence).toContain('remove 2 (2 in production)');
    expect(outputs.markdown).toContain(
      '**This removes Applications from production.**',
    );
  });

  it('lets go what is not in production', async () => {
    const { run } = setup(
      answer([
        hub({
          changes: [{ ...added, change: 'removed', production: false }],
          placement: [matched],
        }),
      ]),
    );
    expect((await run()).removed).toBe(1);
  });

  it('refuses a selector that matches nothing unless that is meant', async () => {
    const { run } = setup(answer([hub({ placement: [unmatched] })]));
    await expect(run()).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(
        /^generator: the selector matches no cluster: 0 of 1 \(prod\|eu-2: tier is batch.*allowNoMatch/,
      ),
    });
    expect((await run({ allowNoMatch: true })).clustersMatched).toBe(0);
  });

  it('refuses what the hub would refuse, in its words', async () => {
    const { run } = setup(
      answer([
        hub({
          errors: [
            {
              field: 'spec.template.metadata.name',
              message: 'map has no entry for key "x"',
            },
          ],
        }),
      ]),
    );
    await expect(run({ allowNoMatch: true })).rejects.toThrow(
      /^applicationSet: .*prod-hub: spec\.template\.metadata\.name: map has no entry/,
    );
  });

  it('asks about each of several ApplicationSets, and answers for all of them', async () => {
    const { run, seen } = setup(answer([hub({ placement: [matched] })]));
    const outputs = await run({
      applicationSet: undefined,
      applicationSets: [
        { applicationSet, hubs: ['nonprod-hub'] },
        { applicationSet, hubs: ['prod-hub'] },
      ],
    });
    expect(outputs).toMatchObject({ clustersMatched: 2, clusters: 2 });
    expect(seen.body).toEqual({ applicationSet, hubs: ['prod-hub'] });
  });

  it.each([
    ['nothing', { applicationSet: undefined }],
    ['no set at all', { applicationSet: undefined, applicationSets: [] }],
    [
      'one set and several',
      { applicationSets: [{ applicationSet, hubs: ['prod-hub'] }] },
    ],
    [
      'a set and a cluster',
      { cluster: { hub: 'h', name: 'c', server: 'https://c', labels: {} } },
    ],
  ])('refuses %s', async (_, input) => {
    const { run } = setup(answer([]));
    await expect(run(input)).rejects.toThrow(
      /^applicationSet: .*only one of them/,
    );
  });

  it('fails with the reason when the portal may not preview for this person', async () => {
    const action = previewPlacementAction({
      fleet: {
        forCredentials: () =>
          new FleetClient({
            baseUrl: async () => 'http://fleet.invalid',
            fetch: async () =>
              Response.json(
                {
                  error: { name: 'NotAllowedError', message: 'You may not' },
                  response: { statusCode: 403 },
                },
                { status: 403 },
              ),
          }),
      },
    });
    const context = createMockActionContext({
      workspacePath: '/unused',
      input: { applicationSet },
    });
    await expect(action.handler(context)).rejects.toMatchObject({
      cause: { name: 'NotAllowedError', message: 'You may not' },
    });
  });

  it.each(examples.slice(0, 2))(
    'runs the example: $description',
    async ({ example }) => {
      const { run } = setup(answer([hub({ placement: [matched] })]));
      const [{ input }] = parse(example).steps;
      // The scaffolder fills in what an earlier step put out.
      const filled =
        'applicationSets' in input
          ? { applicationSets: [{ applicationSet, hubs: ['prod-hub'] }] }
          : { applicationSet };
      const outputs = await run({
        applicationSet: undefined,
        ...input,
        ...filled,
      });
      expect(outputs.clustersMatched).toBe(1);
    },
  );
});
