import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { PolicyDecision } from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import {
  ApplicationOperation,
  applicationOperations,
  ClusterOperation,
  clusterOperations,
  fleetApplicationRefreshPermission,
  fleetApplicationRollbackPermission,
  fleetApplicationSyncPermission,
  fleetApplicationTerminatePermission,
  fleetClusterInvalidatePermission,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  ApplicationSubject,
  ClusterSubject,
  OperationRights,
} from '../domain/scope';
import { predicateOf } from './decide';
import {
  fleetApplicationPermissionResourceRef,
  fleetClusterPermissionResourceRef,
} from './resources';

export const applicationOperationPermissions = {
  refresh: fleetApplicationRefreshPermission,
  sync: fleetApplicationSyncPermission,
  terminate: fleetApplicationTerminatePermission,
  rollback: fleetApplicationRollbackPermission,
} as const satisfies Record<ApplicationOperation, unknown>;

export const clusterOperationPermissions = {
  invalidateCache: fleetClusterInvalidatePermission,
} as const satisfies Record<ClusterOperation, unknown>;

export interface RightsReader {
  /** Asks the policy about the operations that are switched on, in one go. */
  rightsOf(credentials: BackstageCredentials): Promise<OperationRights>;
}

export function createRightsReader(options: {
  permissions: PermissionsService;
  registry: PermissionsRegistryService;
  enabled: ReadonlySet<string>;
}): RightsReader {
  const { permissions, registry, enabled } = options;
  const onApplications = applicationOperations.filter(one => enabled.has(one));
  const onClusters = clusterOperations.filter(one => enabled.has(one));
  return {
    async rightsOf(credentials) {
      const asked = [
        ...onApplications.map(one => applicationOperationPermissions[one]),
        ...onClusters.map(one => clusterOperationPermissions[one]),
      ];
      const decisions =
        asked.length === 0
          ? []
          : await permissions.authorizeConditional(
              asked.map(permission => ({ permission })),
              { credentials },
            );
      const applications = new Map(
        onApplications.map((operation, index) => [
          operation,
          applicationPredicate(registry, decisions[index]),
        ]),
      );
      const clusters = new Map(
        onClusters.map((operation, index) => [
          operation,
          clusterPredicate(registry, decisions[onApplications.length + index]),
        ]),
      );
      return {
        application: (operation, subject) =>
          applications.get(operation)?.(subject) ?? false,
        cluster: (operation, subject) =>
          clusters.get(operation)?.(subject) ?? false,
      };
    },
  };
}

function applicationPredicate(
  registry: PermissionsRegistryService,
  decision: PolicyDecision,
): (subject: ApplicationSubject) => boolean {
  const rules = registry.getPermissionRuleset(
    fleetApplicationPermissionResourceRef,
  );
  return predicateOf(decision, createConditionTransformer(rules));
}

function clusterPredicate(
  registry: PermissionsRegistryService,
  decision: PolicyDecision,
): (subject: ClusterSubject) => boolean {
  const rules = registry.getPermissionRuleset(
    fleetClusterPermissionResourceRef,
  );
  return predicateOf(decision, createConditionTransformer(rules));
}
