import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  fleetApplicationReadPermission,
  fleetClusterReadPermission,
  fleetDoctorReadPermission,
  fleetHubReadPermission,
  fleetHubExportPermission,
  fleetPlacementPreviewPermission,
  fleetReadPermission,
  fleetUpgradeStopPermission,
  parseClusterRef,
  parseHubObjectRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { clusterKey } from '../domain/facts';
import type { FleetView } from '../domain/FleetView';
import { clusterSubject } from '../domain/place';
import { applicationSubject } from '../domain/row';
import { fleetApplicationRules } from './applicationRules';
import { fleetClusterRules } from './clusterRules';
import {
  applicationOperationPermissions,
  clusterOperationPermissions,
} from './operationRights';
import {
  fleetApplicationPermissionResourceRef,
  fleetClusterPermissionResourceRef,
} from './resources';

/**
 * Tells the permission framework what the fleet's permissions and rules are.
 * References are encoded, see `refs` of the common package.
 */
export function registerPermissions(
  registry: PermissionsRegistryService,
  view: () => FleetView,
): void {
  registry.addPermissions([
    fleetReadPermission,
    fleetPlacementPreviewPermission,
    fleetDoctorReadPermission,
    fleetHubReadPermission,
    fleetHubExportPermission,
    fleetUpgradeStopPermission,
  ]);
  registry.addResourceType({
    resourceRef: fleetApplicationPermissionResourceRef,
    permissions: [
      fleetApplicationReadPermission,
      ...Object.values(applicationOperationPermissions),
    ],
    rules: Object.values(fleetApplicationRules),
    getResources: async refs =>
      refs.map(ref => {
        const row = view().row(parseHubObjectRef(ref));
        return row && applicationSubject(row);
      }),
  });
  registry.addResourceType({
    resourceRef: fleetClusterPermissionResourceRef,
    permissions: [
      fleetClusterReadPermission,
      ...Object.values(clusterOperationPermissions),
    ],
    rules: Object.values(fleetClusterRules),
    getResources: async refs =>
      refs.map(ref => {
        const { hub, name } = parseClusterRef(ref);
        const place = view().place(clusterKey(hub, name));
        return place && clusterSubject(place, view().links);
      }),
  });
}
