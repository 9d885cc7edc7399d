import { screen, waitFor, within } from '@testing-library/react';
import { useLocation } from 'react-router-dom';
import userEvent from '@testing-library/user-event';
import {
  ApiBlueprint,
  AppRootElementBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { JsonObject } from '@backstage/types';
import {
  createExtensionTester,
  mockApis,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { evaluateFilterPredicate } from '@backstage/filter-predicates';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import {
  FakeFleet,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import fleetPlugin, { fleetApiRef } from '.';
import { createFleetApi } from './api';
import {
  isFleetAvailable,
  isFleetCluster,
  onFleetPredicate,
  spokePredicate,
} from './entity/predicates';
import { clusterCard, fleetCard, fleetContent } from './entityExtensions';
import { givenScreen } from './__testUtils__/screen';

const Address = () => <span data-testid="address">{useLocation().search}</span>;

function renderApp(at: string, config?: JsonObject) {
  givenScreen(1440, 300);
  const fleet = new FakeFleet(storyWorld());
  renderTestApp({
    features: [
      fleetPlugin,
      createFrontendModule({
        pluginId: 'app',
        extensions: [
          AppRootElementBlueprint.make({
            name: 'address',
            params: { element: <Address /> },
          }),
        ],
      }),
      createFrontendModule({
        pluginId: 'fleet',
        extensions: [
          ApiBlueprint.make({
            params: defineParams =>
              defineParams({
                api: fleetApiRef,
                deps: {},
                factory: () => fleet,
              }),
          }),
        ],
      }),
    ],
    initialRouteEntries: [at],
    config,
  });
  return fleet;
}

describe('the plugin in an app', () => {
  it('speaks German where the app offers it, its tabs as well', async () => {
    renderApp('/fleet', {
      backend: { baseUrl: 'http://portal' },
      app: {
        extensions: [
          {
            'api:app/app-language': {
              config: {
                availableLanguages: ['en', 'de'],
                defaultLanguage: 'de',
              },
            },
          },
        ],
      },
    });
    expect(
      await screen.findByRole('heading', { name: 'Fleet-Übersicht' }),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('tab').map(tab => tab.textContent)).toEqual([
      'Übersicht',
      'Cluster',
      'ApplicationSets',
      'Rollouts',
      'Bereitschaft',
      'Bereitstellung',
      'Upgrades',
      'Wiederherstellung',
      'Netz',
      'Hubs',
    ]);
    expect(
      await screen.findByRole('gridcell', {
        name: /^basket-api auf prod-us-2: Degraded/,
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Unsere Probe: i/o timeout on port 6443. Seine 29 Applications zeigen ihren letzten bekannten Stand.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Cluster-Checks öffnen: prod-ap-2' }),
    ).toBeInTheDocument();
  });

  it('shows the overview at its own address and keeps the filters of the address', async () => {
    renderApp('/fleet?state=degraded');
    expect(
      await screen.findByRole('heading', { name: 'Fleet overview' }),
    ).toBeInTheDocument();
    const counts = await screen.findByRole('group', {
      name: 'Filter by state',
    });
    expect(
      within(counts).getByRole('button', { name: /Degraded/ }),
    ).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getByRole('tab', { name: 'Overview' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  it('keeps the focus in the field that somebody types in, also when the address follows', async () => {
    renderApp('/fleet');
    const search = await screen.findByRole('searchbox');
    await userEvent.type(search, 'led');
    await screen.findByRole('heading', { name: 'Service by cluster' });
    // The address follows the last keystroke; the field must survive that.
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent('?q=led'),
    );
    expect(search).toHaveFocus();
    await userEvent.type(search, 'ger');
    expect(search).toHaveValue('ledger');
  });

  it('takes addresses, titles and what is there from app-config', async () => {
    renderApp('/estate/spokes', {
      app: {
        extensions: [
          { 'page:fleet': { config: { path: '/estate', title: 'Estate' } } },
          {
            'sub-page:fleet/clusters': {
              config: { path: 'spokes', title: 'Spokes' },
            },
          },
          { 'sub-page:fleet/recovery': false },
        ],
      },
    });
    expect(
      await screen.findByRole('link', { name: 'prod-ap-2' }),
    ).toHaveAttribute('href', '/estate/spokes/prod-hub/prod-ap-2');
    const tabs = screen.getAllByRole('tab');
    expect(tabs.map(tab => tab.textContent)).toEqual([
      // What app-config names comes first, as on every page of Backstage.
      'Spokes',
      'Overview',
      'ApplicationSets',
      'Rollouts',
      'Readiness',
      'Provisioning',
      'Upgrades',
      'Networking',
      'Hubs',
    ]);
    expect(tabs[0]).toHaveAttribute('aria-selected', 'true');
    expect(screen.getAllByText('Estate')[0]).toBeInTheDocument();
  });

  it('leads from the overview to a cluster and back by its tabs', async () => {
    renderApp('/fleet/clusters/prod-hub/prod-ap-2');
    expect(
      await screen.findByRole('region', { name: 'Connection' }),
    ).toHaveTextContent('we believe the probe');
    expect(screen.getByRole('tab', { name: 'Clusters' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await userEvent.click(screen.getByRole('tab', { name: 'ApplicationSets' }));
    expect(
      await screen.findByRole('table', { name: 'ApplicationSets' }),
    ).toBeInTheDocument();
  });

  it('opens a rollout at its own address, below its tab', async () => {
    renderApp('/fleet/rollouts/payouts');
    expect(
      await screen.findByRole('heading', { name: 'payouts 3.9.0' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Rollouts' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  it('leads from the hubs of the overview to the doctor, which has no tab', async () => {
    renderApp('/fleet');
    const [link] = await screen.findAllByRole('link', { name: 'Doctor' });
    await userEvent.click(link);
    expect(
      await screen.findByRole('heading', { name: 'Doctor' }),
    ).toBeInTheDocument();
    expect(await screen.findByText(/of \d+ hubs work/)).toBeInTheDocument();
    expect(
      screen.queryByRole('tab', { name: 'Doctor' }),
    ).not.toBeInTheDocument();
  });

  it('opens the Application page at its own address', async () => {
    renderApp('/fleet/applications/prod-hub/argocd/edge-router-prod-eu-1');
    expect(
      await screen.findByRole('heading', { name: 'edge-router-prod-eu-1' }),
    ).toBeInTheDocument();
  });

  it('asks the fleet backend through discovery, as the signed-in user', async () => {
    const asked: string[] = [];
    const api = createFleetApi({
      discoveryApi: mockApis.discovery({ baseUrl: 'http://portal' }),
      fetchApi: {
        fetch: async input => {
          asked.push(String(input));
          return new Response('{}', { status: 404 });
        },
      },
    });
    await expect(api.getOverview()).rejects.toThrow();
    expect(asked).toEqual(['http://portal/api/fleet/overview']);
  });
});

const entity = (kind: string, annotations: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'x', annotations },
});

describe('which entities show the card and the tab', () => {
  it.each([
    ['fleet-portal.io/applicationset', 'checkout'],
    ['argocd/app-name', 'checkout'],
    ['argocd/app-selector', 'app=checkout'],
    ['argocd/project-name', 'shop'],
    ['backstage.io/kubernetes-id', 'checkout'],
    ['fleet-portal.io/deployed', 'true'],
  ])('%s', (annotation, value) => {
    const one = entity('Component', { [annotation]: value });
    expect(evaluateFilterPredicate(onFleetPredicate, one)).toBe(true);
    expect(isFleetAvailable(one)).toBe(true);
  });

  it('not those without an annotation, and no cluster', () => {
    for (const one of [
      entity('Component', {}),
      entity('Component', { 'github.com/project-slug': 'a/b' }),
      entity('Resource', { 'backstage.io/kubernetes-id': 'x' }),
    ]) {
      expect(evaluateFilterPredicate(onFleetPredicate, one)).toBe(false);
      expect(isFleetAvailable(one)).toBe(false);
    }
  });

  it('the cluster card only a cluster that a hub knows', () => {
    const cluster = entity('Resource', {
      'fleet-portal.io/hub': 'prod-hub',
      'fleet-portal.io/cluster': 'prod-eu-1',
    });
    expect(evaluateFilterPredicate(spokePredicate, cluster)).toBe(true);
    expect(isFleetCluster(cluster)).toBe(true);
    const hub = entity('Resource', { 'fleet-portal.io/hub': 'prod-hub' });
    expect(evaluateFilterPredicate(spokePredicate, hub)).toBe(false);
    expect(isFleetCluster(hub)).toBe(false);
  });

  const component = entity('Component', { 'argocd/app-name': 'checkout' });
  const system = entity('System', {});

  it('is what the card and the tab ask, and app-config can choose others', () => {
    const { filterFunction } = EntityCardBlueprint.dataRefs;
    const standard = createExtensionTester(fleetCard).get(filterFunction);
    expect([standard?.(component), standard?.(system)]).toEqual([true, false]);
    const chosen = createExtensionTester(fleetCard, {
      config: { filter: { kind: 'system' } },
    }).get(filterFunction);
    expect([chosen?.(component), chosen?.(system)]).toEqual([false, true]);

    const content = createExtensionTester(fleetContent);
    const tab = content.get(EntityContentBlueprint.dataRefs.filterFunction);
    expect([tab?.(component), tab?.(system)]).toEqual([true, false]);
    expect(content.get(EntityContentBlueprint.dataRefs.title)).toBe('Fleet');
  });

  it('is another question for the card of a cluster', () => {
    const { filterFunction } = EntityCardBlueprint.dataRefs;
    const card = createExtensionTester(clusterCard).get(filterFunction);
    expect(card?.(component)).toBe(false);
  });
});
