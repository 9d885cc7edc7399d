import type { ApplicationState } from './applicationState';
import { rollOut } from './rollingSync';
import type { ApplicationSetState } from './worldState';

const set = (maxUpdate: number | string): ApplicationSetState => ({
  name: 'shop',
  uid: 'u',
  resourceVersion: '1',
  generation: 1,
  createdAt: 0,
  labels: {},
  annotations: {},
  spec: {
    generators: [],
    template: {},
    strategy: {
      type: 'RollingSync',
      rollingSync: {
        steps: [
          {
            matchExpressions: [
              { key: 'env', operator: 'In', values: ['staging'] },
            ],
          },
          {
            matchExpressions: [
              { key: 'env', operator: 'In', values: ['prod'] },
            ],
            maxUpdate,
          },
        ],
      },
    },
  },
  conditions: [],
  progress: [],
  generated: [],
});

const app = (
  name: string,
  env: string,
  sync: 'Synced' | 'OutOfSync',
): ApplicationState => ({
  name,
  uid: name,
  resourceVersion: '1',
  generation: 1,
  createdAt: 0,
  labels: { env },
  annotations: {},
  finalizers: [],
  spec: { project: 'default', destination: {} },
  sync: { status: sync, revision: 'r' },
  health: { status: 'Healthy', since: 0 },
  resources: [],
  conditions: [],
  images: [],
  sourceTypes: [],
  history: [],
  live: [],
  events: [],
  refreshAt: 0,
});

const statuses = (state: ApplicationSetState) =>
  state.progress.map(({ application, status }) => `${application} ${status}`);

it('does not begin a step before the one before it is Healthy', () => {
  const { set: next, operations } = rollOut(
    set(1),
    [app('a', 'staging', 'OutOfSync'), app('b', 'prod', 'OutOfSync')],
    5,
  );
  expect(statuses(next)).toEqual(['a Pending', 'b Waiting']);
  expect([...operations.keys()]).toEqual(['a']);
});

it.each([
  [1, 1],
  [2, 2],
  ['50%', 2],
  ['10%', 1],
  ['0%', 0],
  [0, 0],
])('takes %s at a time: %i of four', (maxUpdate, count) => {
  const applications = [
    app('s', 'staging', 'Synced'),
    ...['a', 'b', 'c', 'd'].map(name => app(name, 'prod', 'OutOfSync')),
  ];
  const { operations } = rollOut(set(maxUpdate), applications, 5);
  expect(operations.size).toBe(count);
});

it('never syncs what no step selects', () => {
  const { set: next, operations } = rollOut(
    set(1),
    [app('x', 'dev', 'OutOfSync')],
    5,
  );
  expect(operations.size).toBe(0);
  expect(next.progress).toMatchObject([{ application: 'x', step: '-1' }]);
});

it('answers the same set when nothing moved', () => {
  const applications = [app('a', 'staging', 'Synced')];
  const first = rollOut(set(1), applications, 5).set;
  expect(rollOut(first, applications, 6).set).toBe(first);
  expect(statuses(first)).toEqual(['a Healthy']);
});

it('lets an Application that was Progressing wait again when something newer comes', () => {
  const operation = { initiatedBy: {}, retry: {} };
  const synced = (reconciledAt: number): ApplicationState => ({
    ...app('a', 'staging', 'OutOfSync'),
    reconciledAt,
    operationState: {
      operation,
      phase: 'Succeeded',
      startedAt: 10,
      finishedAt: 20,
      retryCount: 0,
      dueAt: 20,
      stage: 'done',
    },
  });
  const pending = rollOut(set(1), [app('a', 'staging', 'OutOfSync')], 5).set;
  const progressing = rollOut(pending, [synced(4)], 20).set;
  expect(statuses(progressing)).toEqual(['a Progressing']);
  // OutOfSync is the word of the comparison before the sync.
  const unknown = rollOut(progressing, [synced(4)], 25);
  expect(statuses(unknown.set)).toEqual(['a Progressing']);
  expect(unknown.operations.size).toBe(0);
  // Compared since: Git has something newer, and the step takes it up.
  const newer = rollOut(progressing, [synced(30)], 35);
  expect(statuses(newer.set)).toEqual(['a Pending']);
  expect([...newer.operations.keys()]).toEqual(['a']);
});
