import {
  ClusterRef,
  compareVersions,
  ProvisionedCluster,
  ProvisionedMachine,
  machinePhases,
  ProvisioningState,
  provisioningStates,
  WorkerSet,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { ClusterApiMachine } from '@fleet-portal/backstage-plugin-fleet-node';
import { compareText } from '../environments';
import {
  controlPlaneCounts,
  countsOf,
  Estate,
  isComplete,
  wantedVersion,
  workerCounts,
} from './estate';
import { stepsOf } from './steps';

/** @param registered - as which cluster a hub has it, once one does */
export function provisionedCluster(
  hub: string,
  estate: Estate,
  registered: ClusterRef | undefined,
): ProvisionedCluster {
  const { cluster, controlPlane } = estate;
  const { endpoint } = cluster;
  return {
    hub,
    namespace: cluster.namespace,
    name: cluster.name,
    state: stateOf(estate),
    phase: cluster.phase ?? 'Unknown',
    createdAt: cluster.createdAt,
    labels: { ...cluster.labels },
    server: endpoint && `https://${bracketed(endpoint.host)}:${endpoint.port}`,
    controlPlaneKind: cluster.controlPlane?.kind ?? controlPlane?.kind,
    clusterClass: cluster.topology?.className,
    version: wantedVersion(estate),
    runs: versionsOf(estate),
    controlPlane: controlPlaneCounts(estate),
    workers: workerCounts(estate),
    steps: stepsOf(estate, registered),
    registered,
  };
}

/** Most urgent first, then by name. */
export function compareProvisioned(
  a: ProvisionedCluster,
  b: ProvisionedCluster,
): number {
  const rank = ({ state }: ProvisionedCluster) =>
    provisioningStates.indexOf(state);
  return (
    rank(a) - rank(b) ||
    compareText(a.name, b.name) ||
    compareText(a.hub, b.hub) ||
    compareText(a.namespace, b.namespace)
  );
}

export function workerSetsOf({ deployments }: Estate): WorkerSet[] {
  return deployments
    .map(one => ({ ...countsOf(one), name: one.name, version: one.version }))
    .sort((a, b) => compareText(a.name, b.name));
}

/** The control plane's first, then by set and name. */
export function machinesOf({ machines }: Estate): ProvisionedMachine[] {
  return machines
    .map(toMachine)
    .sort(
      (a, b) =>
        compareText(a.role, b.role) ||
        compareText(a.set ?? '', b.set ?? '') ||
        compareText(a.name, b.name),
    );
}

function toMachine(machine: ClusterApiMachine): ProvisionedMachine {
  const { controlPlane, deployment, phase } = machine;
  const problem = machine.conditions.find(
    ({ type, status }) => type === 'Ready' && status !== 'True',
  );
  return {
    name: machine.name,
    role: controlPlane ? 'controlPlane' : 'worker',
    set: deployment,
    phase: machinePhases.find(known => known === phase) ?? 'Unknown',
    version: machine.version,
    node: machine.node,
    createdAt: machine.createdAt,
    message: problem?.message,
  };
}

function stateOf(estate: Estate): ProvisioningState {
  const { cluster, machines } = estate;
  if (cluster.deleting || cluster.phase === 'Deleting') return 'deleting';
  if (
    cluster.phase === 'Failed' ||
    machines.some(({ phase }) => phase === 'Failed')
  ) {
    return 'failed';
  }
  if (!cluster.infrastructureProvisioned || !cluster.controlPlaneInitialized) {
    return 'provisioning';
  }
  if (cluster.paused) return 'paused';
  if (isAsWanted(estate)) return 'ready';
  // Cluster API does not remember that it was complete once; its machines do.
  return machines.some(
    ({ controlPlane, phase }) => !controlPlane && phase === 'Running',
  )
    ? 'changing'
    : 'provisioning';
}

function isAsWanted(estate: Estate): boolean {
  const { controlPlane } = estate;
  const own = controlPlaneCounts(estate);
  const wanted = wantedVersion(estate);
  const runs = controlPlane?.runs;
  return (
    isComplete(workerCounts(estate)) &&
    (own === undefined || isComplete(own)) &&
    (runs === undefined ||
      wanted === undefined ||
      compareVersions(runs, wanted) === 0)
  );
}

/** Newest first. */
function versionsOf({ controlPlane, machines }: Estate): string[] {
  const found = new Set([
    ...machines.flatMap(({ version }) => version ?? []),
    ...(controlPlane?.runs ? [controlPlane.runs] : []),
  ]);
  return [...found].sort((a, b) => compareVersions(b, a) ?? compareText(b, a));
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
