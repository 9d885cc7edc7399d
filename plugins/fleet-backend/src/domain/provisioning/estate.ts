import type {
  MachineCounts,
  ResourceSets,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  ClusterApiCluster,
  ClusterApiControlPlane,
  ClusterApiMachine,
  ClusterApiMachineDeployment,
  ClusterApiObjects,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { resourceSetsOf } from './resourceSets';

/** One Cluster with everything that is made for it. */
export interface Estate {
  readonly cluster: ClusterApiCluster;
  /** Absent before it is made, and where its provider's kind is not read. */
  readonly controlPlane?: ClusterApiControlPlane;
  readonly deployments: readonly ClusterApiMachineDeployment[];
  readonly machines: readonly ClusterApiMachine[];
  readonly resourceSets: ResourceSets;
}

/** Puts what a management cluster says together, cluster by cluster. */
export function estatesOf(objects: ClusterApiObjects): Estate[] {
  return objects.clusters.map(cluster => {
    const isOwn = (one: { namespace: string; cluster: string }) =>
      one.namespace === cluster.namespace && one.cluster === cluster.name;
    const { controlPlane: ref } = cluster;
    return {
      cluster,
      controlPlane: objects.controlPlanes.find(
        one =>
          one.namespace === cluster.namespace &&
          one.kind === ref?.kind &&
          one.name === ref.name,
      ),
      deployments: objects.machineDeployments.filter(isOwn),
      machines: objects.machines.filter(isOwn),
      resourceSets: resourceSetsOf(cluster, objects.resourceSets),
    };
  });
}

/** Undefined where the cloud runs the control plane, and before anybody counts. */
export function controlPlaneCounts({
  controlPlane,
}: Estate): MachineCounts | undefined {
  return controlPlane?.replicas === undefined
    ? undefined
    : countsOf(controlPlane);
}

export function countsOf(one: {
  replicas?: number;
  ready?: number;
  upToDate?: number;
}): MachineCounts {
  return {
    wanted: one.replicas ?? 0,
    ready: one.ready ?? 0,
    upToDate: one.upToDate ?? 0,
  };
}

/** All workers together. */
export function workerCounts({ deployments }: Estate): MachineCounts {
  return deployments.map(countsOf).reduce(
    (sum, one) => ({
      wanted: sum.wanted + one.wanted,
      ready: sum.ready + one.ready,
      upToDate: sum.upToDate + one.upToDate,
    }),
    { wanted: 0, ready: 0, upToDate: 0 },
  );
}

/** As many machines as wanted, all of them ready and as wanted. */
export function isComplete({ wanted, ready, upToDate }: MachineCounts) {
  return ready >= wanted && upToDate >= wanted;
}

/** What the control plane is to run: the topology's word, then its own. */
export function wantedVersion({
  cluster,
  controlPlane,
}: Estate): string | undefined {
  return cluster.topology?.version ?? controlPlane?.version;
}
