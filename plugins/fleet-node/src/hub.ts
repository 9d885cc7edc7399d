import type {
  ApplicationEvent,
  AutoSync,
  Condition,
  ConnectionStatus,
  HealthStatusCode,
  HistoryEntry,
  HubWorkload,
  Operation,
  ProgressiveStatus,
  ResourceDiff,
  ResourceManifests,
  ResourceRef,
  SyncStatusCode,
  SyncWindows,
  TreeNode,
  ApplicationSource,
  ApplicationRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { HubAccess } from './access';
import type { DoomedObject } from './doomedObject';
import type { HubConfiguration } from './hubExport';

/**
 * One Application as a hub tells it, cut down to what the model keeps: plain
 * values, no page of the answer is kept alive by it.
 */
export interface HubApplication {
  namespace: string;
  name: string;
  uid: string;
  resourceVersion: string;
  project: string;
  /** Only labels and annotations that the portal reads; the rest is dropped at the border. */
  labels: Record<string, string>;
  annotations: Record<string, string>;
  destination: { server?: string; name?: string; namespace?: string };
  sources: ApplicationSource[];
  /** Name of the owning ApplicationSet (same namespace). */
  applicationSet?: string;
  /** null: the hub has not compared it yet. */
  sync: SyncStatusCode | null;
  /**
   * While OutOfSync: the revisions that the hub compared it with, one for each
   * source. They differ from what is deployed when Git has something newer.
   */
  comparedRevisions?: string[];
  health: HealthStatusCode | null;
  healthSince?: string;
  operation?: Operation;
  /** Present when the hub syncs it by itself. */
  autoSync?: AutoSync;
  conditions: Condition[];
  images: string[];
  /**
   * Of its live objects those whose API version goes with some release of
   * Kubernetes, as the hub lists them; absent: none.
   */
  doomedObjects?: DoomedObject[];
  /** Newest first, at most 10. */
  history: HistoryEntry[];
  reconciledAt?: string;
  createdAt?: string;
}

export interface HubApplicationSet {
  namespace: string;
  name: string;
  uid: string;
  resourceVersion: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** `spec` as the hub answered it, for the placement engine. */
  spec: Record<string, unknown>;
  conditions: Condition[];
  /** By Application name. */
  progress: Record<
    string,
    { status: ProgressiveStatus; step?: number; message?: string }
  >;
  /** Names of the Applications that it generated, in its own namespace unless said otherwise. */
  applications: { namespace: string; name: string }[];
}

export interface HubCluster {
  name: string;
  server: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  project?: string;
  /** The cluster that the hub itself runs on. */
  inCluster: boolean;
  kubernetesVersion?: string;
  connection: {
    status: ConnectionStatus;
    message?: string;
    attemptedAt?: string;
  };
  cacheSyncedAt?: string;
  applicationsCount?: number;
}

/** An object of an answer that could not be read; the others were. */
export interface Quarantined {
  kind: 'Application' | 'ApplicationSet' | 'Cluster';
  /** Its name where that much could be read. */
  name?: string;
  namespace?: string;
  /** What is wrong with it; never its content. */
  reason: string;
}

export interface HubList<T> {
  items: T[];
  quarantined: Quarantined[];
}

export type HubEvent<T> =
  | { type: 'upsert'; object: T }
  | {
      type: 'delete';
      namespace: string;
      name: string;
      /** Which object of that name went, where the hub tells. */
      uid?: string;
      resourceVersion?: string;
    }
  /** The stream is alive although nothing changed (a bookmark, or the end of the replay). */
  | { type: 'alive' }
  | { type: 'quarantined'; object: Quarantined };

export interface WatchOptions<T> {
  signal: AbortSignal;
  onEvent: (event: HubEvent<T>) => void;
}

/**
 * The port to one hub. Implementations: the Argo CD REST API, and the
 * Kubernetes API of the cluster that the hub runs on.
 *
 * Every method rejects with a {@link SourceError} that says what kind of trouble
 * it was; none of them retries: the caller owns backoff.
 */
export interface HubClient {
  /** Name of the hub, as configured. */
  readonly hub: string;
  /** Asks whether the hub answers and takes our credential. Cheap. */
  check(options: { signal: AbortSignal }): Promise<HubIdentity>;
  /**
   * Asks what the credential may do, without reading it all. Without this
   * method it is found out by reading.
   */
  checkAccess?(options: { signal: AbortSignal }): Promise<HubAccess>;
  listApplications(options: {
    signal: AbortSignal;
  }): Promise<HubList<HubApplication>>;
  listApplicationSets(options: {
    signal: AbortSignal;
  }): Promise<HubList<HubApplicationSet>>;
  listClusters(options: { signal: AbortSignal }): Promise<HubList<HubCluster>>;
  listProjects(options: { signal: AbortSignal }): Promise<string[]>;
  /**
   * Resolves when the hub ends the stream, rejects when it breaks. It never
   * says that an event was lost (Argo CD drops them for slow readers), so list
   * again after each reconnect and from time to time.
   */
  watchApplications(options: WatchOptions<HubApplication>): Promise<void>;
  watchApplicationSets(options: WatchOptions<HubApplicationSet>): Promise<void>;
  /** Resources of an Application with their health and the words for it. */
  getResourceTree(
    ref: ApplicationRef,
    options: { signal: AbortSignal },
  ): Promise<TreeNode[]>;
  /** Resources that differ from Git; the values of Secrets are masked. */
  getDiff(
    ref: ApplicationRef,
    options: { signal: AbortSignal },
  ): Promise<ResourceDiff[]>;
  /** What the hub told about an Application lately, newest first. */
  getEvents(
    ref: ApplicationRef,
    options: { signal: AbortSignal },
  ): Promise<ApplicationEvent[]>;
  /**
   * What happened lately to one resource that an Application has on its
   * cluster, newest first.
   */
  getResourceEvents(
    ref: ApplicationRef,
    resource: LiveResourceRef,
    options: { signal: AbortSignal },
  ): Promise<ApplicationEvent[]>;
  /**
   * The sync windows of its project that are about an Application.
   *
   * @param options.project - its AppProject, for hubs that keep time zones there
   */
  getSyncWindows(
    ref: ApplicationRef,
    options: { signal: AbortSignal; project?: string },
  ): Promise<SyncWindows>;
  /**
   * One resource in Git and on its cluster. What carries secrets is masked, or
   * left out, before it is handed over.
   */
  getManifests(
    ref: ApplicationRef,
    resource: VersionedResourceRef,
    options: { signal: AbortSignal },
  ): Promise<ResourceManifests>;
  /** Author, time and message of a commit that a source of the Application has. */
  getRevisionMetadata(
    ref: ApplicationRef,
    revision: RevisionRef,
    options: { signal: AbortSignal },
  ): Promise<RevisionMetadata>;
  /**
   * The Applications that the hub would make of an ApplicationSet, in its order;
   * nothing is made. Without this method the hub cannot be asked.
   */
  generate?(
    applicationSet: Record<string, unknown>,
    options: { signal: AbortSignal },
  ): Promise<HubGenerated[]>;
  /**
   * What Argo CD consists of, by name. Without this method it is asked of the
   * cluster that the hub runs on, where the portal has access to that.
   */
  listWorkloads?(options: { signal: AbortSignal }): Promise<HubWorkload[]>;
  /**
   * Everything that it takes to set the hub up again, without secrets; what
   * cannot be read is named. Without this method the hub cannot be exported.
   */
  readConfiguration?(options: {
    signal: AbortSignal;
  }): Promise<HubConfiguration>;
}

/** One Application of those that a hub would make, and where it would go. */
export interface HubGenerated {
  name: string;
  destination: { server?: string; name?: string };
}

/** Without the API version only a resource that Git names can be told. */
export interface VersionedResourceRef extends ResourceRef {
  version?: string;
}

/** One object on a cluster, with the uid that the resource tree gave it. */
export interface LiveResourceRef {
  uid: string;
  namespace?: string;
  name: string;
}

/** A commit of one source of an Application. */
export interface RevisionRef {
  /** A full commit id in hexadecimal. */
  revision: string;
  /** From 0; only of an Application with several sources. */
  sourceIndex?: number;
}

export interface RevisionMetadata {
  /** Name without the mail address. */
  author?: string;
  /** ISO 8601. */
  committedAt?: string;
  /** The first line of the commit's message. */
  message?: string;
}

export interface HubIdentity {
  /** Argo CD's version, where it tells. */
  version?: string;
  /** Who the credential belongs to. */
  username?: string;
}
