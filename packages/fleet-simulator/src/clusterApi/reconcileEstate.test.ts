import { createSeeded } from '../seeded';
import type { Definition } from './definition';
import type { EstateState } from './estateState';
import { progressOf } from './progress';
import { reconcileEstate } from './reconcileEstate';

const seeded = createSeeded('test');
const wanted: Definition = {
  namespace: 'clusters',
  name: 'prod-eu-4',
  labels: {},
  paused: false,
  version: 'v1.36.1',
  controlPlane: { kind: 'KubeadmControlPlane', name: 'cp', replicas: 3 },
  workers: [{ name: 'workers', replicas: 2, version: 'v1.36.1' }],
  topology: false,
};
const born: EstateState = {
  namespace: 'clusters',
  name: 'prod-eu-4',
  createdAt: 0,
  machines: [],
  made: 0,
};
const hour = 3_600_000;
const made = (definition: Definition, to = hour, before = born, from = 0) =>
  reconcileEstate(before, definition, { from, to }, seeded);
/** The definition is another from `from` on; it is looked at then, and at the end. */
const changed = (definition: Definition, before: EstateState, from: number) =>
  made(definition, from + hour, made(definition, from, before, from), from);
const told = (definition: Definition, state: EstateState, at: number) => {
  const { controlPlane, workers, initialized } = progressOf(
    { wanted: definition, state },
    at,
  );
  return [initialized, controlPlane.ready, workers.get('workers')?.ready];
};

it('makes infrastructure, then the control plane one by one, then workers', () => {
  const steps = [5, 10, 25, 40, 60].map(second => {
    const state = made(wanted, second * 1000);
    return told(wanted, state, second * 1000);
  });
  expect(steps).toEqual([
    [false, 0, 0],
    [false, 0, 0],
    [true, 1, 0],
    [true, 2, 2],
    [true, 3, 2],
  ]);
});

it('does not depend on how often it is asked', () => {
  let often = born;
  for (let at = 500; at <= 60_000; at += 500) {
    often = made(wanted, at, often, at - 500);
  }
  expect(often).toEqual(made(wanted, 60_000));
});

it('upgrades the control plane first, never below its size, and every machine once', () => {
  const before = made(wanted);
  const next: Definition = {
    ...wanted,
    version: 'v1.37.0',
    workers: [{ name: 'workers', replicas: 2, version: 'v1.37.0' }],
  };
  let state = before;
  const seen: [number, number, number, number][] = [];
  for (let at = hour + 1000; at <= hour + 300_000; at += 1000) {
    state = made(next, at, state, at - 1000);
    const { controlPlane, workers } = progressOf({ wanted: next, state }, at);
    const set = workers.get('workers');
    seen.push([
      controlPlane.ready,
      controlPlane.upToDate,
      set?.ready ?? 0,
      set?.upToDate ?? 0,
    ]);
  }
  expect(seen.at(-1)).toEqual([3, 3, 2, 2]);
  expect(Math.min(...seen.map(([ready]) => ready))).toBe(3);
  expect(Math.min(...seen.map(([, , ready]) => ready))).toBe(2);
  const early = seen.filter(([, upToDate]) => upToDate < 3);
  expect(early.every(([, , , workers]) => workers === 0)).toBe(true);
  expect(state.machines.map(({ version }) => version)).toEqual(
    Array(5).fill('v1.37.0'),
  );
  const old = new Set(before.machines.map(({ name }) => name));
  expect(state.machines.some(({ name }) => old.has(name))).toBe(false);
});

it('scales workers, and takes a cluster of the cloud without machines of its control plane', () => {
  const more = { ...wanted, workers: [{ ...wanted.workers[0], replicas: 4 }] };
  const grown = changed(more, made(wanted), hour);
  expect(told(more, grown, 2 * hour)).toEqual([true, 3, 4]);
  const fewer = { ...wanted, workers: [{ ...wanted.workers[0], replicas: 1 }] };
  const shrunk = changed(fewer, grown, 2 * hour);
  expect(told(fewer, shrunk, 3 * hour)).toEqual([true, 3, 1]);
  const managed: Definition = {
    ...wanted,
    controlPlane: { kind: 'AWSManagedControlPlane', name: 'cp', replicas: 0 },
  };
  const state = made(managed);
  expect(told(managed, state, hour)).toEqual([true, 0, 2]);
});

it('leaves a paused cluster as it is', () => {
  const paused = { ...wanted, paused: true, workers: [] };
  const state = made(wanted);
  expect(made(paused, 2 * hour, state, hour)).toEqual(state);
});
