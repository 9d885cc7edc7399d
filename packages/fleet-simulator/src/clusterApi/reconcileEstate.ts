import type { Seeded } from '../seeded';
import type { Definition, WantedWorkers } from './definition';
import type { EstateState, MachineState } from './estateState';
import {
  cloudReadyAt,
  goneAt,
  infrastructureAt,
  isRunning,
  momentsOf,
} from './timing';

/**
 * What Cluster API makes of a cluster between two moments. It looks at each
 * moment at which something has changed by itself, so that nothing depends on
 * how often it is asked.
 */
export function reconcileEstate(
  before: EstateState,
  wanted: Definition,
  span: { from: number; to: number },
  seeded: Seeded,
): EstateState {
  let estate = before;
  let at = span.from;
  for (;;) {
    const next = Math.min(span.to, momentAfter(estate, at));
    estate = decide(estate, wanted, next, seeded);
    if (next >= span.to) return estate;
    at = next;
  }
}

/** When something changes by itself next; never is Infinity. */
function momentAfter(estate: EstateState, at: number): number {
  return Math.min(...momentsOf(estate).filter(moment => moment > at));
}

function decide(
  estate: EstateState,
  wanted: Definition,
  now: number,
  seeded: Seeded,
): EstateState {
  const swept = withoutGone(estate, now);
  if (wanted.paused || now < infrastructureAt(swept)) return swept;
  const next = controlPlane(swept, wanted, now, seeded);
  if (!isInitialized(next, wanted, now)) return next;
  // Workers never run a newer version than their control plane.
  const settled = isSettled(next, wanted, now);
  return wanted.workers.reduce(
    (state, set) => workers(state, set, { now, seeded, settled }),
    withoutOtherSets(next, wanted, now),
  );
}

function withoutGone(estate: EstateState, now: number): EstateState {
  const machines = estate.machines.filter(
    machine => (goneAt(machine) ?? Infinity) > now,
  );
  return machines.length === estate.machines.length
    ? estate
    : { ...estate, machines };
}

function controlPlane(
  estate: EstateState,
  { version, controlPlane: plane }: Definition,
  now: number,
  seeded: Seeded,
): EstateState {
  if (plane.replicas === 0) {
    return estate.cloudVersion?.version === version
      ? estate
      : { ...estate, cloudVersion: { version, since: now } };
  }
  const own = estate.machines.filter(({ set }) => set === undefined);
  // One after the other: etcd must not lose its majority.
  if (!own.every(machine => isRunning(machine, now))) return estate;
  const outdated = own.filter(machine => machine.version !== version);
  if (own.length > plane.replicas) {
    return withDeleting(estate, outdated[0] ?? own[0], now);
  }
  return own.length < plane.replicas || outdated.length > 0
    ? withMachine(estate, { version, prefix: plane.name }, now, seeded)
    : estate;
}

function workers(
  estate: EstateState,
  { name, replicas, version }: WantedWorkers,
  moment: { now: number; seeded: Seeded; settled: boolean },
): EstateState {
  const { now, seeded, settled } = moment;
  const all = estate.machines.filter(({ set }) => set === name);
  const staying = all.filter(({ deletingAt }) => deletingAt === undefined);
  const outdated = staying.filter(machine => machine.version !== version);
  if (outdated.length === 0 || !settled) {
    let next = estate;
    const made = {
      version: outdated[0]?.version ?? version,
      prefix: name,
      set: name,
    };
    for (let count = staying.length; count < replicas; count += 1) {
      next = withMachine(next, made, now, seeded);
    }
    return staying
      .slice(replicas)
      .reduce((state, machine) => withDeleting(state, machine, now), next);
  }
  if (!all.every(machine => isRunning(machine, now))) return estate;
  return staying.length > replicas
    ? withDeleting(estate, outdated[0], now)
    : withMachine(estate, { version, prefix: name, set: name }, now, seeded);
}

function withoutOtherSets(
  estate: EstateState,
  { workers: wanted }: Definition,
  now: number,
): EstateState {
  const names = new Set(wanted.map(({ name }) => name));
  return estate.machines
    .filter(
      ({ set, deletingAt }) =>
        set !== undefined && !names.has(set) && deletingAt === undefined,
    )
    .reduce((state, machine) => withDeleting(state, machine, now), estate);
}

/** Has the control plane answered once? */
export function isInitialized(
  { cloudVersion, machines }: EstateState,
  { controlPlane: plane }: Definition,
  now: number,
): boolean {
  if (plane.replicas === 0) {
    return (
      cloudVersion !== undefined && cloudReadyAt(cloudVersion.since) <= now
    );
  }
  return machines.some(
    machine => machine.set === undefined && isRunning(machine, now),
  );
}

/** Does all of the control plane run what is wanted? */
function isSettled(
  { cloudVersion, machines }: EstateState,
  { controlPlane: plane, version }: Definition,
  now: number,
): boolean {
  if (plane.replicas === 0) {
    return (
      cloudVersion?.version === version &&
      cloudReadyAt(cloudVersion.since) <= now
    );
  }
  const own = machines.filter(({ set }) => set === undefined);
  return (
    own.length === plane.replicas &&
    own.every(machine => machine.version === version && isRunning(machine, now))
  );
}

function withMachine(
  estate: EstateState,
  { version, prefix, set }: { version: string; prefix: string; set?: string },
  now: number,
  seeded: Seeded,
): EstateState {
  const suffix = seeded.suffix(5, 'machine', estate.name, String(estate.made));
  const machine: MachineState = {
    name: `${prefix}-${suffix}`,
    ...(set && { set }),
    version,
    createdAt: now,
  };
  return {
    ...estate,
    made: estate.made + 1,
    machines: [...estate.machines, machine],
  };
}

function withDeleting(
  estate: EstateState,
  { name }: MachineState,
  now: number,
): EstateState {
  return {
    ...estate,
    machines: estate.machines.map(machine =>
      machine.name === name ? { ...machine, deletingAt: now } : machine,
    ),
  };
}
