import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import type { TaskWord } from '../domain/upgrades/stopTask';
import { FollowedStop, FollowedStops, followStop } from './followStop';

const version = 'v1.36.1';
const onStop = {
  template: 'template:default/stop-an-upgrade',
  values: { workloads: true, reason: 'none of ours' },
};

/** One row of the table. */
class MemoryStop implements FollowedStops {
  stop: FollowedStop | undefined = {
    id: 'stop',
    lasts: true,
    burnt: ['prod-eu-2', 'prod-eu-2', 'prod-us-1'].map(name => ({
      cluster: { hub: 'prod-hub', name },
      reading: { figure: 'latency', outcome: 'burning', objective: 1 },
    })),
    turn: 0,
  };

  async latest() {
    return this.stop;
  }

  async keep(seen: FollowedStop, task: FollowedStop['task']) {
    if (this.stop?.turn !== seen.turn) return false;
    this.stop = { ...this.stop, task, turn: seen.turn + 1 };
    return true;
  }
}

function world(...words: TaskWord[]) {
  const stops = new MemoryStop();
  const asked: [string, JsonObject?][] = [];
  const next = async () => words.shift() ?? { word: 'running' as const };
  let now = Date.UTC(2030, 0, 10);
  const options = {
    onStop,
    stops,
    templates: {
      start: (template: string, values: JsonObject) => {
        asked.push([`start ${template}`, values]);
        return next();
      },
      retry: (id: string) => {
        asked.push([`retry ${id}`]);
        return next();
      },
      look: (id: string) => {
        asked.push([`look ${id}`]);
        return next();
      },
    },
    logger: mockServices.logger.mock(),
    now: () => now,
  };
  return {
    stops,
    asked,
    follow: () => followStop(version, options),
    wait: (ms: number) => {
      now += ms;
    },
  };
}

it('begins the template once, with the reason, and sees it to its end', async () => {
  const { asked, follow, stops } = world(
    { word: 'started', id: 'task' },
    { word: 'running' },
    { word: 'done' },
  );
  // Several replicas at once.
  await Promise.all([follow(), follow(), follow()]);
  expect(asked).toEqual([
    [
      'start template:default/stop-an-upgrade',
      {
        workloads: true,
        reason:
          'Beyond an objective of fleet.upgrades.slo: prod-eu-2, prod-us-1',
      },
    ],
  ]);
  await follow();
  await follow();
  await follow();
  expect(asked.slice(1)).toEqual([['look task'], ['look task']]);
  expect(stops.stop?.task).toMatchObject({ state: 'done', id: 'task' });
});

it('tries again after a refusal, and runs a task that failed once more', async () => {
  const { asked, follow, wait } = world(
    { word: 'refused', why: { code: 'upgrade.taskSilent' } },
    { word: 'started', id: 'task' },
    { word: 'failed' },
    { word: 'started', id: 'task' },
  );
  await follow();
  await follow();
  expect(asked).toHaveLength(1);
  wait(60_000);
  await follow();
  await follow();
  wait(120_000);
  await follow();
  expect(asked.map(([what]) => what)).toEqual([
    'start template:default/stop-an-upgrade',
    'start template:default/stop-an-upgrade',
    'look task',
    'retry task',
  ]);
});

it('does nothing for a plan that was never stopped, or is resumed', async () => {
  const { asked, follow, stops } = world();
  const { stop } = stops;
  stops.stop = undefined;
  await follow();
  stops.stop = stop && { ...stop, lasts: false };
  await follow();
  expect(asked).toEqual([]);
});

it('does not begin again what a replica began that died', async () => {
  const { asked, follow, stops, wait } = world();
  const at = Date.UTC(2030, 0, 10);
  const { template } = onStop;
  stops.stop = stops.stop && {
    ...stops.stop,
    task: { template, state: 'starting', tries: 1, at },
  };
  await follow();
  expect(stops.stop?.task?.state).toBe('starting');
  wait(300_000);
  await follow();
  expect(stops.stop?.task).toMatchObject({
    state: 'failed',
    why: { code: 'upgrade.taskUncertain' },
  });
  expect(asked).toEqual([]);
});
