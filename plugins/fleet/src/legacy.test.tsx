import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { FlatRoutes } from '@backstage/core-app-api';
import { catalogApiRef, EntityProvider } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import {
  ANNOTATION_CLUSTER,
  ANNOTATION_HUB,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  FakeFleet,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import * as legacy from './legacy';
import {
  EntityFleetCard,
  EntityFleetClusterCard,
  EntityFleetContent,
  EntityFleetReadinessCard,
  EntityFleetRollUpCard,
  FleetPage,
  fleetApiRef,
} from './legacy';
import { rootRouteRef } from './legacy/routes';
import { fieldOptions } from './scaffolder/fields';
import { givenScreen } from './__testUtils__/screen';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'basket-api' },
};

const apis = () =>
  [
    [fleetApiRef, new FakeFleet(storyWorld())],
    [catalogApiRef, catalogApiMock()],
  ] as const;

describe('the exports for the old frontend system', () => {
  beforeEach(() => givenScreen(1440, 300));

  it('FleetPage shows the pages with their tabs and links', async () => {
    await renderInTestApp(
      <TestApiProvider apis={apis()}>
        <FlatRoutes>
          <Route path="/fleet" element={<FleetPage />} />
        </FlatRoutes>
      </TestApiProvider>,
      { routeEntries: ['/fleet/clusters'] },
    );
    expect(
      await screen.findByRole('link', { name: 'prod-ap-2' }),
    ).toHaveAttribute('href', '/fleet/clusters/prod-hub/prod-ap-2');
    expect(screen.getByRole('tab', { name: 'Clusters' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  it('FleetPage leads to a rollout', async () => {
    await renderInTestApp(
      <TestApiProvider apis={apis()}>
        <FlatRoutes>
          <Route path="/fleet" element={<FleetPage />} />
        </FlatRoutes>
      </TestApiProvider>,
      { routeEntries: ['/fleet/rollouts/payouts'] },
    );
    expect(
      await screen.findByRole('heading', { name: 'payouts 3.9.0' }),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('link', { name: 'Rollouts' })[0],
    ).toHaveAttribute('href', '/fleet/rollouts');
  });

  it.each([
    ['/fleet', 'Fleet overview'],
    ['/fleet/clusters', 'Clusters'],
    ['/fleet/clusters/prod-hub/prod-ap-2', 'prod-ap-2'],
    ['/fleet/applicationsets', 'ApplicationSets'],
    ['/fleet/applicationsets/prod-hub/argocd/basket-api', 'basket-api'],
    [
      '/fleet/applications/prod-hub/argocd/edge-router-prod-eu-1',
      'edge-router-prod-eu-1',
    ],
    ['/fleet/rollouts', 'Rollouts'],
    ['/fleet/rollouts/payouts', 'payouts 3.9.0'],
    ['/fleet/readiness', 'Readiness'],
    ['/fleet/provisioning', 'Provisioning'],
    ['/fleet/upgrades', 'Upgrades'],
    ['/fleet/recovery', 'Recovery'],
    ['/fleet/recovery/clusters/prod-hub/prod-eu-1', 'Recovery of prod-eu-1'],
    ['/fleet/recovery/regions', 'Regions and failover'],
    ['/fleet/networking', 'Networking'],
    [
      '/fleet/networking/clusters/prod-hub/prod-eu-1',
      'Networking of prod-eu-1',
    ],
    ['/fleet/hubs', 'Hubs'],
    ['/fleet/hubs/prod-hub', 'prod-hub'],
    ['/fleet/doctor', 'Doctor'],
  ])('FleetPage shows %s', async (path, title) => {
    await renderInTestApp(
      <TestApiProvider
        apis={[...apis(), [permissionApiRef, mockApis.permission()]]}
      >
        <FlatRoutes>
          <Route path="/fleet" element={<FleetPage />} />
        </FlatRoutes>
      </TestApiProvider>,
      { routeEntries: [path] },
    );
    expect(
      await screen.findByRole('heading', { name: title, level: 1 }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('have every form field of the new system', () => {
    const wanted = Object.values(fieldOptions).map(
      ({ name }) => `${name.replace(/Field$/, '')}FieldExtension`,
    );
    expect(
      Object.keys(legacy).filter(name => name.endsWith('FieldExtension')),
    ).toEqual(wanted.sort());
  });

  it('EntityFleetCard and EntityFleetContent show the entity of the page', async () => {
    await renderInTestApp(
      <TestApiProvider apis={apis()}>
        <EntityProvider entity={entity}>
          <EntityFleetCard />
          <Routes>
            <Route path="/" element={<EntityFleetContent />} />
          </Routes>
        </EntityProvider>
      </TestApiProvider>,
      {
        mountedRoutes: { '/fleet': rootRouteRef },
      },
    );
    expect(
      await screen.findByText('12 Applications on 12 of 14 clusters'),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('table', { name: 'Per cluster' }),
    ).toBeInTheDocument();
  });

  it('the other cards show the system and the cluster of the page', async () => {
    const cluster = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'prod-ap-2',
        annotations: {
          [ANNOTATION_HUB]: 'prod-hub',
          [ANNOTATION_CLUSTER]: 'prod-ap-2',
        },
      },
    };
    await renderInTestApp(
      <TestApiProvider apis={apis()}>
        <EntityProvider entity={{ ...entity, kind: 'System' }}>
          <EntityFleetRollUpCard />
        </EntityProvider>
        <EntityProvider entity={cluster}>
          <EntityFleetClusterCard />
          <EntityFleetReadinessCard />
        </EntityProvider>
      </TestApiProvider>,
      { mountedRoutes: { '/fleet': rootRouteRef } },
    );
    expect(
      await screen.findByText('Nothing that belongs here is on the fleet yet.'),
    ).toBeInTheDocument();
    expect(await screen.findByText(/we believe the probe/)).toBeInTheDocument();
    expect(
      await screen.findByRole('region', { name: 'Readiness' }),
    ).toBeInTheDocument();
  });
});
