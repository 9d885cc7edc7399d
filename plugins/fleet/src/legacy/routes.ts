import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

export const rootRouteRef = createRouteRef({ id: 'fleet' });
export const contentRouteRef = createRouteRef({ id: 'fleet-entity-content' });

export const clustersRouteRef = createSubRouteRef({
  id: 'fleet-clusters',
  parent: rootRouteRef,
  path: '/clusters',
});
export const clusterRouteRef = createSubRouteRef({
  id: 'fleet-cluster',
  parent: rootRouteRef,
  path: '/clusters/:hub/:name',
});
export const applicationSetsRouteRef = createSubRouteRef({
  id: 'fleet-applicationsets',
  parent: rootRouteRef,
  path: '/applicationsets',
});
export const applicationSetRouteRef = createSubRouteRef({
  id: 'fleet-applicationset',
  parent: rootRouteRef,
  path: '/applicationsets/:hub/:namespace/:name',
});
export const rolloutsRouteRef = createSubRouteRef({
  id: 'fleet-rollouts',
  parent: rootRouteRef,
  path: '/rollouts',
});
export const rolloutRouteRef = createSubRouteRef({
  id: 'fleet-rollout',
  parent: rootRouteRef,
  path: '/rollouts/:service',
});
export const readinessRouteRef = createSubRouteRef({
  id: 'fleet-readiness',
  parent: rootRouteRef,
  path: '/readiness',
});
export const upgradesRouteRef = createSubRouteRef({
  id: 'fleet-upgrades',
  parent: rootRouteRef,
  path: '/upgrades',
});
export const provisioningRouteRef = createSubRouteRef({
  id: 'fleet-provisioning',
  parent: rootRouteRef,
  path: '/provisioning',
});
export const provisionedClusterRouteRef = createSubRouteRef({
  id: 'fleet-provisioned-cluster',
  parent: rootRouteRef,
  path: '/provisioning/:hub/:namespace/:name',
});
export const recoveryRouteRef = createSubRouteRef({
  id: 'fleet-recovery',
  parent: rootRouteRef,
  path: '/recovery',
});
export const clusterRecoveryRouteRef = createSubRouteRef({
  id: 'fleet-cluster-recovery',
  parent: rootRouteRef,
  path: '/recovery/clusters/:hub/:name',
});
export const regionsRouteRef = createSubRouteRef({
  id: 'fleet-regions',
  parent: rootRouteRef,
  path: '/recovery/regions',
});
export const networkingRouteRef = createSubRouteRef({
  id: 'fleet-networking',
  parent: rootRouteRef,
  path: '/networking',
});
export const clusterNetworkRouteRef = createSubRouteRef({
  id: 'fleet-cluster-network',
  parent: rootRouteRef,
  path: '/networking/clusters/:hub/:name',
});
export const hubsRouteRef = createSubRouteRef({
  id: 'fleet-hubs',
  parent: rootRouteRef,
  path: '/hubs',
});
export const hubRouteRef = createSubRouteRef({
  id: 'fleet-hub',
  parent: rootRouteRef,
  path: '/hubs/:hub',
});
export const doctorRouteRef = createSubRouteRef({
  id: 'fleet-doctor',
  parent: rootRouteRef,
  path: '/doctor',
});
export const applicationRouteRef = createSubRouteRef({
  id: 'fleet-application',
  parent: rootRouteRef,
  path: '/applications/:hub/:namespace/:name',
});

export const entityExternalRouteRef = createExternalRouteRef({
  id: 'fleet-catalog-entity',
  optional: true,
  params: ['kind', 'namespace', 'name'],
  defaultTarget: 'catalog.catalogEntity',
});
export const templateExternalRouteRef = createExternalRouteRef({
  id: 'fleet-scaffolder-template',
  optional: true,
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});

export const taskExternalRouteRef = createExternalRouteRef({
  id: 'fleet-scaffolder-task',
  optional: true,
  params: ['taskId'],
  defaultTarget: 'scaffolder.ongoingTask',
});
