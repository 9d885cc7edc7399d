import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  FleetClient,
  ReadinessStepDetail,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  buildHubSource,
  buildReadiness,
  buildReadinessStep as step,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { parse } from 'yaml';
import { waitForReadinessAction } from './waitForReadiness';
import { examples } from './waitForReadiness.examples';

const hub = 'prod-hub';
const cluster = 'prod-eu-3';
const minute = 60_000;

type Answer = ReturnType<typeof buildReadiness> | { status: number };

const absent = { status: 404 };
const checklist = (...steps: ReadinessStepDetail[]) =>
  buildReadiness(cluster, steps);
const noIssuer = step('certificates', 'notInstalled', {
  words: 'There is no issuer.',
  remedy: { words: 'Add cert-manager.', template: 'put-on-the-fleet' },
});

function setup(initial: Answer = checklist()) {
  let answer: Answer = initial;
  let clock = Date.UTC(2026, 10, 21, 14, 0);
  const begin = clock;
  const minutes = () => (clock - begin) / minute;
  const later: { at: number; change: () => void }[] = [];
  const seen: { principals: unknown[]; paths: string[] } = {
    principals: [],
    paths: [],
  };
  const action = waitForReadinessAction({
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
            seen.paths.push(new URL(url).pathname);
            if ('status' in answer) {
              const { status } = answer;
              const error = { name: 'Error', message: `says ${status}` };
              return Response.json(
                { error, response: { statusCode: status } },
                { status },
              );
            }
            return Response.json({
              version: 1,
              epoch: 'e',
              sources: [buildHubSource()],
              readiness: answer,
            });
          },
        });
      },
    },
  });
  type Input = Parameters<typeof action.handler>[0]['input'];
  const after = (at: number, change: () => void) => later.push({ at, change });
  return {
    seen,
    minutes,
    after,
    answerAfter: (at: number, next: Answer) =>
      after(at, () => {
        answer = next;
      }),
    async run(
      input: object = {},
      options: { signal?: AbortSignal; isDryRun?: boolean } = {},
    ) {
      const context = createMockActionContext<Input>({
        workspacePath: '/unused',
        input: { hub, cluster, ...input },
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

describe('fleet:readiness:wait', () => {
  it('follows a cluster from its pull request to ready', async () => {
    const { answerAfter, run, minutes, seen } = setup(absent);
    answerAfter(2, checklist(step('nodes', 'notReady'), noIssuer));
    answerAfter(4, checklist(noIssuer));
    answerAfter(6, checklist(step('policies', 'attention')));
    const outputs = await run();
    expect(outputs).toMatchObject({
      state: 'ready',
      sentence: 'prod-eu-3 is ready: 13 of 13 steps are done',
      reasons: [],
      missing: [],
      page: '/fleet/clusters/prod-hub/prod-eu-3',
    });
    expect(outputs.log).toEqual([
      expect.stringContaining(
        'The portal has no cluster prod-eu-3 of prod-hub',
      ),
      '11 of 13 steps of prod-eu-3 are done; missing: nodes, certificates',
      '12 of 13 steps of prod-eu-3 are done; missing: certificates',
      'prod-eu-3 is ready: 13 of 13 steps are done',
    ]);
    expect(minutes()).toBe(6);
    expect(new Set(seen.paths)).toEqual(
      new Set(['/clusters/prod-hub/prod-eu-3/readiness']),
    );
    expect(seen.principals).toEqual([
      expect.objectContaining({ userEntityRef: 'user:default/mock' }),
    ]);
  });

  it('says at which step it is stuck once nothing moved for ten minutes', async () => {
    const { answerAfter, run, minutes } = setup(
      checklist(step('nodes', 'notReady'), noIssuer),
    );
    answerAfter(3, checklist(noIssuer));
    const outputs = await run();
    expect(outputs).toMatchObject({
      state: 'stuck',
      reasons: ['certificates: There is no issuer. Add cert-manager.'],
      missing: [
        {
          step: 'certificates',
          outcome: 'notInstalled',
          words: 'There is no issuer.',
          remedy: 'Add cert-manager.',
          template: 'put-on-the-fleet',
        },
      ],
    });
    expect(outputs.markdown).toContain(
      '| certificates | notInstalled | There is no issuer. | Add cert\\-manager. |',
    );
    expect(minutes()).toBe(13);
  });

  it('ends well as pending after a quarter of an hour without the cluster', async () => {
    const { run, minutes } = setup(absent);
    const outputs = await run();
    expect(outputs).toMatchObject({ state: 'pending', missing: [] });
    expect(outputs.sentence).toContain('its pull request is not merged');
    expect(minutes()).toBe(15);
  });

  it('calls nothing stuck that could not be read', async () => {
    const { run, minutes } = setup(checklist(step('nodes', 'unknown')));
    expect((await run()).state).toBe('pending');
    expect(minutes()).toBe(15);
  });

  it('takes no old reading for done', async () => {
    const stale = 'connection refused';
    const { run } = setup(checklist(step('nodes', 'ready', { stale })));
    const outputs = await run({ timeoutMinutes: 1 });
    expect(outputs.state).toBe('pending');
    expect(outputs.reasons).toEqual([
      expect.stringMatching(/^nodes: It was last read .*connection refused/),
    ]);
  });

  it('waits for the required steps only, and no longer than it is told', async () => {
    const only = setup(checklist(noIssuer));
    expect(await only.run({ steps: ['nodes', 'network'] })).toMatchObject({
      state: 'ready',
      sentence: 'prod-eu-3 is ready: 2 of 2 steps are done',
    });
    expect(only.minutes()).toBe(0);
    const all = setup(checklist(noIssuer));
    expect((await all.run({ timeoutMinutes: 2 })).state).toBe('pending');
    expect(all.minutes()).toBe(2);
  });

  it('refuses to wait for a step that the fleet does not check', async () => {
    const [nodes] = checklist(step('nodes')).steps;
    const { run } = setup(buildReadiness(cluster, [], { steps: [nodes] }));
    await expect(run({ steps: ['nodes', 'backups'] })).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(/^steps: .*backups; .*fleet.readiness/),
    });
  });

  it('outlives a portal that restarts, and says so while it does', async () => {
    const { answerAfter, run } = setup(checklist(noIssuer));
    answerAfter(1, { status: 503 });
    expect(await run({ timeoutMinutes: 3 })).toMatchObject({
      state: 'pending',
      sentence: '12 of 13 steps of prod-eu-3 are done; missing: certificates',
      reasons: [expect.stringMatching(/^the portal could not be asked: .*503/)],
    });
  });

  it('fails where the person may not see the fleet', async () => {
    const { run } = setup({ status: 403 });
    await expect(run()).rejects.toMatchObject({
      cause: { message: 'says 403' },
    });
  });

  it('is cancelled while it waits', async () => {
    const { after, run, minutes } = setup(checklist(noIssuer));
    const controller = new AbortController();
    after(2, () => controller.abort());
    await expect(run({}, { signal: controller.signal })).rejects.toThrow(
      /abort/i,
    );
    expect(minutes()).toBe(2);
  });

  it('looks once in a dry run', async () => {
    const { run, minutes } = setup(checklist(noIssuer));
    expect((await run({}, { isDryRun: true })).state).toBe('pending');
    expect(minutes()).toBe(0);
  });

  it.each<[string, object, RegExp]>([
    ['a hub of no name', { hub: 'a/b' }, /^hub: .*not the name of a hub/],
    ['a cluster that is a path', { cluster: '..' }, /^cluster: it is no name/],
    ['no cluster', { cluster: ' ' }, /^cluster: it is no name/],
    [
      'a step of another checklist',
      { steps: ['nodes', 'coffee'] },
      /^steps\[1\]: 'coffee' is no step of the checklist; take some of registered/,
    ],
    ['no step at all', { steps: [] }, /^steps: it is empty; leave it out/],
    ['an hour and more', { timeoutMinutes: 61 }, /^timeoutMinutes: .*1 to 60/],
  ])('refuses %s and names the field', async (_, input, words) => {
    const { run, seen } = setup();
    await expect(run(input)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(words),
    });
    expect(seen.paths).toEqual([]);
  });

  it.each(examples)('runs the example: $description', async ({ example }) => {
    const { run } = setup();
    const [{ input }] = parse(example).steps;
    // The scaffolder fills in what the form has.
    expect((await run({ ...input, hub, cluster })).state).toBe('ready');
  });
});
