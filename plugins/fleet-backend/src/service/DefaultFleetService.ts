import type {
  ApplicationRef,
  ApplicationSetRef,
  ApplicationsQuery,
  ChangesQuery,
  ClusterRef,
  EventsQuery,
  EventsResponse,
  MatrixQuery,
  PreviewRequest,
  PreviewResponse,
  ResourceEventsQuery,
  ResourceManifestsQuery,
  RevisionQuery,
  RolloutDetail,
  RolloutQuery,
  RolloutsQuery,
  RolloutsResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { clusterKey } from '../domain/facts';
import type { FleetScope } from '../domain/scope';
import type { ApplicationReader } from './ApplicationReader';
import type { ApplicationSetReader } from './ApplicationSetReader';
import type { ChangeReader } from './ChangeReader';
import type { ClusterReader } from './ClusterReader';
import type { EntityReader } from './EntityReader';
import type { ReaderViews } from './EventReader';
import type { FleetReader } from './FleetReader';
import type { EntityTriplet, FleetContext, FleetService } from './FleetService';
import type { FleetViews } from './FleetViews';
import type { PlacementPreview } from './PlacementPreview';
import type { RolloutReader } from './RolloutReader';

/** One reader for each kind of answer. */
interface FleetReaders {
  readonly fleet: FleetReader;
  readonly clusters: ClusterReader;
  readonly applications: ApplicationReader;
  readonly applicationSets: ApplicationSetReader;
  readonly entities: EntityReader;
  readonly changes: ChangeReader;
  readonly rollouts: RolloutReader;
  readonly preview: PlacementPreview;
}

/** The fleet from memory; only what is marked so asks a hub or a spoke. */
export class DefaultFleetService implements FleetService {
  readonly #views: FleetViews;
  readonly #readers: FleetReaders;

  constructor(options: { views: FleetViews; readers: FleetReaders }) {
    this.#views = options.views;
    this.#readers = options.readers;
  }

  async getOverview({ scope }: FleetContext) {
    return this.#readers.fleet.overview(scope);
  }

  async getMatrix(query: MatrixQuery, { scope }: FleetContext) {
    return this.#readers.fleet.matrix(query, scope);
  }

  async getVocabulary({ scope }: FleetContext) {
    return this.#readers.fleet.vocabulary(scope);
  }

  async getClusters({ scope }: FleetContext) {
    return this.#readers.clusters.list(scope);
  }

  async getCluster(ref: ClusterRef, context: FleetContext) {
    return this.#readers.clusters.detail(ref, context);
  }

  async getReadiness({ scope }: FleetContext) {
    return this.#readers.clusters.readinessOfAll(scope);
  }

  async getClusterReadiness(ref: ClusterRef, { scope }: FleetContext) {
    return this.#readers.clusters.readiness(ref, scope);
  }

  async getApplications(query: ApplicationsQuery, { scope }: FleetContext) {
    return this.#readers.applications.list(query, scope);
  }

  async getApplication(ref: ApplicationRef, context: FleetContext) {
    return this.#readers.applications.detail(ref, context);
  }

  async getApplicationEvents(ref: ApplicationRef, { scope }: FleetContext) {
    return this.#readers.applications.events(ref, scope);
  }

  async getResourceEvents(
    ref: ApplicationRef,
    resource: ResourceEventsQuery,
    { scope }: FleetContext,
  ) {
    return this.#readers.applications.resourceEvents(ref, resource, scope);
  }

  async getSyncWindows(ref: ApplicationRef, { scope }: FleetContext) {
    return this.#readers.applications.syncWindows(ref, scope);
  }

  async getResourceManifests(
    ref: ApplicationRef,
    resource: ResourceManifestsQuery,
    { scope }: FleetContext,
  ) {
    return this.#readers.applications.manifests(ref, resource, scope);
  }

  async getRevision(
    ref: ApplicationRef,
    revision: string,
    query: RevisionQuery,
    { scope }: FleetContext,
  ) {
    return this.#readers.applications.revision(ref, revision, query, scope);
  }

  async getApplicationSets({ scope }: FleetContext) {
    return this.#readers.applicationSets.list(scope);
  }

  async getApplicationSet(ref: ApplicationSetRef, { scope }: FleetContext) {
    return this.#readers.applicationSets.detail(ref, scope);
  }

  async getEntityDeployments(entity: EntityTriplet, { scope }: FleetContext) {
    return this.#readers.entities.deployments(entity, scope);
  }

  async getChanges(query: ChangesQuery, { scope }: FleetContext) {
    return this.#readers.changes.read(query, scope);
  }

  async getRollouts(
    query: RolloutsQuery,
    { scope }: FleetContext,
  ): Promise<RolloutsResponse> {
    const versioned = this.#views.view(scope);
    const rollouts = await this.#readers.rollouts.list(
      this.#seenBy(scope),
      query,
    );
    return { ...this.#views.envelope(versioned), ...rollouts };
  }

  async getRollout(
    service: string,
    query: RolloutQuery,
    { scope }: FleetContext,
  ): Promise<RolloutDetail> {
    const versioned = this.#views.view(scope);
    const views = this.#seenBy(scope);
    const rollout = await this.#readers.rollouts.read(views, service, query);
    const refs = rollout.clusters.map(({ application }) => application);
    return {
      ...this.#views.envelope(versioned, {
        hubNames: new Set(refs.map(({ hub }) => hub)),
        places: rollout.clusters.flatMap(({ application: { hub }, cluster }) =>
          cluster === null
            ? []
            : versioned.view.place(clusterKey(hub, cluster)) ?? [],
        ),
      }),
      ...rollout,
    };
  }

  async getEvents(
    query: EventsQuery,
    { scope }: FleetContext,
  ): Promise<EventsResponse> {
    const versioned = this.#views.view(scope);
    const page = await this.#readers.rollouts.events(
      this.#seenBy(scope),
      query,
    );
    return { ...this.#views.envelope(versioned), ...page };
  }

  async previewPlacement(
    request: PreviewRequest,
    { scope }: FleetContext,
  ): Promise<PreviewResponse> {
    const versioned = this.#views.view();
    const { view: seen } = this.#views.view(scope);
    return {
      ...this.#views.envelope(versioned),
      ...(await this.#readers.preview.preview(versioned.view, seen, request)),
    };
  }

  #seenBy(scope: FleetScope | undefined): ReaderViews {
    const seen = this.#views.view(scope).view;
    return { whole: this.#views.view().view, seen, scope };
  }
}
