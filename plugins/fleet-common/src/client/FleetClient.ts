import { ApplicationRef, ApplicationSetRef, ClusterRef } from '../refs';
import {
  ApplicationDetail,
  applicationDetailSchema,
  ApplicationEventsResponse,
  applicationEventsResponseSchema,
  ApplicationSetDetail,
  applicationSetDetailSchema,
  ApplicationSetsResponse,
  applicationSetsResponseSchema,
  ApplicationsResponse,
  applicationsResponseSchema,
  ChangesResponse,
  changesResponseSchema,
  ClusterDetail,
  clusterDetailSchema,
  ClusterReadinessDetail,
  clusterReadinessDetailSchema,
  ClustersResponse,
  clustersResponseSchema,
  DoctorReport,
  doctorReportSchema,
  EventsResponse,
  eventsResponseSchema,
  EntityDeployments,
  entityDeploymentsSchema,
  MatrixResponse,
  matrixResponseSchema,
  OperationReceipt,
  operationReceiptSchema,
  OverviewResponse,
  overviewResponseSchema,
  ReadinessResponse,
  readinessResponseSchema,
  RolloutDetail,
  rolloutDetailSchema,
  RolloutsResponse,
  rolloutsResponseSchema,
  PreviewRequest,
  PreviewResponse,
  previewResponseSchema,
  RefreshRequest,
  ResourceEventsQuery,
  ResourceManifestsQuery,
  ResourceManifestsResponse,
  resourceManifestsResponseSchema,
  RevisionResponse,
  revisionResponseSchema,
  RollbackRequest,
  SyncRequest,
  SyncWindowsResponse,
  syncWindowsResponseSchema,
  VocabularyResponse,
  vocabularyResponseSchema,
} from '../wire';
import { FleetClientOptions, FleetQuery, FleetRequests } from './FleetRequests';
import { NetworkingClient } from './NetworkingClient';
import { ObservabilityClient } from './ObservabilityClient';
import { UpgradesClient } from './UpgradesClient';
import { ProvisioningClient } from './ProvisioningClient';
import { RecoveryClient } from './RecoveryClient';

/** A hub's configuration, packed, without secrets. */
export interface HubArchive {
  /** As the backend calls it, or the hub's name where the browser hides that. */
  fileName: string;
  /** A gzipped tar archive. */
  content: Blob;
}

/**
 * The HTTP client of the fleet backend, for browser and backend alike. Every
 * answer is checked against the wire schema.
 *
 * All methods throw a ResponseError when the backend refuses.
 */
export class FleetClient {
  readonly observability: Pick<ObservabilityClient, keyof ObservabilityClient>;
  readonly upgrades: Pick<UpgradesClient, keyof UpgradesClient>;
  readonly provisioning: Pick<ProvisioningClient, keyof ProvisioningClient>;
  readonly recovery: Pick<RecoveryClient, keyof RecoveryClient>;
  readonly networking: Pick<NetworkingClient, keyof NetworkingClient>;
  readonly #requests: FleetRequests;

  constructor(options: FleetClientOptions) {
    this.#requests = new FleetRequests(options);
    this.observability = new ObservabilityClient(this.#requests);
    this.upgrades = new UpgradesClient(this.#requests);
    this.provisioning = new ProvisioningClient(this.#requests);
    this.recovery = new RecoveryClient(this.#requests);
    this.networking = new NetworkingClient(this.#requests);
  }

  getOverview(signal?: AbortSignal): Promise<OverviewResponse> {
    return this.#requests.get(overviewResponseSchema, ['overview'], {}, signal);
  }

  getMatrix(query: FleetQuery, signal?: AbortSignal): Promise<MatrixResponse> {
    return this.#requests.get(matrixResponseSchema, ['matrix'], query, signal);
  }

  getClusters(signal?: AbortSignal): Promise<ClustersResponse> {
    return this.#requests.get(clustersResponseSchema, ['clusters'], {}, signal);
  }

  getCluster(ref: ClusterRef, signal?: AbortSignal): Promise<ClusterDetail> {
    const path = ['clusters', ref.hub, ref.name];
    return this.#requests.get(clusterDetailSchema, path, {}, signal);
  }

  /** Of all clusters, from what was read of their spokes last. */
  getReadiness(signal?: AbortSignal): Promise<ReadinessResponse> {
    return this.#requests.get(
      readinessResponseSchema,
      ['readiness'],
      {},
      signal,
    );
  }

  /** The checklist with its evidence; the spoke is asked. */
  getClusterReadiness(
    ref: ClusterRef,
    signal?: AbortSignal,
  ): Promise<ClusterReadinessDetail> {
    const path = ['clusters', ref.hub, ref.name, 'readiness'];
    return this.#requests.get(clusterReadinessDetailSchema, path, {}, signal);
  }

  getApplications(
    query: FleetQuery,
    signal?: AbortSignal,
  ): Promise<ApplicationsResponse> {
    return this.#requests.get(
      applicationsResponseSchema,
      ['applications'],
      query,
      signal,
    );
  }

  getApplication(
    ref: ApplicationRef,
    signal?: AbortSignal,
  ): Promise<ApplicationDetail> {
    return this.#requests.get(
      applicationDetailSchema,
      applicationPath(ref),
      {},
      signal,
    );
  }

  /** What the hub told about the Application lately; the hub is asked. */
  getApplicationEvents(
    ref: ApplicationRef,
    signal?: AbortSignal,
  ): Promise<ApplicationEventsResponse> {
    const path = [...applicationPath(ref), 'events'];
    return this.#requests.get(
      applicationEventsResponseSchema,
      path,
      {},
      signal,
    );
  }

  /** What happened to one resource of the Application lately; the hub is asked. */
  getResourceEvents(
    ref: ApplicationRef,
    resource: ResourceEventsQuery,
    signal?: AbortSignal,
  ): Promise<ApplicationEventsResponse> {
    const path = [...applicationPath(ref), 'resource-events'];
    return this.#requests.get(
      applicationEventsResponseSchema,
      path,
      resource,
      signal,
    );
  }

  /** When the Application may be synced; the hub is asked. */
  getSyncWindows(
    ref: ApplicationRef,
    signal?: AbortSignal,
  ): Promise<SyncWindowsResponse> {
    const path = [...applicationPath(ref), 'syncwindows'];
    return this.#requests.get(syncWindowsResponseSchema, path, {}, signal);
  }

  /** One resource of the Application in Git and on its cluster; the hub is asked. */
  getResourceManifests(
    ref: ApplicationRef,
    resource: ResourceManifestsQuery,
    signal?: AbortSignal,
  ): Promise<ResourceManifestsResponse> {
    const path = [...applicationPath(ref), 'manifests'];
    return this.#requests.get(
      resourceManifestsResponseSchema,
      path,
      resource,
      signal,
    );
  }

  /** Who made a commit that a source of the Application has; the hub is asked. */
  getRevision(
    ref: ApplicationRef,
    revision: string,
    query: { sourceIndex?: number } = {},
    signal?: AbortSignal,
  ): Promise<RevisionResponse> {
    const path = [...applicationPath(ref), 'revisions', revision];
    return this.#requests.get(revisionResponseSchema, path, query, signal);
  }

  /** Answers when the hub has compared the Application anew. */
  refreshApplication(
    ref: ApplicationRef,
    request: RefreshRequest = {},
    signal?: AbortSignal,
  ): Promise<OperationReceipt> {
    return this.#operate(applicationPath(ref), 'refresh', request, signal);
  }

  /** Answers when the hub has taken the operation; follow it in the Application. */
  syncApplication(
    ref: ApplicationRef,
    request: SyncRequest = {},
    signal?: AbortSignal,
  ): Promise<OperationReceipt> {
    return this.#operate(applicationPath(ref), 'sync', request, signal);
  }

  terminateOperation(
    ref: ApplicationRef,
    signal?: AbortSignal,
  ): Promise<OperationReceipt> {
    return this.#operate(applicationPath(ref), 'terminate', {}, signal);
  }

  /** Answers when the hub has taken the operation; follow it in the Application. */
  rollBackApplication(
    ref: ApplicationRef,
    request: RollbackRequest,
    signal?: AbortSignal,
  ): Promise<OperationReceipt> {
    return this.#operate(applicationPath(ref), 'rollback', request, signal);
  }

  invalidateClusterCache(
    ref: ClusterRef,
    signal?: AbortSignal,
  ): Promise<OperationReceipt> {
    const path = ['clusters', ref.hub, ref.name];
    return this.#operate(path, 'invalidate-cache', {}, signal);
  }

  getApplicationSets(signal?: AbortSignal): Promise<ApplicationSetsResponse> {
    const path = ['applicationsets'];
    return this.#requests.get(applicationSetsResponseSchema, path, {}, signal);
  }

  getApplicationSet(
    ref: ApplicationSetRef,
    signal?: AbortSignal,
  ): Promise<ApplicationSetDetail> {
    const path = ['applicationsets', ref.hub, ref.namespace, ref.name];
    return this.#requests.get(applicationSetDetailSchema, path, {}, signal);
  }

  getEntityDeployments(
    entity: { kind: string; namespace: string; name: string },
    signal?: AbortSignal,
  ): Promise<EntityDeployments> {
    const { kind, namespace, name } = entity;
    const path = ['entities', kind, namespace, name, 'deployments'];
    return this.#requests.get(entityDeploymentsSchema, path, {}, signal);
  }

  getChanges(
    since: number,
    epoch: string,
    signal?: AbortSignal,
  ): Promise<ChangesResponse> {
    const query = { since, epoch };
    return this.#requests.get(
      changesResponseSchema,
      ['changes'],
      query,
      signal,
    );
  }

  getVocabulary(signal?: AbortSignal): Promise<VocabularyResponse> {
    return this.#requests.get(
      vocabularyResponseSchema,
      ['vocabulary'],
      {},
      signal,
    );
  }

  /** Filters as in `rolloutsQuerySchema`. */
  getRollouts(
    query: FleetQuery,
    signal?: AbortSignal,
  ): Promise<RolloutsResponse> {
    return this.#requests.get(
      rolloutsResponseSchema,
      ['rollouts'],
      query,
      signal,
    );
  }

  /** Without an `id`: the newest rollout of the service. */
  getRollout(
    service: string,
    query: { id?: string; days?: number } = {},
    signal?: AbortSignal,
  ): Promise<RolloutDetail> {
    const path = ['rollouts', service];
    return this.#requests.get(rolloutDetailSchema, path, query, signal);
  }

  /** Filters as in `eventsQuerySchema`. */
  getEvents(query: FleetQuery, signal?: AbortSignal): Promise<EventsResponse> {
    return this.#requests.get(eventsResponseSchema, ['events'], query, signal);
  }

  /** Asks every hub and spoke anew: it may take a minute. */
  getDoctorReport(
    query: FleetQuery = {},
    signal?: AbortSignal,
  ): Promise<DoctorReport> {
    return this.#requests.get(doctorReportSchema, ['doctor'], query, signal);
  }

  /** Made at this moment; the hub is read whole for it. */
  async exportHub(hub: string, signal?: AbortSignal): Promise<HubArchive> {
    const response = await this.#requests.fetch(['hubs', hub, 'export'], '', {
      signal,
    });
    const disposition = response.headers.get('Content-Disposition') ?? '';
    const fileName = /filename="([^"]+)"/.exec(disposition)?.[1];
    return {
      fileName: fileName ?? `${hub}.tar.gz`,
      content: await response.blob(),
    };
  }

  async previewPlacement(
    request: PreviewRequest,
    signal?: AbortSignal,
  ): Promise<PreviewResponse> {
    const path = ['placement', 'preview'];
    return this.#requests.post(previewResponseSchema, path, request, signal);
  }

  #operate(
    object: string[],
    operation: string,
    request: object,
    signal?: AbortSignal,
  ): Promise<OperationReceipt> {
    const path = [...object, 'operations', operation];
    return this.#requests.post(operationReceiptSchema, path, request, signal);
  }
}

function applicationPath({ hub, namespace, name }: ApplicationRef): string[] {
  return ['applications', hub, namespace, name];
}
