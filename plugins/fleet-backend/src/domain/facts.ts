import type {
  ClusterRef,
  HubObjectRef,
  Phrases,
  PortalNotice,
  ProbeVoice,
  SourceState,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  HubApplication,
  HubApplicationSet,
  HubCluster,
  HubIdentity,
  Quarantined,
} from '@fleet-portal/backstage-plugin-fleet-node';

/**
 * What the domain reasons over: plain values of one moment. The live model's
 * snapshots have this shape, and so do the builders of the tests.
 */
export interface ApplicationFacts extends HubApplication {
  readonly hub: string;
  /** The registered cluster that its destination means; null: none. */
  readonly cluster: string | null;
  /** Milliseconds since the epoch. */
  readonly observedAt: number;
}

/** How well a hub is heard; times are milliseconds since the epoch. */
export interface HubVoiceFacts {
  readonly state: SourceState;
  readonly heardAt?: number;
  readonly since: number;
  readonly reason?: string;
  readonly phrases?: Phrases;
  readonly nextTryAt?: number;
  readonly quarantined: readonly Quarantined[];
}

export interface HubFacts {
  readonly name: string;
  readonly title: string;
  readonly uiUrl?: string;
  readonly identity?: HubIdentity;
  readonly voice: HubVoiceFacts;
  /** By `namespace/name`. */
  readonly applications: ReadonlyMap<string, ApplicationFacts>;
  /** By `namespace/name`. */
  readonly applicationSets: ReadonlyMap<string, HubApplicationSet>;
  /** By cluster name. */
  readonly clusters: ReadonlyMap<string, HubCluster>;
  readonly projects: readonly string[];
}

/** Who else has a word on it, besides the hubs' lists. */
export interface VoiceFacts {
  /** Our own word on a spoke. */
  probe(ref: ClusterRef): ProbeVoice;
  /** Why an Application is Degraded, in the words of its resource tree. */
  degradedReason(ref: HubObjectRef): string | undefined;
  /** Set while every probe fails at once: then no spoke is blamed. */
  ownNetwork?: PortalNotice;
}

/** A catalog entity that selects an Application, and by which of its words. */
export interface EntityMatch {
  readonly entityRef: string;
  /** For example `annotation argocd/app-name`. */
  readonly by: string;
}

/** The row of the matrix that an Application belongs to. */
export interface ServiceLink {
  readonly service: string;
  /** The first match: who owns the row. */
  readonly entityRef?: string;
  /** Entity ref of the owner of that entity. */
  readonly owner?: string;
  /** Owners of all entities that select it, as entity refs. */
  readonly owners: readonly string[];
  /** Every entity that selects it, the best first. */
  readonly matches: readonly EntityMatch[];
}

/** The catalog entity of a hub or cluster. */
export interface EntityFacts {
  readonly entityRef: string;
  /** Entity refs; the first is shown. */
  readonly owners: readonly string[];
}

/** What the catalog says about the objects of the fleet. */
export interface EntityLinks {
  /** Another number means: the answers may differ now. */
  readonly version: number;
  linkOf(application: ApplicationFacts): ServiceLink;
  /** An ApplicationSet without an Application still belongs to a service. */
  linkOfSet(hub: string, set: HubApplicationSet): ServiceLink;
  clusterEntity(ref: ClusterRef): EntityFacts | undefined;
  hubEntity(hub: string): EntityFacts | undefined;
}

/** The same key for a cluster everywhere in the domain. Hub names have no slash. */
export function clusterKey(hub: string, cluster: string): string {
  return `${hub}/${cluster}`;
}

/** The same key for an object of a hub: `hub/namespace/name`. */
export function objectKeyOf(ref: {
  hub: string;
  namespace: string;
  name: string;
}): string {
  return `${ref.hub}/${ref.namespace}/${ref.name}`;
}

/** Milliseconds since the epoch as the wire has times: ISO 8601, UTC. */
export function timestamp(time: number): string;
export function timestamp(time: number | undefined): string | undefined;
export function timestamp(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}
