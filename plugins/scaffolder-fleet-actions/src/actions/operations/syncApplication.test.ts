import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  ApplicationOffer,
  FleetClient,
  Operation,
  SyncWindows,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  buildApplication,
  buildHubSource,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { parse } from 'yaml';
import { syncApplicationAction } from './syncApplication';
import { examples } from './syncApplication.examples';

const hub = 'prod-hub';
const application = 'checkout-api-prod-eu-1';
const minute = 60_000;
const startedAt = '2026-11-21T14:00:01.000Z';
const before: Operation = {
  phase: 'Failed',
  startedAt: '2026-11-20T09:00:00.000Z',
  finishedAt: '2026-11-20T09:01:00.000Z',
};
const envelope = { version: 1, epoch: 'e', sources: [buildHubSource()] };
const switchedOff = 'It is switched off: set fleet.operations.sync to true.';

interface Portal {
  operation: Operation;
  offer: ApplicationOffer;
  windows: SyncWindows;
  /** Answered to a sync instead of a receipt. */
  refusal?: { status: number; name: string; message: string };
  /** Answered to everything that is read. */
  trouble?: number;
}

function setup(overrides: Partial<Portal> = {}) {
  const portal: Portal = {
    operation: before,
    offer: { operation: 'sync', allowed: true },
    windows: { canSync: true, active: [], assigned: [] },
    ...overrides,
  };
  let clock = Date.UTC(2026, 10, 21, 14, 0);
  const begin = clock;
  const minutes = () => (clock - begin) / minute;
  const later: { at: number; change: () => void }[] = [];
  const seen: { principals: unknown[]; asked: [string, unknown][] } = {
    principals: [],
    asked: [],
  };
  const refuse = (statusCode: number, name: string, message: string) =>
    Response.json(
      { error: { name, message }, response: { statusCode } },
      { status: statusCode },
    );
  const action = syncApplicationAction({
    now: () => clock,
    pause: async (ms, signal) => {
      signal?.throwIfAborted();
      clock += ms;
      for (const { at, change } of later) if (minutes() >= at) change();
    },
    fleet: {
      forCredentials: ({ principal }) => {
        seen.principals.push(principal);
        return new FleetClient({
          baseUrl: async () => 'http://fleet.invalid',
          fetch: async (url, init) => {
            init?.signal?.throwIfAborted();
            const { pathname } = new URL(url);
            const { operation, offer, windows, refusal, trouble } = portal;
            if (init?.method === 'POST') {
              seen.asked.push([pathname, JSON.parse(String(init.body))]);
              if (refusal) {
                return refuse(refusal.status, refusal.name, refusal.message);
              }
              return Response.json({
                ...envelope,
                operation: 'sync',
                requestedAt: new Date(clock).toISOString(),
                requestedBy: 'user:default/mock',
                previousStartedAt: before.startedAt,
              });
            }
            if (trouble) return refuse(trouble, 'Error', 'starting');
            if (pathname.endsWith('/syncwindows')) {
              const observedAt = startedAt;
              const syncWindows = { status: 'ok', value: windows, observedAt };
              return Response.json({ ...envelope, syncWindows });
            }
            return Response.json({
              ...envelope,
              application: buildApplication({ operation }),
              history: [],
              tree: { status: 'failed', reason: 'not asked' },
              diff: { status: 'failed', reason: 'not asked' },
              operations: [offer],
            });
          },
        });
      },
    },
  });
  type Input = Parameters<typeof action.handler>[0]['input'];
  const after = (at: number, change: () => void) => later.push({ at, change });
  return {
    portal,
    seen,
    minutes,
    after,
    operationAfter: (at: number, operation: Partial<Operation>) =>
      after(at, () => {
        portal.operation = { phase: 'Running', startedAt, ...operation };
      }),
    async run(
      input: object = {},
      options: Partial<Parameters<typeof action.handler>[0]> = {},
    ) {
      const context = createMockActionContext<Input>({
        workspacePath: '/unused',
        input: { hub, application, ...input },
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

const done: Partial<Operation> = {
  phase: 'Succeeded',
  finishedAt: '2026-11-21T14:02:00.000Z',
  message: 'successfully synced',
};

describe('fleet:application:sync', () => {
  it('asks as the person and follows the operation to its end', async () => {
    const { operationAfter, run, minutes, seen } = setup();
    operationAfter(1, { message: 'waiting for completion of hook' });
    operationAfter(2, done);
    const outputs = await run({ prune: true, revision: 'main' });
    expect(outputs).toEqual({
      state: 'succeeded',
      sentence: `Sync of ${application} on prod-hub succeeded: successfully synced`,
      page: `/fleet/applications/prod-hub/argocd/${application}`,
      log: [
        `Sync of ${application} on prod-hub: the hub has not begun yet`,
        `Sync of ${application} on prod-hub is running: waiting for completion of hook`,
        `Sync of ${application} on prod-hub succeeded: successfully synced`,
      ],
    });
    expect(minutes()).toBe(2);
    expect(seen.asked).toEqual([
      [
        `/applications/prod-hub/argocd/${application}/operations/sync`,
        { dryRun: false, prune: true, revision: 'main' },
      ],
    ]);
    expect(seen.principals).toEqual([
      expect.objectContaining({ userEntityRef: 'user:default/mock' }),
    ]);
  });

  it('does not take the end of the operation before for its own', async () => {
    const { run, minutes } = setup();
    const outputs = await run();
    expect(outputs).toMatchObject({
      state: 'pending',
      sentence: expect.stringContaining('has not begun yet'),
    });
    expect(minutes()).toBe(15);
  });

  it.each(['Failed', 'Error'] as const)(
    'ends with the words of the hub when it is %s',
    async phase => {
      const { operationAfter, run } = setup();
      operationAfter(1, { ...done, phase, message: 'namespace is missing' });
      expect(await run({ dryRun: true })).toMatchObject({
        state: 'failed',
        sentence: `Dry run of the sync of ${application} on prod-hub failed: namespace is missing`,
      });
    },
  );

  it('waits while the hub tries again, and no longer than it is told', async () => {
    const { operationAfter, run, minutes } = setup();
    const { finishedAt } = done;
    operationAfter(1, { finishedAt, message: 'Retrying attempt #1' });
    expect(await run({ timeoutMinutes: 3 })).toMatchObject({
      state: 'pending',
      sentence: expect.stringContaining('is tried again: Retrying attempt #1'),
    });
    expect(minutes()).toBe(3);
  });

  it.each([
    [409, 'ConflictError', switchedOff],
    [409, 'ConflictError', 'A sync window of its project forbids it now.'],
    [403, 'NotAllowedError', 'You need the permission fleet.application.sync'],
    [404, 'NotFoundError', 'There is no such Application'],
    [503, 'ServiceUnavailableError', 'Hub prod-hub is not heard.'],
  ])('is refused in words with %i %s: %s', async (status, name, message) => {
    const { run, minutes } = setup({ refusal: { status, name, message } });
    await expect(run()).rejects.toMatchObject({
      name,
      message: `${application} was not synced; caused by ${name}: ${message}`,
    });
    expect(minutes()).toBe(0);
  });

  it('asks once when the task is taken up again', async () => {
    const { operationAfter, run, seen } = setup();
    operationAfter(1, done);
    const kept = new Map<string, unknown>();
    const checkpoint = async ({ key, fn }: { key: string; fn: Function }) => {
      if (!kept.has(key)) {
        kept.set(key, JSON.parse(JSON.stringify(await fn())));
      }
      return kept.get(key) as never;
    };
    await run({}, { checkpoint });
    expect((await run({}, { checkpoint })).state).toBe('succeeded');
    expect(seen.asked).toHaveLength(1);
  });

  it('outlives a portal that restarts', async () => {
    const { portal, after, operationAfter, run } = setup();
    after(1, () => {
      portal.trouble = 503;
    });
    after(2, () => {
      portal.trouble = undefined;
    });
    operationAfter(2, done);
    const outputs = await run();
    expect(outputs.state).toBe('succeeded');
    expect(outputs.log).toContainEqual(
      expect.stringMatching(/^the portal could not be asked: .*503/),
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

  it('asks for nothing in a dry run of the template', async () => {
    const { run, seen } = setup();
    expect(await run({}, { isDryRun: true })).toMatchObject({
      state: 'pending',
      sentence: `${application} on prod-hub would be synced`,
    });
    expect(seen.asked).toEqual([]);
  });

  it.each<[string, Partial<Portal>, string]>([
    [
      'what is switched off',
      { offer: { operation: 'sync', allowed: false, reason: switchedOff } },
      switchedOff,
    ],
    [
      'a sync window that denies it',
      {
        windows: {
          canSync: false,
          reason: 'The window 0 22 * * * denies it.',
          active: [],
          assigned: [],
        },
      },
      'The window 0 22 * * * denies it.',
    ],
    ['a portal that does not answer', { trouble: 503 }, 'starting'],
  ])('finds %s in a dry run of the template', async (_, portal, words) => {
    const { run } = setup(portal);
    await expect(run({}, { isDryRun: true })).rejects.toThrow(
      `${application} was not synced; caused by`,
    );
    await expect(run({}, { isDryRun: true })).rejects.toThrow(words);
  });

  it.each<[string, object, RegExp]>([
    ['a hub of no name', { hub: 'a/b' }, /^hub: .*not the name of a hub/],
    ['an Application that is a path', { application: '..' }, /^application: /],
    ['a namespace that is a path', { namespace: 'a/b' }, /^namespace: /],
    [
      'a revision that is an option',
      { revision: '--force' },
      /^revision: must be a branch, tag or commit/,
    ],
    ['no resource at all', { resources: [] }, /^resources: /],
    [
      'a resource without its kind',
      { resources: [{ name: 'x' }] },
      /^resources\[0\]\.kind: /,
    ],
    ['an hour and more', { timeoutMinutes: 61 }, /^timeoutMinutes: .*1 to 60/],
  ])('refuses %s and names the field', async (_, input, words) => {
    const { run, seen } = setup();
    await expect(run(input)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(words),
    });
    expect(seen.asked).toEqual([]);
  });

  it.each(examples)('runs the example: $description', async ({ example }) => {
    const { operationAfter, run, seen } = setup();
    operationAfter(1, done);
    const [{ input }] = parse(example).steps;
    expect((await run(input)).state).toBe('succeeded');
    const { hub: _, application: __, namespace: ___, ...request } = input;
    expect(seen.asked).toEqual([
      [expect.stringMatching(/sync$/), expect.objectContaining(request)],
    ]);
  });
});
