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

/** See how the hubs themselves work: replicas, queues, Git. */
export const fleetHubReadPermission = createPermission({
  name: 'fleet.hub.read',
  attributes: { action: 'read' },
});

/** Download a hub's whole configuration, without secrets. */
export const fleetHubExportPermission = createPermission({
  name: 'fleet.hub.export',
  attributes: { action: 'read' },
});

/** Stop the upgrade of Kubernetes over the fleet, and resume it. */
export const fleetUpgradeStopPermission = createPermission({
  name: 'fleet.upgrade.stop',
  attributes: { action: 'update' },
});

const changesApplication = {
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_FLEET_APPLICATION,
} as const;

/** Let the hub compare an Application with Git now. */
export const fleetApplicationRefreshPermission = createPermission({
  name: 'fleet.application.refresh',
  ...changesApplication,
});

/** Sync an Application, also as a dry run. */
export const fleetApplicationSyncPermission = createPermission({
  name: 'fleet.application.sync',
  ...changesApplication,
});

/** End the operation of an Application that is under way. */
export const fleetApplicationTerminatePermission = createPermission({
  name: 'fleet.application.terminate',
  ...changesApplication,
});

/** Roll an Application back to an entry of its history, on the hub alone. */
export const fleetApplicationRollbackPermission = createPermission({
  name: 'fleet.application.rollback',
  ...changesApplication,
});

/** Let the hub forget what it knows of a cluster and read it anew. */
export const fleetClusterInvalidatePermission = createPermission({
  name: 'fleet.cluster.invalidate',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_FLEET_CLUSTER,
});

export const fleetPermissions = [
  fleetReadPermission,
  fleetClusterReadPermission,
  fleetApplicationReadPermission,
  fleetPlacementPreviewPermission,
  fleetDoctorReadPermission,
  fleetHubReadPermission,
  fleetHubExportPermission,
  fleetUpgradeStopPermission,
  fleetApplicationRefreshPermission,
  fleetApplicationSyncPermission,
  fleetApplicationTerminatePermission,
  fleetApplicationRollbackPermission,
  fleetClusterInvalidatePermission,
];
