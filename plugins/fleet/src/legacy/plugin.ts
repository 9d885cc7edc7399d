import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createFleetApi, fleetApiRef } from '../api';
import {
  contentRouteRef,
  entityExternalRouteRef,
  rootRouteRef,
  taskExternalRouteRef,
  templateExternalRouteRef,
} from './routes';

/** The fleet plugin for an app of the old frontend system. */
export const fleetPlugin = createPlugin({
  id: 'fleet',
  apis: [
    createApiFactory({
      api: fleetApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: createFleetApi,
    }),
  ],
  routes: { root: rootRouteRef, entityContent: contentRouteRef },
  externalRoutes: {
    catalogEntity: entityExternalRouteRef,
    scaffolderTask: taskExternalRouteRef,
    scaffolderTemplate: templateExternalRouteRef,
  },
});

/** Mount it with `<Route path="/fleet" element={<FleetPage />} />`. */
export const FleetPage = fleetPlugin.provide(
  createRoutableExtension({
    name: 'FleetPage',
    component: () => import('./LegacyFleetPage').then(m => m.LegacyFleetPage),
    mountPoint: rootRouteRef,
  }),
);

/** The summary for an entity's overview; show it where `isFleetAvailable`. */
export const EntityFleetCard = fleetPlugin.provide(
  createComponentExtension({
    name: 'EntityFleetCard',
    component: { lazy: () => import('./entity').then(m => m.LegacyFleetCard) },
  }),
);

/** For systems, domains and groups; show it where `isFleetRollUp`. */
export const EntityFleetRollUpCard = fleetPlugin.provide(
  createComponentExtension({
    name: 'EntityFleetRollUpCard',
    component: { lazy: () => import('./entity').then(m => m.LegacyRollUpCard) },
  }),
);

/** The tab of an entity page; show it where `isFleetAvailable`. */
export const EntityFleetContent = fleetPlugin.provide(
  createRoutableExtension({
    name: 'EntityFleetContent',
    component: () => import('./entity').then(m => m.LegacyFleetContent),
    mountPoint: contentRouteRef,
  }),
);

/** Both voices of a cluster; show it where `isFleetCluster`. */
export const EntityFleetClusterCard = fleetPlugin.provide(
  createComponentExtension({
    name: 'EntityFleetClusterCard',
    component: {
      lazy: () => import('./entity').then(m => m.LegacyClusterCard),
    },
  }),
);

/** What a cluster still lacks for workloads; show it where `isFleetCluster`. */
export const EntityFleetReadinessCard = fleetPlugin.provide(
  createComponentExtension({
    name: 'EntityFleetReadinessCard',
    component: {
      lazy: () => import('./entity').then(m => m.LegacyReadinessCard),
    },
  }),
);
