import { quoted } from '@fleet-portal/backstage-plugin-fleet-common';
import { afterWord, begun, shownTask, stepOf, StopTask } from './stopTask';

const minute = 60_000;
const now = Date.UTC(2030, 0, 10);
const template = 'template:default/stop-an-upgrade';
const task = (change: Partial<StopTask>): StopTask => ({
  template,
  state: 'running',
  id: 'one',
  tries: 1,
  at: now,
  ...change,
});
const refused = { word: 'refused' as const, why: quoted('No.') };

it.each<[string, StopTask | undefined, boolean, string]>([
  ['begins after a stop', undefined, true, 'start'],
  ['begins nothing after one that is over', undefined, false, 'nothing'],
  ['looks how far it is, also later', task({}), false, 'look'],
  [
    'tries again when it is time',
    task({ state: 'waiting', id: undefined }),
    true,
    'start',
  ],
  [
    'the same task, where there is one',
    task({ state: 'waiting' }),
    true,
    'retry',
  ],
  ['and not before', task({ state: 'waiting', at: now + 1 }), true, 'nothing'],
  ['nor when it was resumed', task({ state: 'waiting' }), false, 'nothing'],
  ['leaves it to who begins it', task({ state: 'starting' }), true, 'nothing'],
  [
    'gives up on who did not come back',
    task({ state: 'starting', at: now - 5 * minute }),
    true,
    'giveUp',
  ],
  ['is done when it is done', task({ state: 'done' }), true, 'nothing'],
  ['or has failed', task({ state: 'failed' }), true, 'nothing'],
])('%s', (_, kept, lasts, step) => {
  expect(stepOf(kept, lasts, now)).toBe(step);
});

it('tries a refused template five times, later and later, and then no more', () => {
  let kept: StopTask | undefined;
  const waited: unknown[] = [];
  for (let at = now; kept?.state !== 'failed'; at = kept.at) {
    kept = afterWord(begun(kept, template, at), refused, at);
    waited.push([kept.state, (kept.at - at) / minute]);
  }
  expect(waited).toEqual([
    ['waiting', 1],
    ['waiting', 2],
    ['waiting', 4],
    ['waiting', 8],
    ['failed', 0],
  ]);
  expect(shownTask(kept)).toMatchObject({ tries: 5, reason: 'No.' });
});

it('never tries again what may have begun, or what somebody cancelled', () => {
  const begins = begun(undefined, template, now);
  expect(afterWord(begins, { word: 'uncertain' }, now)).toMatchObject({
    state: 'failed',
    why: { code: 'upgrade.taskUncertain' },
  });
  expect(afterWord(task({}), { word: 'cancelled' }, now).state).toBe('failed');
});

it('runs a task that failed once more under its name', () => {
  const failed = afterWord(task({}), { word: 'failed' }, now);
  expect(failed).toMatchObject({ state: 'waiting', id: 'one' });
  expect(shownTask(failed)).toEqual({
    template,
    state: 'waiting',
    id: 'one',
    tries: 1,
    nextTryAt: '2030-01-10T00:01:00.000Z',
    reason: 'the task failed, and its log says why',
    phrases: { reason: [{ code: 'upgrade.taskFailed' }] },
  });
  const again = begun(failed, template, now);
  expect(again).toMatchObject({ state: 'starting', id: 'one', tries: 2 });
  const running = afterWord(again, { word: 'started', id: 'one' }, now);
  expect(running).toMatchObject({ state: 'running', id: 'one' });
  expect(afterWord(running, { word: 'running' }, now + 1)).toBe(running);
  const done = afterWord(running, { word: 'done' }, now);
  expect(shownTask(done)).toEqual({
    template,
    state: 'done',
    id: 'one',
    tries: 2,
  });
});
