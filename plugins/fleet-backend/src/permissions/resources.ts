import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_FLEET_APPLICATION,
  RESOURCE_TYPE_FLEET_CLUSTER,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { ApplicationSubject, ClusterSubject } from '../domain/scope';

/** The whole fleet is in memory, so a condition becomes a predicate. */
export type ApplicationFilter = (subject: ApplicationSubject) => boolean;
export type ClusterFilter = (subject: ClusterSubject) => boolean;

/** For rules that other modules add to Applications. */
export const fleetApplicationPermissionResourceRef =
  createPermissionResourceRef<ApplicationSubject, ApplicationFilter>().with({
    pluginId: 'fleet',
    resourceType: RESOURCE_TYPE_FLEET_APPLICATION,
  });

/** For rules that other modules add to clusters. */
export const fleetClusterPermissionResourceRef = createPermissionResourceRef<
  ClusterSubject,
  ClusterFilter
>().with({
  pluginId: 'fleet',
  resourceType: RESOURCE_TYPE_FLEET_CLUSTER,
});
