import type { LabelSelector } from '@fleet-portal/backstage-plugin-fleet-common';

/** A condition of an object of Cluster API. */
export interface ClusterApiCondition {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason?: string;
  readonly message?: string;
  /** ISO 8601. */
  readonly since?: string;
}

interface ClusterApiObject {
  readonly namespace: string;
  readonly name: string;
  /** ISO 8601. */
  readonly createdAt?: string;
  readonly conditions: readonly ClusterApiCondition[];
}

/** A `Cluster` of cluster.x-k8s.io. */
export interface ClusterApiCluster extends ClusterApiObject {
  readonly labels: Readonly<Record<string, string>>;
  /** As Cluster API says it; absent before it has looked at it. */
  readonly phase?: string;
  readonly paused: boolean;
  /** It is to go. */
  readonly deleting: boolean;
  /** Where the API server of the new cluster is. */
  readonly endpoint?: { readonly host: string; readonly port: number };
  readonly controlPlane?: { readonly kind: string; readonly name: string };
  /** Absent without a ClusterClass. */
  readonly topology?: {
    readonly className: string;
    readonly version: string;
  };
  /** Both are false until they are true, and never false again. */
  readonly infrastructureProvisioned: boolean;
  readonly controlPlaneInitialized: boolean;
}

/** Machines that are made and counted together. Numbers are absent before they are known. */
interface MachineCounts {
  /** How many are wanted. */
  readonly replicas?: number;
  readonly ready?: number;
  /** Of the version and template that are wanted. */
  readonly upToDate?: number;
}

/** What runs a control plane: a KubeadmControlPlane, or the cloud. */
export interface ClusterApiControlPlane
  extends ClusterApiObject,
    MachineCounts {
  readonly kind: string;
  /** Wanted, for example `v1.36.1`. */
  readonly version?: string;
  /** The oldest that runs. */
  readonly runs?: string;
  /** False until it answered for the first time. */
  readonly initialized: boolean;
}

/** A MachineDeployment. */
export interface ClusterApiMachineDeployment
  extends ClusterApiObject,
    MachineCounts {
  readonly cluster: string;
  readonly version?: string;
  readonly phase?: string;
}

/** A Machine. */
export interface ClusterApiMachine extends ClusterApiObject {
  readonly cluster: string;
  readonly controlPlane: boolean;
  /** The MachineDeployment, of a worker. */
  readonly deployment?: string;
  readonly phase?: string;
  readonly version?: string;
  /** Name of its Node, once there is one. */
  readonly node?: string;
}

/** A ClusterResourceSet: manifests that Cluster API puts on clusters. */
export interface ClusterApiResourceSet extends ClusterApiObject {
  /** Of Clusters in its namespace; one without requirements selects none. */
  readonly selector: LabelSelector;
  /** ConfigMaps and Secrets with the manifests. */
  readonly resources: readonly ClusterApiResourceRef[];
  /** Why it was not applied, where Cluster API still says more than in its condition. */
  readonly trouble?: string;
}

export interface ClusterApiResourceRef {
  readonly kind: string;
  readonly name: string;
}

/** What became of one resource of a set on one cluster: a line of a ClusterResourceSetBinding. */
export interface ClusterApiResourceBinding extends ClusterApiResourceRef {
  readonly namespace: string;
  readonly cluster: string;
  /** Name of the ClusterResourceSet. */
  readonly set: string;
  readonly applied: boolean;
  /** When that was last tried, ISO 8601. */
  readonly triedAt?: string;
}

/**
 * - `absent`: the management cluster has no such kind
 * - `forbidden`: the account may not list them
 */
export type ClusterApiResourceSets =
  | {
      readonly status: 'ok';
      readonly sets: readonly ClusterApiResourceSet[];
      readonly bindings: readonly ClusterApiResourceBinding[];
    }
  | { readonly status: 'absent' | 'forbidden' };

/** Everything that a management cluster says of the clusters that it makes. */
export interface ClusterApiObjects {
  readonly clusters: readonly ClusterApiCluster[];
  readonly controlPlanes: readonly ClusterApiControlPlane[];
  readonly machineDeployments: readonly ClusterApiMachineDeployment[];
  readonly machines: readonly ClusterApiMachine[];
  /** Absent where the client does not read them. */
  readonly resourceSets?: ClusterApiResourceSets;
}
