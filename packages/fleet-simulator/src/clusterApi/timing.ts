import type { EstateState, MachineState } from './estateState';

/**
 * How long things take, in milliseconds. Real machines take minutes; a demo
 * that did would be watched by nobody.
 */
const infrastructure = 8_000;
const cloudControlPlane = 15_000;
const pending = 2_000;
const provisioning = 7_000;
const joining = 3_000;
const drain = 4_000;

/** When the network and load balancer of a cluster are there. */
export function infrastructureAt(estate: EstateState): number {
  return estate.createdAt + infrastructure;
}

/** When a control plane that the cloud runs has done what was asked since `since`. */
export function cloudReadyAt(since: number): number {
  return since + cloudControlPlane;
}

export type PlayedPhase =
  | 'Pending'
  | 'Provisioning'
  | 'Provisioned'
  | 'Running'
  | 'Deleting';

/** The phases of a machine with the moments at which they begin, in order. */
export function lifeOf(
  machine: MachineState,
): { phase: PlayedPhase; at: number }[] {
  const { createdAt, deletingAt } = machine;
  const life: { phase: PlayedPhase; at: number }[] = [
    { phase: 'Pending', at: createdAt },
    { phase: 'Provisioning', at: createdAt + pending },
    { phase: 'Provisioned', at: createdAt + pending + provisioning },
    { phase: 'Running', at: createdAt + pending + provisioning + joining },
  ];
  return deletingAt === undefined
    ? life
    : [
        ...life.filter(({ at }) => at < deletingAt),
        { phase: 'Deleting', at: deletingAt },
      ];
}

export function phaseOf(machine: MachineState, now: number) {
  const begun = lifeOf(machine).filter(({ at }) => at <= now);
  return begun.at(-1) ?? { phase: 'Pending' as const, at: machine.createdAt };
}

export function isRunning(machine: MachineState, now: number): boolean {
  return phaseOf(machine, now).phase === 'Running';
}

/** When it is gone; undefined while it is not to go. */
export function goneAt({ deletingAt }: MachineState): number | undefined {
  return deletingAt === undefined ? undefined : deletingAt + drain;
}

/** Every moment at which something of the estate changes by itself. */
export function momentsOf(estate: EstateState): number[] {
  return [
    infrastructureAt(estate),
    ...(estate.cloudVersion ? [cloudReadyAt(estate.cloudVersion.since)] : []),
    ...estate.machines.flatMap(machine => [
      ...lifeOf(machine).map(({ at }) => at),
      goneAt(machine) ?? [],
    ]),
  ].flat();
}
