import { serverOf } from '../scenario/topology';
import type { JsonObject } from '../json';
import type { Estate } from './ClusterApi';
import { condition } from './conditions';
import type { EstateState } from './estateState';
import { Group, isComplete, Progress } from './progress';
import { infrastructureAt } from './timing';

/** Where the API server of the cluster is, once its load balancer is there. */
export function endpointOf(
  state: EstateState,
  now: number,
): { host: string; port: number } | undefined {
  if (infrastructureAt(state) > now) return undefined;
  const { hostname, port } = new URL(serverOf(state.name));
  return { host: hostname, port: Number(port) };
}

/** `status` of a Cluster, in the words that Cluster API has for it. */
export function clusterStatus(
  { wanted, state }: Estate,
  progress: Progress,
  now: number,
): JsonObject {
  const { controlPlane, infrastructure, initialized } = progress;
  const workers = together([...progress.workers.values()]);
  const own = wanted.controlPlane.replicas > 0;
  const controlPlaneDone = own
    ? initialized && isComplete(controlPlane)
    : initialized && progress.runs === wanted.version;
  const begun = state.createdAt;
  const reached = progress.infrastructureAt;
  return {
    phase: phaseOf(infrastructure, initialized),
    initialization: {
      infrastructureProvisioned: infrastructure,
      controlPlaneInitialized: initialized,
    },
    ...(own && { controlPlane: countsOf(controlPlane) }),
    workers: countsOf(workers),
    conditions: [
      condition('Available', controlPlaneDone && isComplete(workers), {
        reason:
          controlPlaneDone && isComplete(workers)
            ? 'Available'
            : 'NotAvailable',
        at: Math.max(controlPlane.since, workers.since),
      }),
      condition('InfrastructureReady', infrastructure, {
        reason: infrastructure ? 'Ready' : 'NotReady',
        message: infrastructure
          ? ''
          : 'Waiting for the VPC, its subnets and the load balancer of the API server',
        at: infrastructure ? reached : begun,
      }),
      condition('ControlPlaneInitialized', initialized, {
        reason: initialized ? 'Initialized' : 'NotInitialized',
        message: initialized ? '' : 'Control plane not yet initialized',
        at: initialized ? controlPlane.since : begun,
      }),
      condition('ControlPlaneAvailable', controlPlaneDone, {
        reason: controlPlaneDone ? 'Available' : 'NotAvailable',
        message: controlPlaneDone ? '' : wordsOf(controlPlane, own),
        at: controlPlane.since,
      }),
      condition('WorkersAvailable', isComplete(workers), {
        reason: isComplete(workers) ? 'Available' : 'NotAvailable',
        message: isComplete(workers) ? '' : wordsOf(workers, true),
        at: workers.since,
      }),
      condition('RollingOut', isRolling(controlPlane, workers), {
        reason: isRolling(controlPlane, workers)
          ? 'RollingOut'
          : 'NotRollingOut',
        at: Math.max(controlPlane.since, workers.since),
      }),
      condition('Paused', wanted.paused, {
        reason: wanted.paused ? 'Paused' : 'NotPaused',
        at: Math.min(now, begun),
      }),
    ],
  };
}

function phaseOf(infrastructure: boolean, initialized: boolean): string {
  if (!infrastructure) return 'Provisioning';
  return initialized ? 'Provisioned' : 'Provisioning';
}

function wordsOf({ desired, ready }: Group, counted: boolean): string {
  return counted
    ? `${ready} of ${desired} machines are ready`
    : 'Waiting for the cloud to set up the control plane';
}

function isRolling(...groups: Group[]): boolean {
  return groups.some(
    ({ machines, upToDate }) =>
      machines.length > 0 && upToDate < machines.length,
  );
}

function together(groups: readonly Group[]): Group {
  return groups.reduce(
    (sum, one) => ({
      desired: sum.desired + one.desired,
      machines: [...sum.machines, ...one.machines],
      ready: sum.ready + one.ready,
      upToDate: sum.upToDate + one.upToDate,
      since: Math.max(sum.since, one.since),
    }),
    { desired: 0, machines: [], ready: 0, upToDate: 0, since: 0 },
  );
}

function countsOf({ desired, machines, ready, upToDate }: Group): JsonObject {
  return {
    desiredReplicas: desired,
    replicas: machines.length,
    readyReplicas: ready,
    availableReplicas: ready,
    upToDateReplicas: upToDate,
  };
}
