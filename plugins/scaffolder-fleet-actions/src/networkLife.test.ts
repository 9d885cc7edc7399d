import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  Fleet,
  fleetOwner,
  fleetRepository,
  startFleet,
} from '@fleet-portal/fleet-simulator';
import { buildNetwork } from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { fleetOver } from './__testUtils__/fleetOver';
import { repositoryOver } from './__testUtils__/repositoryOver';
import { github, runIn, writtenIn } from './__testUtils__/runIn';
import { equipClusterAction } from './actions/cluster/equipCluster';
import { connectClustersAction } from './actions/networking/connectClusters';

jest.setTimeout(120_000);

const workspace = createMockDirectory();
const committed: Record<string, string> = {};
const reader = repositoryOver(() => committed);
const hub = 'nonprod-hub';
const names = ['test-eu-1', 'stg-ap-1'];
const ranges: Record<string, string> = {
  'test-eu-1': '10.66.0.0/16',
  'stg-ap-1': '10.70.0.0/16',
};
const repository = {
  repoUrl: 'github.com?owner=acme&repo=fleet',
  gitUrl: `https://git.example.com/${fleetOwner}/${fleetRepository}.git`,
};
const clusters = names.map(cluster => ({
  hub,
  cluster,
  podCidr: ranges[cluster],
}));
const connect = runIn(
  workspace,
  connectClustersAction({
    fleet: fleetOver(
      () => ({
        [hub]: names.map(name => ({
          name,
          server: `https://${name}.k8s.example.com:6443`,
          labels: { env: 'staging' },
        })),
      }),
      {
        networks: () =>
          names.map(name =>
            buildNetwork(name, {
              ref: { hub, name },
              externalDns: name === 'stg-ap-1' ? 'notInstalled' : 'ready',
            }),
          ),
      },
    ),
    reader,
    integrations: github,
  }),
  { repository, technology: 'submariner', clusters },
);
const equip = runIn(
  workspace,
  equipClusterAction({ reader, integrations: github }),
  {
    repository,
    hub,
    cluster: 'test-eu-1',
    environment: 'staging',
    parts: ['cilium'],
  },
);

let fleet: Fleet;
beforeAll(async () => {
  fleet = await startFleet({ now: Date.UTC(2026, 10, 20, 14, 5) });
});
afterAll(() => fleet?.stop());

const minutes = (count: number) => fleet.world.advance(count * 60_000);

async function merge({ files }: Record<string, string[]>) {
  const changed = Object.fromEntries(
    files.map(file => [file, writtenIn(workspace)(file)]),
  );
  Object.assign(committed, changed);
  workspace.setContent({});
  await fleet.git.commit(
    fleetOwner,
    fleetRepository,
    'main',
    changed,
    'Connect clusters',
    { name: 'Pat', email: 'pat@example.com' },
  );
  await minutes(5);
}

/** The operator runs the commands of the pull request. */
const operate = async () => {
  for (const cluster of names) fleet.controls.registerSpoke({ cluster });
  await minutes(10);
};

/** Status of the tunnels of a cluster, by the cluster at the other end; undefined without Submariner. */
async function tunnels(cluster: string): Promise<string[] | undefined> {
  const spoke = fleet.urls.spokes.find(one => one.name === cluster);
  const answer = await fetch(`${spoke?.url}/apis/submariner.io/v1/gateways`, {
    headers: { authorization: `Bearer ${spoke?.token}`, connection: 'close' },
  });
  if (answer.status === 404) return undefined;
  const { items } = await answer.json();
  return items.flatMap(
    (gateway: {
      status: {
        connections: { status: string; endpoint: { cluster_id: string } }[];
      };
    }) =>
      gateway.status.connections.map(
        ({ status, endpoint }) => `${endpoint.cluster_id} ${status}`,
      ),
  );
}

/** What the agents of a cluster say of another. */
async function agentsSay(cluster: string, peer: string): Promise<string[]> {
  const query = `avg(cilium_clustermesh_remote_cluster_readiness_status{cluster="${cluster}",target_cluster="${peer}"})`;
  const answer = await fetch(
    `${fleet.urls.metrics}/api/v1/query?${new URLSearchParams({ query })}`,
    { headers: { connection: 'close' } },
  );
  const { data } = await answer.json();
  return data.result.map(({ value }: { value: [number, string] }) => value[1]);
}

it('is played by the demo: tunnels come up once Git and the operator have done their part', async () => {
  await merge(await connect());
  // Nobody has put the key into Vault: nothing that would ask for it is there.
  expect(await tunnels('stg-ap-1')).toBeUndefined();
  await operate();
  expect(await tunnels('test-eu-1')).toEqual(['stg-ap-1 connected']);
  expect(await tunnels('stg-ap-1')).toEqual(['test-eu-1 connected']);
});

it('is played by the demo: agents of a mesh are connected once both ends were told', async () => {
  for (const cluster of names) await merge(await equip({ cluster }));
  expect(await agentsSay('test-eu-1', 'stg-ap-1')).toEqual([]);
  await merge(
    await connect({
      technology: 'ciliumMesh',
      meshDomain: 'mesh.example.com',
    }),
  );
  await operate();
  expect(await agentsSay('test-eu-1', 'stg-ap-1')).toEqual(['1']);
  expect(await agentsSay('stg-ap-1', 'test-eu-1')).toEqual(['1']);
});
