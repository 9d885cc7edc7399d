import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  ApplicationSetDetail,
  FleetClient,
  RolloutBlock,
  RolloutCluster,
  RolloutDetail,
  Source,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  buildApplication,
  buildApplicationSet,
  buildHubSource,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { parse } from 'yaml';
import {
  buildRollout,
  buildRolloutCluster,
} from '../__testUtils__/rolloutDetail';
import { waitForRolloutAction } from './waitForRollout';
import { examples } from './waitForRollout.examples';

const service = 'checkout-api';
const commit = '8c1f02e5b1d9c4aa70e3b2f19d05a1c7e6f80912';
const pullRequest = 'https://github.com/acme/fleet/pull/7';
const envelope = { version: 1, epoch: 'e' };
const minute = 60_000;

const merged = {
  revision: commit,
  pullRequest: { number: 7, url: pullRequest },
};
const bar = buildRolloutCluster;

/** What the portal would answer; a test changes it as time goes on. */
interface Portal {
  /** Newest first. */
  rollouts: ReturnType<typeof buildRollout>[];
  sets: Omit<ApplicationSetDetail, keyof typeof envelope | 'sources'>[];
  sources: Source[];
  /** Answered instead, with this status. */
  trouble?: { status: number; message: string };
}

const placedOn = (cluster: string) => ({
  cluster,
  matched: true,
  applications: [`${service}-${cluster}`],
  reasons: [],
  keys: [],
});

function set(
  overrides: Partial<Portal['sets'][number]> = {},
): Portal['sets'][number] {
  return {
    applicationSet: buildApplicationSet(),
    applications: [buildApplication()],
    placement: [placedOn('prod-eu-1')],
    unsupported: [],
    manifest: '',
    ...overrides,
  };
}

function answerOf(portal: Portal, { pathname, searchParams }: URL) {
  const [, kind, ...rest] = pathname.split('/').map(decodeURIComponent);
  const { sources } = portal;
  if (kind === 'applicationsets' && rest.length === 0) {
    const items = portal.sets.map(one => one.applicationSet);
    return { ...envelope, sources, items };
  }
  if (kind === 'applicationsets') {
    const found = portal.sets.find(
      ({ applicationSet: { ref } }) =>
        JSON.stringify([ref.hub, ref.namespace, ref.name]) ===
        JSON.stringify(rest),
    );
    return found && { ...envelope, sources, ...found };
  }
  const id = searchParams.get('id');
  const found = portal.rollouts.find(
    ({ rollout: one }) => one.service === rest[0] && one.id === (id ?? one.id),
  );
  const rollouts = portal.rollouts.map(one => one.rollout);
  return found && { ...envelope, sources, ...found, rollouts };
}

function setup(initial: Partial<Portal> = {}) {
  const portal: Portal = {
    rollouts: [],
    sets: [],
    sources: [buildHubSource()],
    ...initial,
  };
  const clock = { now: Date.UTC(2026, 10, 21, 14, 0) };
  const begin = clock.now;
  const minutes = () => (clock.now - begin) / minute;
  const later: { at: number; change: () => void }[] = [];
  const seen: { principals: unknown[]; paths: string[] } = {
    principals: [],
    paths: [],
  };
  const action = waitForRolloutAction({
    now: () => clock.now,
    pause: async (ms, signal) => {
      signal?.throwIfAborted();
      clock.now += ms;
      for (const { at, change } of later) if (minutes() >= at) change();
    },
    fleet: {
      forCredentials: ({ principal }) => {
        seen.principals.push(principal);
        return new FleetClient({
          baseUrl: async () => 'http://fleet.invalid',
          fetch: async (url, init) => {
            init?.signal?.throwIfAborted();
            seen.paths.push(new URL(url).pathname);
            const { trouble } = portal;
            const answer = trouble ? undefined : answerOf(portal, new URL(url));
            if (answer) return Response.json(answer);
            const { status, message } = trouble ?? {
              status: 404,
              message: 'There is none',
            };
            return Response.json(
              {
                error: { name: 'Error', message },
                response: { statusCode: status },
              },
              { status },
            );
          },
        });
      },
    },
  });
  type Input = Parameters<typeof action.handler>[0]['input'];
  return {
    portal,
    seen,
    minutes,
    /** Changes what the portal answers once so many minutes have gone by. */
    after: (at: number, change: () => void) => later.push({ at, change }),
    async run(
      input: Partial<Input> = {},
      options: { signal?: AbortSignal; isDryRun?: boolean } = {},
    ) {
      const context = createMockActionContext<Input>({
        workspacePath: '/unused',
        input: { service, ...input },
      });
      const info = jest.spyOn(context.logger, 'info');
      await action.handler({ ...context, ...options });
      return Object.fromEntries([
        ...jest.mocked(context.output).mock.calls,
        ['log', info.mock.calls.map(([message]) => message)],
      ]);
    },
  };
}

const block = (overrides: Partial<RolloutBlock>): RolloutBlock => ({
  kind: 'failed',
  headline: 'checkout-api is Degraded on prod-eu-1.',
  clusters: [{ hub: 'prod-hub', name: 'prod-eu-1' }],
  ...overrides,
});

function rollout(
  clusters: RolloutCluster[],
  overrides: Parameters<typeof buildRollout>[1] = {},
): Omit<RolloutDetail, 'version' | 'epoch' | 'sources'> {
  return buildRollout(clusters, { commits: [merged], ...overrides });
}

describe('fleet:rollout:wait', () => {
  it('follows a pull request from its merge to Healthy on each cluster', async () => {
    const { portal, after, run, minutes, seen } = setup();
    const stage = (at: number, ...clusters: RolloutCluster[]) =>
      after(at, () => {
        portal.sets = [set()];
        portal.rollouts = [rollout(clusters)];
      });
    stage(3, bar({ stage: 'generated', state: 'drift' }));
    stage(4, bar({ stage: 'syncing', state: 'progressing' }));
    stage(5, bar({ stage: 'progressing', state: 'progressing' }));
    stage(6, bar());
    const outputs = await run({ pullRequest });
    expect(outputs).toMatchObject({
      state: 'healthy',
      sentence: 'checkout-api 2.14.3 is Healthy on 1 Application',
      reasons: [],
      clusters: [
        {
          hub: 'prod-hub',
          cluster: 'prod-eu-1',
          application: 'checkout-api-prod-eu-1',
          stage: 'healthy',
        },
      ],
      page: `/fleet/rollouts/checkout-api?id=${commit}`,
    });
    expect(outputs.log).toEqual([
      'No hub has deployed pull request 7 of checkout-api yet: it is not merged, or the hubs have not read the repository since',
      'checkout-api 2.14.3 is Healthy on 0 of 1 Application; 1 generated',
      'checkout-api 2.14.3 is Healthy on 0 of 1 Application; 1 syncing',
      'checkout-api 2.14.3 is Healthy on 0 of 1 Application; 1 progressing',
      'checkout-api 2.14.3 is Healthy on 1 Application',
    ]);
    expect(minutes()).toBeCloseTo(6.5);
    expect(seen.principals).toEqual([
      expect.objectContaining({ userEntityRef: 'user:default/mock' }),
    ]);
  });

  it('ends well as pending when nothing is merged for a quarter of an hour', async () => {
    const { run, minutes } = setup();
    const outputs = await run({ pullRequest });
    expect(minutes()).toBe(15);
    expect(outputs).toMatchObject({ state: 'pending', page: '/fleet' });
    expect(outputs.sentence).toContain('it is not merged');
  });

  it('waits no longer than it is told', async () => {
    const { run, minutes } = setup({
      sets: [set({ applications: [] })],
    });
    const outputs = await run({ timeoutMinutes: 2 });
    expect(minutes()).toBe(2);
    expect(outputs.page).toBe(
      '/fleet/applicationsets/prod-hub/argocd/checkout-api',
    );
  });

  it('says where it is stuck, once that has held', async () => {
    const { portal, after, run, minutes } = setup({ sets: [set()] });
    const degraded = bar({ stage: 'progressing', state: 'degraded' });
    after(1, () => {
      portal.rollouts = [
        rollout([degraded], {
          rollout: { state: 'blocked' },
          blocks: [block({ detail: 'CrashLoopBackOff' })],
        }),
      ];
    });
    const outputs = await run({ pullRequest });
    expect(outputs).toMatchObject({
      state: 'stuck',
      reasons: ['checkout-api is Degraded on prod-eu-1. CrashLoopBackOff'],
    });
    expect(minutes()).toBeCloseTo(1.5);
    expect(outputs.markdown).toContain('### In its way');
  });

  it('goes on when what stood in the way goes by', async () => {
    const { portal, after, run } = setup({
      sets: [set()],
      rollouts: [
        rollout([bar({ stage: 'progressing', state: 'degraded' })], {
          rollout: { state: 'blocked' },
        }),
      ],
    });
    after(0.25, () => {
      portal.rollouts = [rollout([bar()])];
    });
    expect((await run({ pullRequest })).state).toBe('healthy');
  });

  it('calls an ApplicationSet that never rendered stuck', async () => {
    const { run } = setup({
      sets: [
        set({
          applicationSet: buildApplicationSet({
            state: 'error',
            reason: 'map has no entry for key "zone"',
          }),
          applications: [],
        }),
      ],
    });
    expect(await run({ pullRequest })).toMatchObject({
      state: 'stuck',
      reasons: [
        'ApplicationSet checkout-api on prod-hub does not render: map has no entry for key "zone"',
      ],
    });
  });

  it('finds the rollout of the pull request behind a newer one', async () => {
    const other = rollout([bar({ stage: 'syncing', state: 'progressing' })], {
      rollout: { id: 'newer', revisions: ['newer'] },
      commits: [{ revision: 'newer', pullRequest: { number: 8 } }],
    });
    const { run, seen } = setup({
      sets: [set()],
      rollouts: [other, rollout([bar()])],
    });
    expect(await run({ pullRequest })).toMatchObject({
      state: 'healthy',
      page: `/fleet/rollouts/checkout-api?id=${commit}`,
    });
    expect(seen.paths).toContain('/rollouts/checkout-api');
  });

  it('takes no pull request of another repository for it', async () => {
    const { run } = setup({ sets: [set()], rollouts: [rollout([bar()])] });
    const elsewhere = 'https://github.com/acme/charts/pull/7';
    expect((await run({ pullRequest: elsewhere })).state).toBe('pending');
  });

  it('knows a commit by its beginning', async () => {
    const { run } = setup({ sets: [set()], rollouts: [rollout([bar()])] });
    expect((await run({ revision: commit.slice(0, 7) })).state).toBe('healthy');
    expect((await run({ revision: 'abcdef0' })).state).toBe('pending');
  });

  it('ends when a newer revision took its place', async () => {
    const { run } = setup({
      sets: [set()],
      rollouts: [
        rollout([bar({ stage: 'replaced' })], {
          rollout: { state: 'replaced' },
        }),
      ],
    });
    expect((await run({ pullRequest })).state).toBe('replaced');
  });

  it.each<[string, Partial<Portal>, Record<string, unknown>, RegExp]>([
    [
      'a hub is silent',
      {
        sources: [
          buildHubSource({
            state: 'stale',
            observedAt: '2026-11-21T13:00:00.000Z',
            reason: 'connection refused',
          }),
        ],
      },
      {},
      /^prod-hub is not heard since 2026-11-21T13:00:00.000Z \(connection refused\)$/,
    ],
    [
      'an Application is asked for and not there',
      {
        sets: [
          set({ placement: [placedOn('prod-eu-1'), placedOn('prod-eu-2')] }),
        ],
      },
      {},
      /^not generated yet: checkout-api-prod-eu-2$/,
    ],
    [
      'fewer Applications have it than it is to reach',
      {},
      { applications: 2 },
      /^1 of 2 Applications have it so far$/,
    ],
    [
      'a wanted hub has no ApplicationSet',
      {},
      { hubs: ['prod-hub', 'nonprod-hub'] },
      /^nonprod-hub has no ApplicationSet of checkout-api yet$/,
    ],
  ])('never says healthy while %s', async (_, portal, input, reason) => {
    const { run } = setup({
      sets: [set()],
      rollouts: [rollout([bar()])],
      ...portal,
    });
    const outputs = await run({ pullRequest, ...input });
    expect(outputs.state).toBe('pending');
    expect(outputs.reasons).toEqual([expect.stringMatching(reason)]);
  });

  it('looks at the wanted hubs only', async () => {
    const { run } = setup({
      sets: [set()],
      rollouts: [
        rollout(
          [
            bar(),
            bar({
              application: {
                hub: 'nonprod-hub',
                namespace: 'argocd',
                name: 'x',
              },
              stage: 'syncing',
            }),
          ],
          { rollout: { state: 'finished' } },
        ),
      ],
      sources: [
        buildHubSource(),
        buildHubSource({ hub: 'nonprod-hub', state: 'unreachable' }),
      ],
    });
    const outputs = await run({ pullRequest, hubs: ['prod-hub'] });
    expect(outputs.state).toBe('healthy');
    expect(outputs.clusters).toHaveLength(1);
  });

  it('outlives a portal that restarts, and says so while it does', async () => {
    const { portal, after, run } = setup({
      sets: [set()],
      rollouts: [rollout([bar({ stage: 'syncing', state: 'progressing' })])],
    });
    after(1, () => {
      portal.trouble = { status: 503, message: 'starting' };
    });
    const outputs = await run({ pullRequest, timeoutMinutes: 3 });
    expect(outputs).toMatchObject({
      state: 'pending',
      sentence:
        'checkout-api 2.14.3 is Healthy on 0 of 1 Application; 1 syncing',
      reasons: [expect.stringMatching(/^the portal could not be asked: .*503/)],
    });
  });

  it('fails where the person may not see the fleet', async () => {
    const { run } = setup({ trouble: { status: 403, message: 'You may not' } });
    await expect(run()).rejects.toMatchObject({
      cause: { message: 'You may not' },
    });
  });

  it('ends with the task', async () => {
    const { run } = setup();
    const controller = new AbortController();
    controller.abort();
    await expect(run({}, { signal: controller.signal })).rejects.toThrow(
      /abort/i,
    );
  });

  it('is cancelled while it waits', async () => {
    const { after, run, minutes } = setup();
    const controller = new AbortController();
    after(2, () => controller.abort());
    await expect(run({}, { signal: controller.signal })).rejects.toThrow(
      /abort/i,
    );
    expect(minutes()).toBe(2);
  });

  it('looks once in a dry run', async () => {
    const { run, minutes } = setup();
    expect((await run({}, { isDryRun: true })).state).toBe('pending');
    expect(minutes()).toBe(0);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['no name', { service: ' ' }, /^service: it is empty/],
    [
      'an address without a number',
      { pullRequest: 'https://github.com/acme/fleet' },
      /^pullRequest: .*not the address of a pull request/,
    ],
    [
      'an address with a password',
      { pullRequest: 'https://a:b@c/pull/7' },
      /^pullRequest: /,
    ],
    ['an hour and more', { timeoutMinutes: 61 }, /^timeoutMinutes: .*1 to 60/],
    [
      'half a minute',
      { timeoutMinutes: 0.5 },
      /^timeoutMinutes: .*whole number/,
    ],
  ])('refuses %s and names the field', async (_, input, words) => {
    const { run } = setup();
    await expect(run(input)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(words),
    });
  });

  it('gives the words of others no meaning in Markdown', async () => {
    const { run } = setup({
      sets: [set()],
      rollouts: [
        rollout([bar({ stage: 'syncing', reason: 'x | [a](http://b) @all' })]),
      ],
    });
    const { markdown } = await run({ timeoutMinutes: 1 });
    const row = markdown
      .split('\n')
      .find((line: string) => line.startsWith('| `checkout'));
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(6);
    expect(row).not.toMatch(/(?<!\\)[[\]()<>]|@all|http:\/\//);
  });

  it.each(examples)('runs the example: $description', async ({ example }) => {
    const { run } = setup({
      sets: [
        set({
          applicationSet: buildApplicationSet({ service: 'loyalty-points' }),
        }),
      ],
      rollouts: [rollout([bar()], { rollout: { service: 'loyalty-points' } })],
    });
    const [{ input }] = parse(example).steps;
    // The scaffolder fills in what earlier steps put out.
    const filled = {
      ...input,
      ...(input.pullRequest && { pullRequest, applications: 1 }),
    };
    expect((await run(filled)).state).toBe('healthy');
  });
});
