import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

export const rootRouteRef = createRouteRef();
export const clustersRouteRef = createRouteRef();
export const applicationSetsRouteRef = createRouteRef();
export const rolloutsRouteRef = createRouteRef();
export const readinessRouteRef = createRouteRef();
export const upgradesRouteRef = createRouteRef();
export const provisioningRouteRef = createRouteRef();
export const recoveryRouteRef = createRouteRef();
export const networkingRouteRef = createRouteRef();

export const hubsRouteRef = createRouteRef();

export const hubRouteRef = createSubRouteRef({
  parent: hubsRouteRef,
  path: '/:hub',
});
export const clusterRouteRef = createSubRouteRef({
  parent: clustersRouteRef,
  path: '/:hub/:name',
});
export const applicationSetRouteRef = createSubRouteRef({
  parent: applicationSetsRouteRef,
  path: '/:hub/:namespace/:name',
});
/** The newest rollout of a service; another one by `?id=`. */
export const rolloutRouteRef = createSubRouteRef({
  parent: rolloutsRouteRef,
  path: '/:service',
});
export const provisionedClusterRouteRef = createSubRouteRef({
  parent: provisioningRouteRef,
  path: '/:hub/:namespace/:name',
});
export const clusterRecoveryRouteRef = createSubRouteRef({
  parent: recoveryRouteRef,
  path: '/clusters/:hub/:name',
});
export const clusterNetworkRouteRef = createSubRouteRef({
  parent: networkingRouteRef,
  path: '/clusters/:hub/:name',
});
export const regionsRouteRef = createSubRouteRef({
  parent: recoveryRouteRef,
  path: '/regions',
});
/** Applications have no list of their own: the matrix and the cluster page lead here. */
export const applicationRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/applications/:hub/:namespace/:name',
});

/** For those who run the portal: no tab, the hubs of the overview lead here. */
export const doctorRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/doctor',
});

export const entityExternalRouteRef = createExternalRouteRef({
  params: ['kind', 'namespace', 'name'],
  defaultTarget: 'catalog.catalogEntity',
});
export const templateExternalRouteRef = createExternalRouteRef({
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});
export const taskExternalRouteRef = createExternalRouteRef({
  params: ['taskId'],
  defaultTarget: 'scaffolder.ongoingTask',
});
