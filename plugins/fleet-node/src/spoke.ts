import type {
  AddOn,
  Capacity,
  ClusterNode,
  ClusterRef,
  PodTrouble,
} from '@fleet-portal/backstage-plugin-fleet-common';

export interface ProbeAnswer {
  /** What `/version` says, for example `v1.36.1`. */
  kubernetesVersion?: string;
  /** Milliseconds until `/readyz` answered. */
  latencyMs: number;
}

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
  listPodTrouble(options: { signal: AbortSignal }): Promise<{
    total: number;
    notRunning: PodTrouble[];
  }>;
  getCapacity(options: { signal: AbortSignal }): Promise<Capacity>;
  listAddOns(options: { signal: AbortSignal }): Promise<AddOn[]>;
}

/** Finds the way to a spoke; undefined when the portal has no access to it. */
export interface SpokeAccess {
  clientFor(ref: ClusterRef, server: string): SpokeClient | undefined;
}
