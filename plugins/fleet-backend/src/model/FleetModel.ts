import type {
  ClusterRef,
  ClusterUsage,
  HubObjectRef,
  PortalNotice,
  ProbeVoice,
  SourceState,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  AddOn,
  Block,
  Capacity,
  ClusterNode,
  Phrases,
  PodTrouble,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  HubApplication,
  HubApplicationSet,
  HubCluster,
  HubIdentity,
  PlatformReading,
  Quarantined,
} from '@fleet-portal/backstage-plugin-fleet-node';

/** How well a hub is heard; times are milliseconds since the epoch. */
export interface HubVoice {
  state: SourceState;
  /** The last word: a list, an event, a check that succeeded. */
  heardAt?: number;
  /** Since when `state` holds. */
  since: number;
  /** One sentence: what is wrong and where to mend it. */
  reason?: string;
  /** What the reason was made of. */
  phrases?: Phrases;
  nextTryAt?: number;
  /** Objects that could not be read, as of the last list. */
  quarantined: readonly Quarantined[];
}

/** Everything that one hub last said. Replaced, never mutated, on each change. */
export interface HubSnapshot {
  readonly name: string;
  /** What people call it; the name where nothing is configured. */
  readonly title: string;
  /** Base of links into its own UI; http(s) only, without a slash at the end. */
  readonly uiUrl?: string;
  readonly identity?: HubIdentity;
  readonly voice: HubVoice;
  /** By {@link objectKey}. */
  readonly applications: ReadonlyMap<string, ModelApplication>;
  readonly applicationSets: ReadonlyMap<string, HubApplicationSet>;
  /** By cluster name. */
  readonly clusters: ReadonlyMap<string, HubCluster>;
  readonly projects: readonly string[];
}

export interface ModelApplication extends HubApplication {
  hub: string;
  /** The registered cluster that its destination means (by name or server); null: none. */
  cluster: string | null;
  /** When the hub last told us about it, milliseconds since the epoch. */
  observedAt: number;
}

/** `namespace/name`: the key of the maps of a snapshot. */
export function objectKey(object: { namespace: string; name: string }): string {
  return `${object.namespace}/${object.name}`;
}

/** What changed between two versions. */
export interface ModelChanges {
  applications: readonly HubObjectRef[];
  removedApplications: readonly HubObjectRef[];
  clusters: readonly ClusterRef[];
  applicationSets: readonly HubObjectRef[];
  /** Hubs whose voice changed. */
  hubs: readonly string[];
  /**
   * Something went, or changed in what permissions go by: what a reader saw
   * before may be hidden now, and cannot be told from what always was.
   */
  regrouped?: true;
}

/** Read side of the live model. All methods answer from memory. */
export interface FleetModel {
  /** Random per process: versions of different epochs do not compare. */
  readonly epoch: string;
  /** Rises by one with each batch of changes. */
  readonly version: number;
  hubs(): readonly HubSnapshot[];
  hub(name: string): HubSnapshot | undefined;
  /**
   * Why an Application is Degraded, in the words of its resource tree (the
   * Application itself carries none). Undefined for any other health, and
   * until the tree was read; when it arrives the Application counts as changed.
   */
  reasonFor(ref: HubObjectRef): string | undefined;
  /** Undefined when the version is older than what is remembered (10,000 changes). */
  changesSince(version: number): ModelChanges | undefined;
  /** Called after each batch, at most every 50 ms; returns how to unsubscribe. */
  subscribe(listener: (version: number) => void): () => void;
}

/** Nobody answers: then it is us. */
export interface OwnNetworkTrouble
  extends Pick<PortalNotice, 'message' | 'phrases'> {
  /** Milliseconds since the epoch. */
  since: number;
}

/** What the probers know of the spokes. */
export interface SpokeVoices {
  /** Another number means: probes may have another word now. */
  readonly revision: number;
  /** `notConfigured` for a spoke that the portal has no access to. */
  probe(ref: ClusterRef): ProbeVoice;
  /** Set while every probe that is configured fails (and there are at least two). */
  ownNetworkTrouble(): OwnNetworkTrouble | undefined;
  /** Details of one spoke: cached for a minute, the last value kept as stale. */
  details(ref: ClusterRef): Promise<SpokeDetails>;
  /** How a spoke is set up: cached for minutes, the last value kept as stale. */
  platform(ref: ClusterRef): Promise<PlatformReading>;
  /**
   * The same without waiting: what was read last, while it is read anew.
   * Undefined before the first reading.
   */
  knownPlatform(ref: ClusterRef): PlatformReading | undefined;
  /** Nodes and use in sum, in the same way. */
  knownUsage(ref: ClusterRef): Block<ClusterUsage> | undefined;
}

export interface SpokeDetails {
  nodes: Block<ClusterNode[]>;
  pods: Block<{ total: number; notRunning: PodTrouble[] }>;
  capacity: Block<Capacity>;
  addOns: Block<AddOn[]>;
}
