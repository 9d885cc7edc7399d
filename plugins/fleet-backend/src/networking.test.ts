import type { FleetClient } from '@fleet-portal/backstage-plugin-fleet-common';
import { startOnDemo } from './__testUtils__/startOnDemo';
import { eventually } from './__testUtils__/startPlugin';

/** The links of the demo's clusters, over real HTTP on both sides. */
describe('the network of the demo fleet', () => {
  jest.setTimeout(120_000);
  let client: FleetClient;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    ({ client, stop } = await startOnDemo({
      before: ({ controls }) =>
        controls.cutLink({ cluster: 'prod-eu-1', other: 'prod-us-1' }),
    }));
  });
  afterAll(() => stop?.());

  const links = async () => {
    const answer = await client.networking.getNetworking();
    return answer.links.map(({ technology, state, ends }) => ({
      technology,
      state,
      between: ends.map(({ ref }) => ref?.name).sort(),
    }));
  };

  const networkOf = async (name: string) => {
    const ref = { hub: 'nonprod-hub', name };
    return (await client.networking.getClusterNetwork(ref)).network;
  };

  it('finds each link, and what both of its ends say', async () => {
    await eventually(
      links,
      found =>
        expect(found).toEqual([
          {
            technology: 'ciliumMesh',
            state: 'down',
            between: ['prod-eu-1', 'prod-us-1'],
          },
          {
            technology: 'ciliumMesh',
            state: 'half',
            between: ['prod-ap-1', 'prod-eu-1'],
          },
          {
            technology: 'submariner',
            state: 'up',
            between: ['stg-eu-1', 'stg-us-1'],
          },
        ]),
      60_000,
    );
  });

  it('has clusters with a broken link first', async () => {
    const { clusters } = await client.networking.getNetworking();
    expect(
      clusters.slice(0, 2).map(({ ref, verdict }) => [ref.name, verdict]),
    ).toEqual([
      ['prod-eu-1', 'broken'],
      ['prod-us-1', 'broken'],
    ]);
  });

  it('knows how a cluster is reached', async () => {
    await eventually(
      () => networkOf('stg-ap-1'),
      network =>
        expect(network).toMatchObject({
          verdict: 'notLinked',
          externalDns: 'ready',
          loadBalancers: { count: 1, waiting: 0 },
          serviceMeshes: ['Istio'],
          dnsRecords: {
            value: [{ hostname: 'staging.shop.example.com', weight: 50 }],
          },
        }),
    );
  });

  it('points out a load balancer that does not come', async () => {
    await eventually(
      () => networkOf('test-eu-1'),
      network =>
        expect(network).toMatchObject({
          verdict: 'attention',
          words: expect.stringContaining('still without an address'),
        }),
    );
  });
});
