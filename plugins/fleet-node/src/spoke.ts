import type {
  AddOn,
  ClusterNode,
  ClusterRef,
  PodTrouble,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { AccessFinding, SpokeReading } from './access';
import type { ClusterApiObjects } from './clusterApi';
import type { PlatformKind, PlatformObjects } from './platform';

/** What the API server itself says. */
export interface ProbeAnswer {
  /** What `/version` says, for example `v1.36.1`; absent when it does not tell. */
  kubernetesVersion?: string;
}

/** All pods of a spoke, summed up in one pass. */
export interface SpokePods {
  total: number;
  /** Those that do not run, worst first, at most 200. */
  notRunning: PodTrouble[];
  /** Requests of the pods that hold their place on a node. */
  requested: {
    /** Cores. */
    cpu: number;
    /** Bytes. */
    memory: number;
  };
}

/** CPU (cores) and memory (bytes) in use, by node name, from the metrics API. */
export type NodeUsage = Record<string, { cpu: number; memory: number }>;

/**
 * The port to one spoke. Every method rejects with a `SourceError`; a
 * `notFound` one means that the API is not installed there.
 */
export interface SpokeClient {
  readonly ref: ClusterRef;
  /**
   * Asks the API server itself. A 401 or 403 rejects with `unauthorized` or
   * `forbidden`: it answers, so it is alive.
   */
  probe(options: { signal: AbortSignal }): Promise<ProbeAnswer>;
  listNodes(options: { signal: AbortSignal }): Promise<ClusterNode[]>;
  readPods(options: { signal: AbortSignal }): Promise<SpokePods>;
  readUsage(options: { signal: AbortSignal }): Promise<NodeUsage>;
  listAddOns(options: { signal: AbortSignal }): Promise<AddOn[]>;
  /**
   * Everything of one kind that tells how the spoke is set up. Without this
   * method nothing is known of it. `notFound`: the add-on is not installed.
   */
  listPlatform?<K extends PlatformKind>(
    kind: K,
    options: { signal: AbortSignal },
  ): Promise<PlatformObjects[K]>;
  /**
   * What Cluster API on this cluster makes; only a management cluster is asked.
   * `notFound`: Cluster API is not installed. Without this method nothing is
   * known of it.
   */
  listClusterApi?(options: { signal: AbortSignal }): Promise<ClusterApiObjects>;
  /**
   * Asks what the credential may read, without reading it all; a finding for
   * each. Without this method it is found out by reading.
   */
  checkAccess?(options: {
    signal: AbortSignal;
  }): Promise<AccessFinding<SpokeReading>[]>;
  /** Ends its connections. */
  close(): Promise<void>;
}

/** Finds the way to a spoke; undefined when the portal has no access to it. */
export interface SpokeAccess {
  /** `server` is the address that the hub uses. */
  clientFor(ref: ClusterRef, server: string): SpokeClient | undefined;
}
