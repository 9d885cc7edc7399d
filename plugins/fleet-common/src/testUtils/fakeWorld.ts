import {
  ApplicationDetail,
  ApplicationEvent,
  ApplicationOffer,
  ApplicationSetSummary,
  ApplicationSummary,
  AttentionItem,
  ClusterDetail,
  ClusterListItem,
  ClusterOffer,
  ClusterPlacementView,
  ClusterReadinessDetail,
  DoctorReport,
  FleetEventView,
  HubSummary,
  OnDemand,
  PortalNotice,
  ResourceManifests,
  Source,
  SyncWindows,
} from '../wire';
import { closedClusterOffers, closedOffers } from './fakeOperations';
import { BuiltRollout } from './rolloutBuilders';
import { BUILT_AT } from './wireBuilders';

/** Everything that a `FakeFleet` answers from. */
export interface FakeWorld {
  now: string;
  environments: string[];
  hubs: HubSummary[];
  sources: Source[];
  notice?: PortalNotice;
  clusters: ClusterListItem[];
  applications: ApplicationSummary[];
  applicationSets: ApplicationSetSummary[];
  attention: AttentionItem[];
  /** `service` to `cluster reference` to the label keys that exclude it. */
  gaps: Record<string, Record<string, string>>;
  /** Details by reference; what is missing gets a plain default. */
  clusterDetails: Record<string, Partial<ClusterDetail>>;
  applicationDetails: Record<string, Partial<ApplicationDetail>>;
  placements: Record<string, ClusterPlacementView[]>;
  /** Of clusters that are not ready. */
  readiness: ClusterReadinessDetail['readiness'][];
  /** Newest first. */
  rollouts: BuiltRollout[];
  /** Newest first. */
  events: FleetEventView[];
  /** What the hub tells of an Application lately, by reference; newest first. */
  applicationEvents: Record<string, ApplicationEvent[]>;
  /** What happened to a resource lately, by its uid; newest first. */
  resourceEvents: Record<string, OnDemand<ApplicationEvent[]>>;
  /** By kind and name, as `Deployment/shop`; others get a plain default. */
  manifests: Record<string, OnDemand<ResourceManifests>>;
  /** By reference of the Application; without windows it may be synced. */
  syncWindows: Record<string, SyncWindows>;
  /** What the reader may do; `operations` of a detail wins. */
  offers: ApplicationOffer[];
  clusterOffers: ClusterOffer[];
  /** Instead of what the doctor would say of the sources and probes. */
  doctor?: DoctorReport;
}

export function emptyWorld(overrides: Partial<FakeWorld> = {}): FakeWorld {
  return {
    now: BUILT_AT,
    environments: ['dev', 'staging', 'prod'],
    hubs: [],
    sources: [],
    clusters: [],
    applications: [],
    applicationSets: [],
    attention: [],
    gaps: {},
    clusterDetails: {},
    applicationDetails: {},
    placements: {},
    readiness: [],
    rollouts: [],
    events: [],
    applicationEvents: {},
    resourceEvents: {},
    manifests: {},
    syncWindows: {},
    offers: closedOffers,
    clusterOffers: closedClusterOffers,
    ...overrides,
  };
}
