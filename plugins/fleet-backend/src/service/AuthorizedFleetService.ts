import {
  ApplicationRef,
  ApplicationSetRef,
  ApplicationsQuery,
  ChangesQuery,
  ClusterRef,
  EventsQuery,
  fleetPlacementPreviewPermission,
  fleetReadPermission,
  MatrixQuery,
  PreviewRequest,
  ResourceEventsQuery,
  ResourceManifestsQuery,
  RevisionQuery,
  RolloutQuery,
  RolloutsQuery,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetAuthorizer } from './FleetAuthorizer';
import type { EntityTriplet, FleetContext, FleetService } from './FleetService';

/**
 * The same service, for what the reader may see.
 */
export class AuthorizedFleetService implements FleetService {
  readonly #inner: FleetService;
  readonly #caller: FleetAuthorizer;

  constructor(options: { inner: FleetService; caller: FleetAuthorizer }) {
    this.#inner = options.inner;
    this.#caller = options.caller;
  }

  async getOverview(context: FleetContext) {
    return this.#inner.getOverview(await this.#caller.scoped(context));
  }

  async getMatrix(query: MatrixQuery, context: FleetContext) {
    return this.#inner.getMatrix(query, await this.#caller.scoped(context));
  }

  async getClusters(context: FleetContext) {
    return this.#inner.getClusters(await this.#caller.scoped(context));
  }

  async getCluster(ref: ClusterRef, context: FleetContext) {
    return this.#inner.getCluster(ref, await this.#caller.authorized(context));
  }

  async getReadiness(context: FleetContext) {
    return this.#inner.getReadiness(await this.#caller.scoped(context));
  }

  async getClusterReadiness(ref: ClusterRef, context: FleetContext) {
    return this.#inner.getClusterReadiness(
      ref,
      await this.#caller.scoped(context),
    );
  }

  async getApplications(query: ApplicationsQuery, context: FleetContext) {
    return this.#inner.getApplications(
      query,
      await this.#caller.scoped(context),
    );
  }

  async getApplication(ref: ApplicationRef, context: FleetContext) {
    return this.#inner.getApplication(
      ref,
      await this.#caller.authorized(context),
    );
  }

  async getApplicationEvents(ref: ApplicationRef, context: FleetContext) {
    return this.#inner.getApplicationEvents(
      ref,
      await this.#caller.scoped(context),
    );
  }

  async getResourceEvents(
    ref: ApplicationRef,
    resource: ResourceEventsQuery,
    context: FleetContext,
  ) {
    const scoped = await this.#caller.scoped(context);
    return this.#inner.getResourceEvents(ref, resource, scoped);
  }

  async getSyncWindows(ref: ApplicationRef, context: FleetContext) {
    return this.#inner.getSyncWindows(ref, await this.#caller.scoped(context));
  }

  async getResourceManifests(
    ref: ApplicationRef,
    resource: ResourceManifestsQuery,
    context: FleetContext,
  ) {
    const scoped = await this.#caller.scoped(context);
    return this.#inner.getResourceManifests(ref, resource, scoped);
  }

  async getRevision(
    ref: ApplicationRef,
    revision: string,
    query: RevisionQuery,
    context: FleetContext,
  ) {
    const scoped = await this.#caller.scoped(context);
    return this.#inner.getRevision(ref, revision, query, scoped);
  }

  async getApplicationSets(context: FleetContext) {
    return this.#inner.getApplicationSets(await this.#caller.scoped(context));
  }

  async getApplicationSet(ref: ApplicationSetRef, context: FleetContext) {
    return this.#inner.getApplicationSet(
      ref,
      await this.#caller.scoped(context),
    );
  }

  async getEntityDeployments(entity: EntityTriplet, context: FleetContext) {
    return this.#inner.getEntityDeployments(
      entity,
      await this.#caller.scoped(context),
    );
  }

  async getChanges(query: ChangesQuery, context: FleetContext) {
    return this.#inner.getChanges(query, await this.#caller.scoped(context));
  }

  async getRollouts(query: RolloutsQuery, context: FleetContext) {
    return this.#inner.getRollouts(query, await this.#caller.scoped(context));
  }

  async getRollout(
    service: string,
    query: RolloutQuery,
    context: FleetContext,
  ) {
    return this.#inner.getRollout(
      service,
      query,
      await this.#caller.scoped(context),
    );
  }

  async getEvents(query: EventsQuery, context: FleetContext) {
    return this.#inner.getEvents(query, await this.#caller.scoped(context));
  }

  async getVocabulary(context: FleetContext) {
    return this.#inner.getVocabulary(await this.#caller.scoped(context));
  }

  /**
   * Over the whole fleet, whatever the reader may see of it: a blast radius
   * that leaves out what one may not see would be a lie. It is counted and not
   * named.
   */
  async previewPlacement(request: PreviewRequest, context: FleetContext) {
    await this.#caller.require(
      [fleetReadPermission, fleetPlacementPreviewPermission],
      context,
    );
    return this.#inner.previewPlacement(
      request,
      await this.#caller.scoped(context),
    );
  }
}
