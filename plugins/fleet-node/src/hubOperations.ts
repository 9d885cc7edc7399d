import type {
  ApplicationRef,
  ResourceRef,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** On whose behalf, and until when. */
export interface OperationOptions {
  signal: AbortSignal;
  /**
   * Who asked, for the hub's own records: an entity reference, or the name of
   * a service. The hub is told where it takes it.
   */
  requestedBy: string;
}

export interface HubSync {
  /** Tries it and changes nothing. */
  dryRun: boolean;
  /** Deletes what Git no longer has. */
  prune: boolean;
  /** Branch, tag or commit; what the Application asks for when absent. */
  revision?: string;
  /** Only these; all when absent. */
  resources?: readonly ResourceRef[];
}

export interface HubRollback {
  /** Of an entry of the Application's history. */
  id: number;
  dryRun: boolean;
  prune: boolean;
}

/**
 * What a hub can be asked to do, apart from {@link HubClient}, which only
 * reads. It never forces.
 *
 * Every method rejects with a {@link SourceError}; one of kind `refused` says
 * in words that may be shown why the hub does not do it now. Nothing is tried
 * twice.
 */
export interface HubOperations {
  /** Name of the hub, as configured. */
  readonly hub: string;
  /** Resolves when the hub has compared the Application anew, or knows that it is to. */
  refresh(
    ref: ApplicationRef,
    refresh: { type: 'normal' | 'hard' },
    options: OperationOptions,
  ): Promise<void>;
  /** Resolves when the hub has taken the operation. */
  sync(
    ref: ApplicationRef,
    sync: HubSync,
    options: OperationOptions,
  ): Promise<void>;
  /** Resolves when the hub knows that the operation that runs is to end. */
  terminate(ref: ApplicationRef, options: OperationOptions): Promise<void>;
  /** Resolves when the hub has taken the operation. */
  rollback(
    ref: ApplicationRef,
    rollback: HubRollback,
    options: OperationOptions,
  ): Promise<void>;
  /** Resolves when the hub has begun to read the cluster anew. */
  invalidateClusterCache(
    cluster: { name: string; server: string },
    options: OperationOptions,
  ): Promise<void>;
}
