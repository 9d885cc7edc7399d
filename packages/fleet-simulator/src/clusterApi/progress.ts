import type { Estate } from './ClusterApi';
import type { MachineState } from './estateState';
import { isInitialized } from './reconcileEstate';
import { cloudReadyAt, infrastructureAt, isRunning, phaseOf } from './timing';

/** Machines that are wanted together, and how far they are. */
export interface Group {
  desired: number;
  machines: MachineState[];
  ready: number;
  upToDate: number;
  /** Since when it is as it is. */
  since: number;
}

/** All that the objects of a cluster tell of it at one moment. */
export interface Progress {
  infrastructureAt: number;
  infrastructure: boolean;
  initialized: boolean;
  controlPlane: Group;
  workers: Map<string, Group>;
  /** The oldest version of the control plane that runs. */
  runs?: string;
}

export function progressOf({ wanted, state }: Estate, now: number): Progress {
  const group = (
    desired: number,
    version: string,
    machines: MachineState[],
  ): Group => ({
    desired,
    machines,
    ready: machines.filter(machine => isRunning(machine, now)).length,
    upToDate: machines.filter(machine => machine.version === version).length,
    since: Math.max(
      infrastructureAt(state),
      ...machines.map(machine => phaseOf(machine, now).at),
    ),
  });
  const inSet = (set: string | undefined) =>
    state.machines.filter(machine => machine.set === set);
  const own = inSet(undefined);
  return {
    infrastructureAt: infrastructureAt(state),
    infrastructure: infrastructureAt(state) <= now,
    initialized: isInitialized(state, wanted, now),
    controlPlane: group(wanted.controlPlane.replicas, wanted.version, own),
    workers: new Map(
      wanted.workers.map(({ name, replicas, version }) => [
        name,
        group(replicas, version, inSet(name)),
      ]),
    ),
    runs: runsOf({ wanted, state }, own, now),
  };
}

export function isComplete({ desired, ready, upToDate, machines }: Group) {
  return (
    ready === desired && upToDate === desired && machines.length === desired
  );
}

function runsOf(
  { state: { cloudVersion } }: Estate,
  own: readonly MachineState[],
  now: number,
): string | undefined {
  if (cloudVersion) {
    return cloudReadyAt(cloudVersion.since) <= now
      ? cloudVersion.version
      : undefined;
  }
  return own
    .filter(machine => isRunning(machine, now))
    .map(({ version }) => version)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))[0];
}
