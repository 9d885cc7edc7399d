import type {
  AddOn,
  Block,
  ClusterNode,
  HubWorkload,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { DoomedObject } from './doomedObject';
import { networkKinds, NetworkObjects } from './networking';

/** Every time is ISO 8601, UTC. */

/** An object that says of itself whether it is ready. */
export interface ReadyObject {
  kind: string;
  /** Absent for objects of the whole cluster. */
  namespace?: string;
  name: string;
  ready: boolean;
  /** In its own words. */
  message?: string;
  /** Since when it says so. */
  since?: string;
}

export type TrafficDirection = 'Ingress' | 'Egress';

/** A NetworkPolicy of networking.k8s.io. */
export interface NetworkPolicyFacts {
  namespace: string;
  name: string;
  /** What it denies to every pod of its namespace, before others allow some. */
  denies: TrafficDirection[];
  createdAt?: string;
}

/** A CiliumClusterwideNetworkPolicy that denies by default what nothing allows. */
export interface ClusterwideDeny {
  name: string;
  denies: TrafficDirection[];
  /** Namespaces that it leaves out; empty: it is for every pod. */
  except: string[];
  /** What Cilium says of it. */
  valid: boolean;
  message?: string;
  createdAt?: string;
}

/** Results of all policy reports that one source wrote. */
export interface PolicyTally {
  /** For example `kyverno` or `kube-bench`. */
  source: string;
  pass: number;
  fail: number;
  warn: number;
  error: number;
  skip: number;
  /** Those with the most failures first, at most 20. */
  failing: { policy: string; count: number }[];
  /** The newest result. */
  at?: string;
}

/** What the newest run of kube-bench found. */
export interface BenchReport {
  pass: number;
  fail: number;
  warn: number;
  /** Numbers of the checks that failed, such as `1.2.16`, at most 20. */
  failed: string[];
  at?: string;
}

/** A Prometheus of the Prometheus Operator. */
export interface PrometheusFacts extends ReadyObject {
  /** Has it a Thanos sidecar? */
  thanos: boolean;
}

/** An API that somebody asked the API server for, and that is on its way out. */
export interface DeprecatedApi {
  group: string;
  version: string;
  resource: string;
  /** The minor release that no longer has it, such as `1.38`; empty: not decided. */
  removedRelease: string;
}

/** What the installed Helm releases have of API versions that go. */
export interface HelmReleases {
  /**
   * May the portal's account list Secrets, in which Helm keeps its releases?
   * Where it may not, none was asked for.
   */
  granted: boolean;
  /** How many were read. */
  searched: number;
  /** With the release as `namespace/name`. */
  doomed: (DoomedObject & { release: string })[];
  /** Releases, as `namespace/name`, whose Secret cannot be understood. */
  unread: string[];
}

/** Where Velero keeps backups. */
export interface BackupLocation {
  namespace: string;
  name: string;
  provider: string;
  bucket?: string;
  region?: string;
  isDefault: boolean;
  /** `Available`, `Unavailable`; absent until Velero looked. */
  phase?: string;
  message?: string;
  validatedAt?: string;
}

/** A Velero Schedule. */
export interface BackupSchedule {
  namespace: string;
  name: string;
  cron: string;
  paused: boolean;
  /** `New`, `Enabled`, `FailedValidation`. */
  phase?: string;
  problems: string[];
  /** When it last began a backup. */
  lastBackupAt?: string;
  /** Empty: all. */
  namespaces: string[];
  /** Left out of them; absent: none. */
  excludedNamespaces?: string[];
  location?: string;
}

/** A Velero Backup or Restore: what happened, and when. */
export interface BackupRun {
  namespace: string;
  name: string;
  /** `Completed`, `PartiallyFailed`, `Failed`, `InProgress` and others. */
  phase?: string;
  startedAt?: string;
  finishedAt?: string;
  errors: number;
  warnings: number;
  reason?: string;
  /** Empty: all. */
  namespaces: string[];
}

export interface BackupFacts extends BackupRun {
  /** The Schedule that made it; absent when somebody did by hand. */
  schedule?: string;
  location?: string;
  expiresAt?: string;
}

export interface RestoreFacts extends BackupRun {
  /** The backup that it was made from. */
  backup?: string;
  /** Where namespaces go, by where they come from; absent: each into itself. */
  namespaceMapping?: Record<string, string>;
}

/** The PersistentVolumeClaims of one namespace. */
export interface VolumeClaims {
  namespace: string;
  claims: number;
  /** What they ask for together. */
  bytes: number;
}

/** What tells how a spoke is set up. Each is a permission of its own. */
export interface PlatformObjects extends NetworkObjects {
  clusterIssuers: ReadyObject[];
  issuers: ReadyObject[];
  clusterSecretStores: ReadyObject[];
  secretStores: ReadyObject[];
  clusterPolicies: ReadyObject[];
  validatingPolicies: ReadyObject[];
  policyReports: PolicyTally[];
  clusterPolicyReports: PolicyTally[];
  networkPolicies: NetworkPolicyFacts[];
  clusterwideDenies: ClusterwideDeny[];
  prometheuses: PrometheusFacts[];
  benchReport: BenchReport;
  deprecatedApis: DeprecatedApi[];
  helmReleases: HelmReleases;
  /** Of Argo CD, where a hub runs on the cluster; by name. */
  argoCdWorkloads: HubWorkload[];
  backupLocations: BackupLocation[];
  backupSchedules: BackupSchedule[];
  backups: BackupFacts[];
  restores: RestoreFacts[];
  /** Names of all namespaces. */
  namespaces: string[];
  /** Namespaces without any are left out. */
  volumeClaims: VolumeClaims[];
}
export type PlatformKind = keyof PlatformObjects;

export const platformKinds = [
  'clusterIssuers',
  'issuers',
  'clusterSecretStores',
  'secretStores',
  'clusterPolicies',
  'validatingPolicies',
  'policyReports',
  'clusterPolicyReports',
  'networkPolicies',
  'clusterwideDenies',
  'prometheuses',
  'benchReport',
  'deprecatedApis',
  'helmReleases',
  'argoCdWorkloads',
  'backupLocations',
  'backupSchedules',
  'backups',
  'restores',
  'namespaces',
  'volumeClaims',
  ...networkKinds,
] as const satisfies readonly PlatformKind[];

/** Each kind with an outcome of its own; one that was not read is left out. */
export type PlatformBlocks = {
  [K in PlatformKind]?: Block<PlatformObjects[K]>;
};

/** How a spoke is set up. */
export interface PlatformReading {
  nodes: Block<ClusterNode[]>;
  addOns: Block<AddOn[]>;
  platform: PlatformBlocks;
}
