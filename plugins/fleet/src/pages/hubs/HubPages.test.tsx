import { screen, within } from '@testing-library/react';
import type { HubHealth } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  buildHub,
  buildHubHealth,
  buildHubSource,
  emptyWorld,
  FakeFleet,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { Route, Routes } from 'react-router-dom';
import { renderFleet } from '../../__testUtils__/renderFleet';
import { words } from '../../__testUtils__/words';
import { HubPages } from './HubPages';

const show = (fleet: FakeFleet, at = '/fleet/hubs') =>
  renderFleet(
    <Routes>
      <Route path="/fleet/hubs/*" element={<HubPages />} />
    </Routes>,
    { fleet, at },
  );
const panel = async (name: string | RegExp) =>
  within(await screen.findByRole('region', { name }));

const slow = buildHubHealth('prod-hub', {
  title: 'Production',
  advice: [
    {
      kind: 'controllerReplicas',
      urgency: 'now',
      component: 'controller',
      setting: 'replicas, ARGOCD_CONTROLLER_REPLICAS',
      value: '3',
      evidence: [{ figure: 'queueSeconds', value: 42, limit: 10 }],
    },
    {
      kind: 'repoCache',
      urgency: 'soon',
      component: 'repoServer',
      setting: 'sizeLimit of the emptyDir of /tmp',
      value: '10Gi',
      evidence: [{ figure: 'cacheHits', value: 0.45, limit: 0.8 }],
    },
  ],
});

describe('the hubs', () => {
  it('say what to scale next, or that nothing is', async () => {
    const fleet = new FakeFleet(storyWorld());
    fleet.observability.hubs = [slow];
    show(fleet);
    const production = await panel('Production');
    expect(
      production.getByText('Run another application controller'),
    ).toBeInTheDocument();
    expect(production.getByRole('img', { name: 'Now' })).toBeInTheDocument();
    expect(
      production.getByRole('link', { name: 'Production' }),
    ).toHaveAttribute('href', '/fleet/hubs/prod-hub');
    const [other] = storyWorld().hubs.filter(({ name }) => name !== 'prod-hub');
    const calm = await panel(other.name);
    expect(calm.getByText('Nothing: the hub keeps up.')).toBeInTheDocument();
  });

  const hubPage = (workloads: HubHealth['workloads']) => {
    const fleet = new FakeFleet(storyWorld());
    fleet.observability.hubs = [buildHubHealth('prod-hub', { workloads })];
    show(fleet, '/fleet/hubs/prod-hub');
    return panel('Workloads on its cluster');
  };

  it('show what runs of Argo CD, redis too', async () => {
    const { workloads } = buildHubHealth('prod-hub');
    const [controller, redis] =
      workloads.status === 'ok' ? workloads.value : [];
    const { getAllByRole } = await hubPage({
      status: 'ok',
      value: [controller, { ...redis, ready: 0 }],
      observedAt: '2026-01-01T00:00:00.000Z',
    });
    const rows = getAllByRole('row').map(row => row.textContent);
    expect(rows.slice(1)).toEqual([
      'StatefulSet argocd-application-controller2 of 2',
      'Deployment argocd-redis0 of 1',
    ]);
  });

  it('say why that cannot be read', async () => {
    const reason = 'Our account may not read this on prod-hub (403).';
    const { getByText } = await hubPage({ status: 'failed', reason });
    expect(getByText(/Our account may not read this/)).toBeInTheDocument();
  });

  it('say how to add metrics where there are none', async () => {
    const fleet = new FakeFleet(storyWorld());
    fleet.observability.hubs = [
      buildHubHealth('prod-hub', {
        figures: { status: 'notConfigured', reason: 'Add fleet.metrics.' },
      }),
    ];
    show(fleet);
    const hub = await panel('prod-hub');
    expect(hub.getByText('No metrics yet.')).toBeInTheDocument();
    expect(hub.getByText('Add fleet.metrics.')).toBeInTheDocument();
  });
});

describe('the page of a hub', () => {
  it('has the figures, the replicas and the clusters of each controller', async () => {
    const fleet = new FakeFleet(storyWorld());
    fleet.observability.hubs = [slow];
    show(fleet, '/fleet/hubs/prod-hub');
    const next = await panel('What to scale next');
    expect(
      next.getByText(
        'Application controller: Set replicas, ARGOCD_CONTROLLER_REPLICAS to 3',
      ),
    ).toBeInTheDocument();
    expect(
      next.getByText(
        'Wait before a comparison (95 of 100): 42 s, from 10 s on',
      ),
    ).toBeInTheDocument();
    expect(
      next.getByText(
        'Repo cache hits (estimated: writes per read): 45 %, below 80 %',
      ),
    ).toBeInTheDocument();
    const replicas = await panel('Replicas');
    expect(replicas.getByRole('row', { name: 'Server 3' })).toBeInTheDocument();
    expect(
      replicas.getByRole('row', { name: 'Redis Unknown' }),
    ).toBeInTheDocument();
    const figures = await panel('Figures of the last ten minutes');
    expect(
      figures.getByRole('row', { name: /Repo cache hits .* 92 %/ }),
    ).toBeInTheDocument();
    const shards = await panel(/Clusters by controller/);
    expect(
      shards.getByRole('row', {
        name: 'argocd-application-controller-0 5 prod-eu-1, prod-us-1',
      }),
    ).toBeInTheDocument();
  });

  it('says above all that the hub is muted, and why', async () => {
    const fleet = new FakeFleet(
      emptyWorld({
        hubs: [buildHub({ name: 'prod-hub' })],
        sources: [
          buildHubSource({
            hub: 'prod-hub',
            state: 'disabled',
            reason: 'Argo CD is upgraded',
          }),
        ],
      }),
    );
    fleet.observability.hubs = [buildHubHealth('prod-hub')];
    show(fleet, '/fleet/hubs/prod-hub');
    expect(
      await screen.findByText('What is shown of it is its last word.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(words(/^prod-hub muted, .*: Argo CD is upgraded$/)),
    ).toBeInTheDocument();
  });

  it('says since when the metrics server is silent', async () => {
    const fleet = new FakeFleet(storyWorld());
    const block = {
      status: 'failed' as const,
      since: '2020-01-01T00:00:00Z',
      reason: 'connection refused on thanos:9090',
    };
    fleet.observability.hubs = [
      buildHubHealth('prod-hub', { figures: block, shards: block }),
    ];
    show(fleet, '/fleet/hubs/prod-hub');
    const figures = await panel('Figures of the last ten minutes');
    expect(
      figures.getByText(words(/^Not heard since .* connection refused/)),
    ).toBeInTheDocument();
  });
});
