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
  PortalNotice,
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
    syncWindows: {},
    offers: closedOffers,
    clusterOffers: closedClusterOffers,
    ...overrides,
  };
}
