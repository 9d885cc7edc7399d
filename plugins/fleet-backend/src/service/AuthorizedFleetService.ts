import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  BasicPermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import {
  ApplicationRef,
  ApplicationSetRef,
  ApplicationsQuery,
  ChangesQuery,
  ClusterRef,
  EventsQuery,
  fleetApplicationReadPermission,
  fleetClusterReadPermission,
  fleetPlacementPreviewPermission,
  fleetReadPermission,
  MatrixQuery,
  PreviewRequest,
  ResourceManifestsQuery,
  RevisionQuery,
  RolloutQuery,
  RolloutsQuery,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetScope } from '../domain/scope';
import { predicateOf } from '../permissions/decide';
import { requirePermissions } from '../permissions/requirePermissions';
import {
  fleetApplicationPermissionResourceRef,
  fleetClusterPermissionResourceRef,
} from '../permissions/resources';
import type { EntityTriplet, FleetContext, FleetService } from './FleetService';

/**
 * The same service, for what the reader may see. Decisions become a scope
 * before anything is looked up or counted: what may not be seen looks the same
 * as what does not exist. Only who may not see the fleet at all is refused.
 */
export class AuthorizedFleetService implements FleetService {
  readonly #inner: FleetService;
  readonly #permissions: PermissionsService;
  readonly #registry: PermissionsRegistryService;

  constructor(options: {
    inner: FleetService;
    permissions: PermissionsService;
    registry: PermissionsRegistryService;
  }) {
    this.#inner = options.inner;
    this.#permissions = options.permissions;
    this.#registry = options.registry;
  }

  async getOverview(context: FleetContext) {
    return this.#inner.getOverview(await this.#scoped(context));
  }

  async getMatrix(query: MatrixQuery, context: FleetContext) {
    return this.#inner.getMatrix(query, await this.#scoped(context));
  }

  async getClusters(context: FleetContext) {
    return this.#inner.getClusters(await this.#scoped(context));
  }

  async getCluster(ref: ClusterRef, context: FleetContext) {
    return this.#inner.getCluster(ref, await this.#scoped(context));
  }

  async getReadiness(context: FleetContext) {
    return this.#inner.getReadiness(await this.#scoped(context));
  }

  async getClusterReadiness(ref: ClusterRef, context: FleetContext) {
    return this.#inner.getClusterReadiness(ref, await this.#scoped(context));
  }

  async getApplications(query: ApplicationsQuery, context: FleetContext) {
    return this.#inner.getApplications(query, await this.#scoped(context));
  }

  async getApplication(ref: ApplicationRef, context: FleetContext) {
    return this.#inner.getApplication(ref, await this.#scoped(context));
  }

  async getApplicationEvents(ref: ApplicationRef, context: FleetContext) {
    return this.#inner.getApplicationEvents(ref, await this.#scoped(context));
  }

  async getSyncWindows(ref: ApplicationRef, context: FleetContext) {
    return this.#inner.getSyncWindows(ref, await this.#scoped(context));
  }

  async getResourceManifests(
    ref: ApplicationRef,
    resource: ResourceManifestsQuery,
    context: FleetContext,
  ) {
    const scoped = await this.#scoped(context);
    return this.#inner.getResourceManifests(ref, resource, scoped);
  }

  async getRevision(
    ref: ApplicationRef,
    revision: string,
    query: RevisionQuery,
    context: FleetContext,
  ) {
    const scoped = await this.#scoped(context);
    return this.#inner.getRevision(ref, revision, query, scoped);
  }

  async getApplicationSets(context: FleetContext) {
    return this.#inner.getApplicationSets(await this.#scoped(context));
  }

  async getApplicationSet(ref: ApplicationSetRef, context: FleetContext) {
    return this.#inner.getApplicationSet(ref, await this.#scoped(context));
  }

  async getEntityDeployments(entity: EntityTriplet, context: FleetContext) {
    return this.#inner.getEntityDeployments(
      entity,
      await this.#scoped(context),
    );
  }

  async getChanges(query: ChangesQuery, context: FleetContext) {
    return this.#inner.getChanges(query, await this.#scoped(context));
  }

  async getRollouts(query: RolloutsQuery, context: FleetContext) {
    return this.#inner.getRollouts(query, await this.#scoped(context));
  }

  async getRollout(
    service: string,
    query: RolloutQuery,
    context: FleetContext,
  ) {
    return this.#inner.getRollout(service, query, await this.#scoped(context));
  }

  async getEvents(query: EventsQuery, context: FleetContext) {
    return this.#inner.getEvents(query, await this.#scoped(context));
  }

  async getVocabulary(context: FleetContext) {
    return this.#inner.getVocabulary(await this.#scoped(context));
  }

  /**
   * Over the whole fleet, whatever the reader may see of it: a blast radius
   * that leaves out what one may not see would be a lie.
   */
  async previewPlacement(request: PreviewRequest, context: FleetContext) {
    const { credentials } = context;
    await this.#require(
      [fleetReadPermission, fleetPlacementPreviewPermission],
      credentials,
    );
    return this.#inner.previewPlacement(request, { credentials });
  }

  async #scoped({ credentials }: FleetContext): Promise<FleetContext> {
    const [, [cluster, application]] = await Promise.all([
      this.#require([fleetReadPermission], credentials),
      this.#permissions.authorizeConditional(
        [
          { permission: fleetClusterReadPermission },
          { permission: fleetApplicationReadPermission },
        ],
        { credentials },
      ),
    ]);
    return { credentials, scope: this.#scopeOf(cluster, application) };
  }

  #require(
    wanted: readonly BasicPermission[],
    credentials: BackstageCredentials,
  ): Promise<void> {
    return requirePermissions(this.#permissions, wanted, credentials);
  }

  #scopeOf(
    cluster: PolicyDecision,
    application: PolicyDecision,
  ): FleetScope | undefined {
    const { ALLOW } = AuthorizeResult;
    if (cluster.result === ALLOW && application.result === ALLOW) {
      return undefined;
    }
    const onApplication = createConditionTransformer(
      this.#registry.getPermissionRuleset(
        fleetApplicationPermissionResourceRef,
      ),
    );
    const onCluster = createConditionTransformer(
      this.#registry.getPermissionRuleset(fleetClusterPermissionResourceRef),
    );
    return {
      key: JSON.stringify([cluster, application]),
      application: predicateOf(application, onApplication),
      cluster: predicateOf(cluster, onCluster),
    };
  }
}
