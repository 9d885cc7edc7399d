import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  ApplicationDetail,
  ApplicationEventsResponse,
  ApplicationRef,
  ApplicationSetDetail,
  ApplicationSetRef,
  ApplicationSetsResponse,
  ApplicationsQuery,
  ApplicationsResponse,
  ChangesQuery,
  ChangesResponse,
  ClusterDetail,
  ClusterReadinessDetail,
  ClusterRef,
  ClustersResponse,
  EntityDeployments,
  EventsQuery,
  EventsResponse,
  MatrixQuery,
  MatrixResponse,
  OverviewResponse,
  PreviewRequest,
  PreviewResponse,
  ReadinessResponse,
  ResourceEventsQuery,
  ResourceManifestsQuery,
  ResourceManifestsResponse,
  RevisionQuery,
  RevisionResponse,
  RolloutDetail,
  RolloutQuery,
  RolloutsQuery,
  RolloutsResponse,
  SyncWindowsResponse,
  VocabularyResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetScope, OperationRights } from '../domain/scope';

/** On whose behalf, and what of the fleet they may see. */
export interface FleetContext {
  readonly credentials: BackstageCredentials;
  /** Everything when absent. Set by the permission decorator, never by a caller. */
  readonly scope?: FleetScope;
  /** Everything when absent. Set where a scope is. */
  readonly rights?: OperationRights;
}

/** An entity by its triplet, in any letter case. */
export interface EntityTriplet {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * Every question that the routes ask. Answers come from memory, except the
 * details of an Application and of a spoke.
 *
 * A single object that does not exist, or that the reader may not see, is a
 * NotFoundError.
 */
export interface FleetService {
  getOverview(context: FleetContext): Promise<OverviewResponse>;
  getMatrix(query: MatrixQuery, context: FleetContext): Promise<MatrixResponse>;
  getClusters(context: FleetContext): Promise<ClustersResponse>;
  getCluster(ref: ClusterRef, context: FleetContext): Promise<ClusterDetail>;
  /** From what was read of the spokes last; asking makes the portal read anew. */
  getReadiness(context: FleetContext): Promise<ReadinessResponse>;
  /** Reads the spoke, unless it was read some minutes ago. */
  getClusterReadiness(
    ref: ClusterRef,
    context: FleetContext,
  ): Promise<ClusterReadinessDetail>;
  getApplications(
    query: ApplicationsQuery,
    context: FleetContext,
  ): Promise<ApplicationsResponse>;
  getApplication(
    ref: ApplicationRef,
    context: FleetContext,
  ): Promise<ApplicationDetail>;
  /** The five below ask the hub; what it cannot tell is told in the field. */
  getApplicationEvents(
    ref: ApplicationRef,
    context: FleetContext,
  ): Promise<ApplicationEventsResponse>;
  getResourceEvents(
    ref: ApplicationRef,
    resource: ResourceEventsQuery,
    context: FleetContext,
  ): Promise<ApplicationEventsResponse>;
  getSyncWindows(
    ref: ApplicationRef,
    context: FleetContext,
  ): Promise<SyncWindowsResponse>;
  getResourceManifests(
    ref: ApplicationRef,
    resource: ResourceManifestsQuery,
    context: FleetContext,
  ): Promise<ResourceManifestsResponse>;
  getRevision(
    ref: ApplicationRef,
    revision: string,
    query: RevisionQuery,
    context: FleetContext,
  ): Promise<RevisionResponse>;
  getApplicationSets(context: FleetContext): Promise<ApplicationSetsResponse>;
  getApplicationSet(
    ref: ApplicationSetRef,
    context: FleetContext,
  ): Promise<ApplicationSetDetail>;
  /** An entity that nobody knows has no Applications: an empty answer. */
  getEntityDeployments(
    entity: EntityTriplet,
    context: FleetContext,
  ): Promise<EntityDeployments>;
  getChanges(
    query: ChangesQuery,
    context: FleetContext,
  ): Promise<ChangesResponse>;
  /** Of all services, as far back as the hubs themselves remember. */
  getRollouts(
    query: RolloutsQuery,
    context: FleetContext,
  ): Promise<RolloutsResponse>;
  /** Reads the history, and asks a hub for commits that are not known yet. */
  getRollout(
    service: string,
    query: RolloutQuery,
    context: FleetContext,
  ): Promise<RolloutDetail>;
  getEvents(query: EventsQuery, context: FleetContext): Promise<EventsResponse>;
  getVocabulary(context: FleetContext): Promise<VocabularyResponse>;
  /** Never rejects for what is wrong in the ApplicationSet: that is in `errors`. */
  previewPlacement(
    request: PreviewRequest,
    context: FleetContext,
  ): Promise<PreviewResponse>;
}
