import { screen, within } from '@testing-library/react';
import {
  buildNetwork,
  buildNetworkLink,
  FakeFleet,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { Route, Routes } from 'react-router-dom';
import { renderFleet } from '../../__testUtils__/renderFleet';
import { NetworkingPages } from './NetworkingPages';

function show(
  tell: (fleet: FakeFleet) => void = () => {},
  at = '/fleet/networking',
) {
  const fleet = new FakeFleet(storyWorld());
  tell(fleet);
  return renderFleet(
    <Routes>
      <Route path="/fleet/networking/*" element={<NetworkingPages />} />
    </Routes>,
    { fleet, at },
  );
}
const ofCluster = '/fleet/networking/clusters/prod-hub/prod-eu-1';
const panel = async (name: string) =>
  within(await screen.findByRole('region', { name }));

describe('the page of links', () => {
  it('says what both ends of a link say', async () => {
    const [near, far] = buildNetworkLink('prod-eu-1', 'prod-us-1').ends;
    show(fleet => {
      fleet.networking.links = [
        buildNetworkLink('prod-eu-1', 'prod-us-1', {
          state: 'disputed',
          ends: [
            near,
            {
              ...far,
              state: 'down',
              words: 'Its tunnel to prod-eu-1 does not work.',
              latencyMs: undefined,
            },
          ],
        }),
      ];
    });
    const links = await panel('Links between clusters');
    expect(links.getByText('0 of 1 work')).toBeInTheDocument();
    expect(links.getByText('Ends disagree')).toBeInTheDocument();
    expect(
      links.getByText('Its tunnel to prod-us-1 works.'),
    ).toBeInTheDocument();
    expect(
      links.getByText('Its tunnel to prod-eu-1 does not work.'),
    ).toBeInTheDocument();
    expect(links.getByText('12.0 ms')).toBeInTheDocument();
    expect(links.getByRole('link', { name: 'prod-us-1' })).toHaveAttribute(
      'href',
      '/fleet/networking/clusters/prod-hub/prod-us-1',
    );
  });

  it('has clusters in trouble first', async () => {
    show(fleet => {
      fleet.networking.clusters = [
        buildNetwork('prod-us-1', {
          verdict: 'broken',
          words: 'Its tunnel does not work.',
          remarks: ['Istio is not ready.'],
          technologies: ['submariner'],
          serviceMeshes: ['Istio'],
          loadBalancers: { count: 2, waiting: 1 },
        }),
      ];
    });
    const clusters = await panel('Clusters');
    const first = within(clusters.getAllByRole('row')[1]);
    expect(first.getByText('Broken')).toBeInTheDocument();
    expect(first.getByText('1 without an address')).toBeInTheDocument();
    expect(first.getByText('Submariner, Istio')).toBeInTheDocument();
    expect(first.getByText('and 1 remark')).toHaveAttribute(
      'title',
      'Istio is not ready.',
    );
  });

  it('says that no cluster is linked', async () => {
    show();
    expect(
      await screen.findByText('No cluster is linked to another.'),
    ).toBeInTheDocument();
  });

  it('shouts what must differ and does not', async () => {
    show(fleet => {
      fleet.networking.conflicts = [
        {
          technology: 'ciliumMesh',
          about: 'clusterId',
          clusters: [],
          words: 'a and b have the same cluster id 1 in Cilium.',
        },
      ];
    });
    const conflicts = await panel('What must differ, and does not');
    expect(conflicts.getByText(/same cluster id 1/)).toBeInTheDocument();
  });
});

describe('the page of a cluster', () => {
  it('has each part, what is not installed, and how to add it', async () => {
    show(fleet => {
      fleet.networking.clusters = [
        buildNetwork('prod-eu-1', {
          remedies: [
            { about: 'submariner', words: 'Join this cluster to the broker.' },
          ],
          dnsRecords: {
            status: 'failed',
            reason: 'The account may not list ingresses.',
          },
        }),
      ];
    }, ofCluster);
    const balancers = await panel('Load balancers');
    expect(balancers.getByText('203.0.113.10')).toBeInTheDocument();
    const submariner = await panel('Submariner');
    expect(submariner.getByText(/not installed/i)).toBeInTheDocument();
    const records = await panel('DNS names');
    expect(records.getByText(/may not list ingresses/)).toBeInTheDocument();
    const remedies = await panel('How to add what is not there');
    expect(
      remedies.getByText('Join this cluster to the broker.'),
    ).toBeInTheDocument();
  });

  it('shows weights, and a load balancer that has no address', async () => {
    const observedAt = new Date(0).toISOString();
    show(fleet => {
      fleet.networking.clusters = [
        buildNetwork('prod-eu-1', {
          services: {
            status: 'ok',
            observedAt,
            value: [
              { namespace: 'shop', name: 'web', addresses: [], hostnames: [] },
            ],
          },
          dnsRecords: {
            status: 'ok',
            observedAt,
            value: [
              {
                source: 'Ingress',
                namespace: 'shop',
                name: 'web',
                hostname: 'shop.example.com',
                targets: [],
                setIdentifier: 'eu',
                weight: 70,
              },
            ],
          },
        }),
      ];
    }, ofCluster);
    const balancers = await panel('Load balancers');
    expect(balancers.getByText('No address yet')).toBeInTheDocument();
    const records = await panel('DNS names');
    expect(records.getByText('Ingress shop/web')).toBeInTheDocument();
    expect(records.getByText('70')).toBeInTheDocument();
  });
});
