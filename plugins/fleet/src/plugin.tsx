import {
  ApiBlueprint,
  coreExtensionData,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { createFleetApi, fleetApiRef } from './api';
import { FleetIcon } from './components/FleetIcon';
import {
  clusterCard,
  fleetCard,
  fleetContent,
  readinessCard,
  rollUpCard,
} from './entityExtensions';
import {
  applicationSetsRouteRef,
  clustersRouteRef,
  entityExternalRouteRef,
  hubsRouteRef,
  provisioningRouteRef,
  readinessRouteRef,
  networkingRouteRef,
  recoveryRouteRef,
  rolloutsRouteRef,
  rootRouteRef,
  taskExternalRouteRef,
  templateExternalRouteRef,
  upgradesRouteRef,
} from './routes';
import { formFieldExtensions } from './scaffolder';

const fleetApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: fleetApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: createFleetApi,
    }),
});

/**
 * The page takes its tabs from its sub-pages, as every Backstage page does,
 * but shows the first of them at its own address instead of redirecting: a
 * redirect would drop the filters.
 */
const fleetPage = PageBlueprint.makeWithOverrides({
  factory(originalFactory, { config, inputs }) {
    const pages = inputs.pages.map(page => ({
      path: page.get(coreExtensionData.routePath),
      title: page.get(coreExtensionData.title) ?? '',
      element: page.get(coreExtensionData.reactElement),
    }));
    return originalFactory({
      path: '/fleet',
      routeRef: rootRouteRef,
      title: 'Fleet',
      icon: <FleetIcon />,
      noHeader: true,
      loader: () =>
        import('./pages/FleetShell').then(({ FleetShell }) => (
          <FleetShell title={config.title} pages={pages} />
        )),
    });
  },
});

const overviewPage = SubPageBlueprint.make({
  name: 'overview',
  params: {
    path: 'overview',
    title: 'Overview',
    loader: () =>
      import('./pages/overview').then(({ OverviewPage }) => <OverviewPage />),
  },
});

const clustersPage = SubPageBlueprint.make({
  name: 'clusters',
  params: {
    path: 'clusters',
    title: 'Clusters',
    routeRef: clustersRouteRef,
    loader: () =>
      import('./pages/clusters').then(({ ClusterPages }) => <ClusterPages />),
  },
});

const applicationSetsPage = SubPageBlueprint.make({
  name: 'applicationsets',
  params: {
    path: 'applicationsets',
    title: 'ApplicationSets',
    routeRef: applicationSetsRouteRef,
    loader: () =>
      import('./pages/applicationsets').then(({ ApplicationSetPages }) => (
        <ApplicationSetPages />
      )),
  },
});

const rolloutsPage = SubPageBlueprint.make({
  name: 'rollouts',
  params: {
    path: 'rollouts',
    title: 'Rollouts',
    routeRef: rolloutsRouteRef,
    loader: () =>
      import('./pages/rollouts').then(({ RolloutPages }) => <RolloutPages />),
  },
});

const readinessPage = SubPageBlueprint.make({
  name: 'readiness',
  params: {
    path: 'readiness',
    title: 'Readiness',
    routeRef: readinessRouteRef,
    loader: () =>
      import('./pages/readiness').then(({ ReadinessPage }) => (
        <ReadinessPage />
      )),
  },
});

const provisioningPage = SubPageBlueprint.make({
  name: 'provisioning',
  params: {
    path: 'provisioning',
    title: 'Provisioning',
    routeRef: provisioningRouteRef,
    loader: () =>
      import('./pages/provisioning').then(({ ProvisioningPages }) => (
        <ProvisioningPages />
      )),
  },
});

const upgradesPage = SubPageBlueprint.make({
  name: 'upgrades',
  params: {
    path: 'upgrades',
    title: 'Upgrades',
    routeRef: upgradesRouteRef,
    loader: () =>
      import('./pages/upgrades').then(({ UpgradesPage }) => <UpgradesPage />),
  },
});

const recoveryPage = SubPageBlueprint.make({
  name: 'recovery',
  params: {
    path: 'recovery',
    title: 'Recovery',
    routeRef: recoveryRouteRef,
    loader: () =>
      import('./pages/recovery').then(({ RecoveryPages }) => <RecoveryPages />),
  },
});

const networkingPage = SubPageBlueprint.make({
  name: 'networking',
  params: {
    path: 'networking',
    title: 'Networking',
    routeRef: networkingRouteRef,
    loader: () =>
      import('./pages/networking').then(({ NetworkingPages }) => (
        <NetworkingPages />
      )),
  },
});

const hubsPage = SubPageBlueprint.make({
  name: 'hubs',
  params: {
    path: 'hubs',
    title: 'Hubs',
    routeRef: hubsRouteRef,
    loader: () => import('./pages/hubs').then(({ HubPages }) => <HubPages />),
  },
});

export const fleetPlugin = createFrontendPlugin({
  pluginId: 'fleet',
  title: 'Fleet',
  icon: <FleetIcon />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, clusters: clustersRouteRef },
  externalRoutes: {
    catalogEntity: entityExternalRouteRef,
    scaffolderTask: taskExternalRouteRef,
    scaffolderTemplate: templateExternalRouteRef,
  },
  extensions: [
    fleetApi,
    fleetPage,
    overviewPage,
    clustersPage,
    applicationSetsPage,
    rolloutsPage,
    readinessPage,
    provisioningPage,
    upgradesPage,
    recoveryPage,
    networkingPage,
    hubsPage,
    fleetCard,
    rollUpCard,
    fleetContent,
    clusterCard,
    readinessCard,
    ...formFieldExtensions,
  ],
});
