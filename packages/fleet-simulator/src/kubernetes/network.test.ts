import { startFleet, type Fleet } from '../fleet';
import { isJsonArray, isJsonObject, valueAt, type JsonObject } from '../json';
import { textAt } from '../world/manifests';

jest.setTimeout(60_000);

let fleet: Fleet;
beforeAll(async () => {
  fleet = await startFleet({ now: Date.UTC(2026, 10, 20, 14, 5) });
});
afterEach(() => fleet.controls.healAll());
afterAll(() => fleet.stop());

/** Objects of a collection of a spoke. */
async function listed(cluster: string, path: string): Promise<JsonObject[]> {
  const { url, token } = fleet.urls.spokes.find(
    ({ name }) => name === cluster,
  )!;
  const answer = await fetch(`${url}${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { items } = await answer.json();
  return items;
}

async function tunnelOf(cluster: string) {
  const [gateway] = await listed(cluster, '/apis/submariner.io/v1/gateways');
  const connections = valueAt(gateway, ['status', 'connections']);
  const [first] = isJsonArray(connections) ? connections : [];
  if (!isJsonObject(first)) return undefined;
  return {
    to: textAt(first, 'endpoint', 'cluster_id'),
    status: textAt(first, 'status'),
    message: textAt(first, 'statusMessage'),
  };
}

/** What the agents of a cluster say of another, 1 or 0. */
async function meshReadiness(cluster: string, peer: string): Promise<string[]> {
  const query = `avg by (target_cluster) (cilium_clustermesh_remote_cluster_readiness_status{cluster="${cluster}",target_cluster="${peer}"})`;
  const answer = await fetch(
    `${fleet.urls.metrics}/api/v1/query?${new URLSearchParams({ query })}`,
  );
  const { data } = await answer.json();
  return data.result.map(({ value }: { value: [number, string] }) => value[1]);
}

it('links two clusters by Submariner, until somebody cuts the link', async () => {
  expect(await tunnelOf('stg-eu-1')).toMatchObject({
    to: 'stg-us-1',
    status: 'connected',
  });

  fleet.controls.cutLink({ cluster: 'stg-us-1', other: 'stg-eu-1' });
  expect(await tunnelOf('stg-eu-1')).toMatchObject({
    status: 'error',
    message: expect.stringContaining('Failed to successfully ping'),
  });
  expect(await tunnelOf('stg-us-1')).toMatchObject({ status: 'error' });

  fleet.controls.mendLink({ cluster: 'stg-eu-1', other: 'stg-us-1' });
  expect(await tunnelOf('stg-eu-1')).toMatchObject({ status: 'connected' });
});

it("says in the metrics of Cilium's agents whether they are connected", async () => {
  expect(await meshReadiness('prod-eu-1', 'prod-us-1')).toEqual(['1']);
  expect(await meshReadiness('prod-ap-1', 'prod-eu-1')).toEqual([]);

  fleet.controls.cutLink({ cluster: 'prod-eu-1', other: 'prod-us-1' });
  expect(await meshReadiness('prod-eu-1', 'prod-us-1')).toEqual(['0']);
  expect(await meshReadiness('prod-us-1', 'prod-eu-1')).toEqual(['0']);
});

it('loses the other end with its cluster', async () => {
  fleet.controls.setNetworkFault({ cluster: 'stg-us-1', kind: 'black-hole' });
  expect(await tunnelOf('stg-eu-1')).toMatchObject({ status: 'error' });
});

it('gives load balancers addresses, but one', async () => {
  const addresses = async (cluster: string) => {
    const services = await listed(cluster, '/api/v1/services');
    return services
      .filter(service => textAt(service, 'spec', 'type') === 'LoadBalancer')
      .map(service => valueAt(service, ['status', 'loadBalancer', 'ingress']));
  };
  expect(await addresses('stg-eu-1')).toEqual([
    [{ ip: expect.stringMatching(/^203\.0\.113\.\d+$/) }],
  ]);
  expect(await addresses('test-eu-1')).toEqual([undefined]);
});
