import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

export const rootRouteRef = createRouteRef();
export const clustersRouteRef = createRouteRef();
export const applicationSetsRouteRef = createRouteRef();

export const clusterRouteRef = createSubRouteRef({
  parent: clustersRouteRef,
  path: '/:hub/:name',
});
export const applicationSetRouteRef = createSubRouteRef({
  parent: applicationSetsRouteRef,
  path: '/:hub/:namespace/:name',
});
/** Applications have no list of their own: the matrix and the cluster page lead here. */
export const applicationRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/applications/:hub/:namespace/:name',
});

export const entityExternalRouteRef = createExternalRouteRef({
  params: ['kind', 'namespace', 'name'],
  defaultTarget: 'catalog.catalogEntity',
});
export const templateExternalRouteRef = createExternalRouteRef({
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});
