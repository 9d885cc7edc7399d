import { ApiException } from '../../kubernetes/client';
import type {
  ClusterApiControlPlane,
  ClusterApiObjects,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { Collection, PlatformApi } from '../platform/PlatformApi';
import { clusterSchema, toCluster } from './cluster';
import { controlPlaneSchema, toControlPlane } from './controlPlane';
import {
  machineDeploymentSchema,
  machineSchema,
  toMachine,
  toMachineDeployment,
} from './machines';
import { readResourceSets } from './resourceSets';

const versions = ['v1beta2', 'v1beta1'] as const;

const ofCore = (plural: string, kind: string): Collection => ({
  group: 'cluster.x-k8s.io',
  versions,
  plural,
  kind,
});

/** Control planes that a provider brings are installed apart from Cluster API. */
const controlPlanes: readonly Collection[] = [
  {
    group: 'controlplane.cluster.x-k8s.io',
    versions,
    plural: 'kubeadmcontrolplanes',
    kind: 'KubeadmControlPlane',
  },
  {
    group: 'controlplane.cluster.x-k8s.io',
    versions,
    plural: 'awsmanagedcontrolplanes',
    kind: 'AWSManagedControlPlane',
  },
];

/**
 * Reads clusters, their control planes and machines, and what is put on them.
 *
 * @throws ApiException 404 where Cluster API is not installed
 */
export async function readClusterApi(
  api: PlatformApi,
): Promise<ClusterApiObjects> {
  const clusters = await api.list(ofCore('clusters', 'Cluster'), clusterSchema);
  const [resourceSets, deployments, machines, ...planes] = await Promise.all([
    readResourceSets(api),
    api.list(
      ofCore('machinedeployments', 'MachineDeployment'),
      machineDeploymentSchema,
    ),
    api.list(ofCore('machines', 'Machine'), machineSchema),
    ...controlPlanes.map(collection => listControlPlanes(api, collection)),
  ]);
  return {
    clusters: clusters.map(toCluster),
    controlPlanes: planes.flat(),
    machineDeployments: deployments.map(toMachineDeployment),
    machines: machines.map(toMachine),
    resourceSets,
  };
}

async function listControlPlanes(
  api: PlatformApi,
  collection: Collection,
): Promise<ClusterApiControlPlane[]> {
  try {
    const objects = await api.list(collection, controlPlaneSchema);
    return objects.map(object => toControlPlane(collection.kind, object));
  } catch (error) {
    if (error instanceof ApiException && error.code === 404) return [];
    throw error;
  }
}
