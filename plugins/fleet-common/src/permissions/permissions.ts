import { createPermission } from '@backstage/plugin-permission-common';

/** Resource types for conditional decisions. */
export const RESOURCE_TYPE_FLEET_APPLICATION = 'fleet-application';
export const RESOURCE_TYPE_FLEET_CLUSTER = 'fleet-cluster';

/** See the fleet pages at all. */
export const fleetReadPermission = createPermission({
  name: 'fleet.read',
  attributes: { action: 'read' },
});

/** See a cluster; decided per hub, environment and label. */
export const fleetClusterReadPermission = createPermission({
  name: 'fleet.cluster.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_FLEET_CLUSTER,
});

/** See an Application and its ApplicationSet; decided per owner, AppProject, cluster and environment. */
export const fleetApplicationReadPermission = createPermission({
  name: 'fleet.application.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_FLEET_APPLICATION,
});

/** Compute the blast radius of a change over the whole fleet. */
export const fleetPlacementPreviewPermission = createPermission({
  name: 'fleet.placement.preview',
  attributes: { action: 'read' },
});

/** See what works between the portal and every hub and spoke, and what to mend. */
export const fleetDoctorReadPermission = createPermission({
  name: 'fleet.doctor.read',
  attributes: { action: 'read' },
});

export const fleetPermissions = [
  fleetReadPermission,
  fleetClusterReadPermission,
  fleetApplicationReadPermission,
  fleetPlacementPreviewPermission,
  fleetDoctorReadPermission,
];
