import type {
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
  fleetApplicationReadPermission,
  fleetClusterReadPermission,
  fleetReadPermission,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetScope } from '../domain/scope';
import { predicateOf } from '../permissions/decide';
import { RightsReader } from '../permissions/operationRights';
import { requirePermissions } from '../permissions/requirePermissions';
import {
  fleetApplicationPermissionResourceRef,
  fleetClusterPermissionResourceRef,
} from '../permissions/resources';
import type { FleetContext } from './FleetService';

/**
 * Turns what the policy says of a caller into a scope, before anything is
 * looked up or counted: what may not be seen looks the same as what does not
 * exist. Only who may not see the fleet at all is refused.
 */
export class FleetAuthorizer {
  readonly #permissions: PermissionsService;
  readonly #reading: PermissionsService;
  readonly #registry: PermissionsRegistryService;
  readonly #rights: RightsReader;

  constructor(options: {
    permissions: PermissionsService;
    /** Asked about reading; it may go by what was said some seconds ago. */
    reading: PermissionsService;
    registry: PermissionsRegistryService;
    rights: RightsReader;
  }) {
    this.#permissions = options.permissions;
    this.#reading = options.reading;
    this.#registry = options.registry;
    this.#rights = options.rights;
  }

  /**
   * Asks anew each time.
   *
   * @throws NotAllowedError that names the first permission that is missing
   */
  require(
    wanted: readonly BasicPermission[],
    { credentials }: FleetContext,
  ): Promise<void> {
    return requirePermissions(this.#permissions, wanted, credentials);
  }

  /** What the caller sees. @throws NotAllowedError without `fleet.read` */
  async scoped(context: FleetContext): Promise<FleetContext> {
    const { credentials } = context;
    const [, [cluster, application]] = await Promise.all([
      requirePermissions(this.#reading, [fleetReadPermission], credentials),
      this.#reading.authorizeConditional(
        [
          { permission: fleetClusterReadPermission },
          { permission: fleetApplicationReadPermission },
        ],
        { credentials },
      ),
    ]);
    return { credentials, scope: this.#scopeOf(cluster, application) };
  }

  /** What the caller sees, and what of it they may have done. */
  async authorized(context: FleetContext): Promise<FleetContext> {
    const [scoped, rights] = await Promise.all([
      this.scoped(context),
      this.#rights.rightsOf(context.credentials),
    ]);
    return { ...scoped, rights };
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
