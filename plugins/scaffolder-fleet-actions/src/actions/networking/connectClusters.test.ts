import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  ClusterNetworkDetail,
  manifestYaml,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  buildNetwork,
  buildNetworkLink,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { existsSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import { fleetOver } from '../../__testUtils__/fleetOver';
import { repositoryOver } from '../../__testUtils__/repositoryOver';
import {
  fleetRepository,
  github,
  runIn,
  writtenIn,
} from '../../__testUtils__/runIn';
import { buildServiceAccount } from '../../manifests/serviceAccounts';
import { connectClustersAction } from './connectClusters';
import { examples } from './connectClusters.examples';

type Network = ClusterNetworkDetail['network'];

const workspace = createMockDirectory();
let repository: Record<string, string>;
let networks: Network[];

function networkOf(
  name: string,
  podRange: string | undefined,
  clusterId = 0,
  more: Partial<Network> = {},
): Network {
  return buildNetwork(name, {
    ciliumMesh: {
      status: 'ok',
      value: {
        clusterName: clusterId > 0 ? name : 'default',
        clusterId,
        podRanges: podRange ? [podRange] : [],
      },
      observedAt: '2026-11-20T14:00:00Z',
    },
    ...more,
  });
}

const spoke = (name: string) => ({
  name,
  server: `https://api.${name}.example.com:6443`,
  labels: { env: 'prod' },
});
const action = connectClustersAction({
  fleet: fleetOver(
    () => ({
      'prod-hub': ['prod-eu-1', 'prod-us-1', 'prod-ap-1'].map(spoke),
    }),
    { networks: () => networks },
  ),
  reader: repositoryOver(() => repository),
  integrations: github,
});
type Input = Parameters<typeof action.handler>[0]['input'];
const clusters: Input['clusters'] = [
  { hub: 'prod-hub', cluster: 'prod-eu-1' },
  { hub: 'prod-hub', cluster: 'prod-us-1' },
];
const bySubmariner: Input = {
  repository: fleetRepository,
  technology: 'submariner',
  clusters,
};
const byMesh: Input = {
  ...bySubmariner,
  technology: 'ciliumMesh',
  meshDomain: 'mesh.acme.io',
};
const run = runIn(workspace, action, bySubmariner);
const text = writtenIn(workspace);
const readAll = (file: string) =>
  parseAllDocuments(text(file)).map(document => document.toJS());

const platform = (cluster: string) =>
  `clusters/prod-hub/${cluster}.platform.yaml`;
const folder = (cluster: string) => `platform/prod-hub/${cluster}`;

/** Cilium as it is brought under Git, with an upgrade and a setting of somebody's own. */
const ciliumOf = (cluster: string, told = '') => `# The network of ${cluster}
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${cluster}-cilium
  namespace: argocd
spec:
  project: platform
  destination: { name: ${cluster}, namespace: kube-system }
  sources:
    - repoURL: https://charts.acme.io
      chart: cilium
      targetRevision: 1.18.9 # tested here
      helm:
        releaseName: cilium
        valuesObject:
          ipam: { mode: cluster-pool } # ours
${told}`;

function merge(files: string[]) {
  for (const path of files) repository[path] = text(path);
  workspace.setContent({});
}

beforeEach(() => {
  workspace.setContent({});
  repository = {
    [platform('prod-eu-1')]: ciliumOf('prod-eu-1'),
    [platform('prod-us-1')]: ciliumOf('prod-us-1'),
  };
  networks = [
    networkOf('prod-eu-1', '10.64.0.0/16'),
    networkOf('prod-us-1', '10.65.0.0/16'),
    networkOf('prod-ap-1', '10.66.0.0/16', 1),
  ];
});

describe('fleet:network:connect', () => {
  it('joins clusters by Submariner, with credentials that are only named', async () => {
    const { files, sentence, commands, markdown } = await run();
    expect(sentence).toBe(
      'This pull request will connect prod-eu-1 and prod-us-1 by Submariner',
    );
    expect(files).toEqual([
      platform('prod-eu-1'),
      `${folder('prod-eu-1')}/submariner/broker.yaml`,
      `${folder('prod-eu-1')}/submariner/broker-account-prod-eu-1.yaml`,
      `${folder('prod-eu-1')}/submariner/broker-account-prod-us-1.yaml`,
      `${folder('prod-eu-1')}/submariner/credentials.yaml`,
      `${folder('prod-eu-1')}/submariner/submariner.yaml`,
      platform('prod-us-1'),
      `${folder('prod-us-1')}/submariner/credentials.yaml`,
      `${folder('prod-us-1')}/submariner/submariner.yaml`,
    ]);
    const [submariner] = readAll(
      `${folder('prod-us-1')}/submariner/submariner.yaml`,
    );
    expect(submariner.spec).toMatchObject({
      brokerK8sApiServer: 'api.prod-eu-1.example.com:6443',
      brokerK8sSecret: 'submariner-broker',
      ceIPSecPSKSecret: 'submariner-ipsec-psk',
      clusterID: 'prod-us-1',
      clusterCIDR: '10.65.0.0/16',
      serviceCIDR: '',
    });
    const secrets = readAll(
      `${folder('prod-us-1')}/submariner/credentials.yaml`,
    );
    expect(
      secrets.map(({ kind, metadata }) => `${kind} ${metadata.name}`),
    ).toEqual([
      'ExternalSecret submariner-broker',
      'ExternalSecret submariner-ipsec-psk',
    ]);
    const [cilium, application] = readAll(platform('prod-us-1'));
    expect(cilium.spec.project).toBe('platform');
    expect(application.spec.sources).toEqual([
      {
        repoURL: 'https://github.com/submariner-io/submariner-operator',
        targetRevision: 'v0.24.0',
        path: 'config/default',
        kustomize: {
          images: ['controller=quay.io/submariner/submariner-operator:0.24.0'],
        },
      },
      {
        repoURL: 'https://github.com/acme/fleet.git',
        targetRevision: 'main',
        path: `${folder('prod-us-1')}/submariner`,
      },
    ]);
    expect(commands).toContain(
      'kubectl --context prod-eu-1 -n submariner-k8s-broker get secret cluster-prod-us-1-token',
    );
    expect(commands).toContain(
      'vault kv patch -mount=secret fleet/prod/prod-us-1/submariner psk=@submariner.psk',
    );
    expect(markdown).toContain('| `prod-us-1` | `10.65.0.0/16` |');
  });

  it('gives members of a mesh a number, a name and each other, and keeps what Cilium had', async () => {
    const told = `          clustermesh:
            config:
              clusters:
                - name: prod-ap-1 # since spring
                  address: mesh.prod-ap-1.acme.io
                  port: 2379
`;
    repository[platform('prod-eu-1')] = ciliumOf('prod-eu-1', told);
    networks[0] = networkOf('prod-eu-1', '10.64.0.0/16', 0, {
      links: [
        buildNetworkLink('prod-eu-1', 'prod-ap-1', {
          technology: 'ciliumMesh',
        }),
      ],
    });
    const { files, commands } = await run(byMesh);
    expect(files).toEqual([
      platform('prod-eu-1'),
      platform('prod-us-1'),
      `${folder('prod-us-1')}/cluster-mesh/authority.yaml`,
    ]);
    const written = text(platform('prod-eu-1'));
    for (const kept of [
      '# The network of prod-eu-1',
      'targetRevision: 1.18.9 # tested here',
      'repoURL: https://charts.acme.io',
      '# ours',
      'name: prod-ap-1 # since spring',
    ]) {
      expect(written).toContain(kept);
    }
    const [cilium] = readAll(platform('prod-eu-1'));
    expect(cilium.spec.sources[0].helm.valuesObject).toEqual({
      ipam: { mode: 'cluster-pool' },
      // The neighbour has the number 1.
      cluster: { name: 'prod-eu-1', id: 2 },
      clustermesh: {
        useAPIServer: true,
        apiserver: {
          service: {
            type: 'LoadBalancer',
            annotations: {
              'external-dns.alpha.kubernetes.io/hostname':
                'prod-eu-1.mesh.acme.io',
            },
          },
          tls: {
            auto: { enabled: true, method: 'cronJob' },
            server: { extraDnsNames: ['prod-eu-1.mesh.acme.io'] },
          },
        },
        config: {
          enabled: true,
          clusters: [
            {
              name: 'prod-ap-1',
              address: 'mesh.prod-ap-1.acme.io',
              port: 2379,
            },
            {
              name: 'prod-us-1',
              address: 'prod-us-1.mesh.acme.io',
              port: 2379,
            },
          ],
        },
      },
    });
    expect(commands).toMatch(
      /^kubectl --context prod-eu-1 -n kube-system get secret cilium-ca .* \| vault kv put -mount=secret fleet\/prod\/prod-us-1\/cilium-ca -$/,
    );
  });

  it('reaches a cluster by its IP address where that is given', async () => {
    const [first, second] = clusters;
    await run({
      ...byMesh,
      clusters: [{ ...first, address: '203.0.113.7' }, second],
    });
    const [cilium] = readAll(platform('prod-us-1'));
    const { clustermesh } = cilium.spec.sources[0].helm.valuesObject;
    expect(clustermesh.config.clusters).toEqual([
      { name: 'prod-eu-1', port: 2379, ips: ['203.0.113.7'] },
    ]);
  });

  it('brings External DNS where there is none, and nowhere else', async () => {
    networks[1] = networkOf('prod-us-1', '10.65.0.0/16', 0, {
      externalDns: 'notInstalled',
    });
    const { commands } = await run({ externalDns: { domain: 'acme.io' } });
    expect(text(platform('prod-eu-1'))).not.toContain('external-dns');
    const dns = readAll(platform('prod-us-1')).find(
      ({ metadata }) => metadata.name === 'prod-us-1-external-dns',
    );
    expect(dns.spec.sources[0]).toMatchObject({
      chart: 'external-dns',
      helm: {
        valuesObject: { domainFilters: ['acme.io'], policy: 'upsert-only' },
      },
    });
    expect(commands).toContain(
      'vault kv put -mount=secret fleet/prod/prod-us-1/external-dns credentials=@credentials-external-dns',
    );
  });

  it.each([
    ['Submariner', bySubmariner],
    ['Cluster Mesh', byMesh],
  ])('writes nothing of %s a second time', async (_, input) => {
    merge((await run(input)).files);
    const again = await run(input);
    expect(again.files).toEqual([]);
    expect(again.sentence).toMatch(
      /^The repository connects prod-eu-1 and prod-us-1 by .* already$/,
    );
    expect(existsSync(workspace.resolve('clusters'))).toBe(false);
  });

  it('tells pods of clusters apart by Globalnet, where their addresses are the same', async () => {
    networks[1] = networkOf('prod-us-1', '10.64.128.0/17');
    await expect(run()).rejects.toThrow(
      'clusters[1].podCidr: pods of prod-us-1 (10.64.128.0/17) and of prod-eu-1 (10.64.0.0/16) have the same addresses; switch on submariner.globalnet',
    );
    await run({ submariner: { globalnet: true } });
    const [, , broker] = readAll(
      `${folder('prod-eu-1')}/submariner/broker.yaml`,
    );
    expect(broker.spec.globalnetEnabled).toBe(true);
  });

  it.each<[string, Partial<Input>, string | RegExp]>([
    [
      'a cluster that the portal does not know',
      {
        clusters: [clusters[0], { hub: 'prod-hub', cluster: 'prod-eu-9' }],
      },
      "clusters[1].cluster: the portal knows no cluster 'prod-eu-9' of the hub 'prod-hub'; onboard it first",
    ],
    [
      'one cluster',
      { clusters: [clusters[0]] },
      /^clusters: a link has two ends/,
    ],
    [
      'a cluster with itself',
      { clusters: [clusters[0], clusters[0]] },
      /^clusters\[1\]\.cluster: 'prod-eu-1' of prod-hub is named twice/,
    ],
    [
      'a range that is none',
      { clusters: [clusters[0], { ...clusters[1], podCidr: '10.0.0.1' }] },
      /^clusters\[1\]\.podCidr: '10\.0\.0\.1' is not a range of addresses/,
    ],
    [
      'a number that another member has',
      {
        ...byMesh,
        clusters: [
          { ...clusters[0], id: 4 },
          { ...clusters[1], id: 4 },
        ],
      },
      'clusters[1].id: prod-us-1 and prod-eu-1 have the same id 4 in Cilium',
    ],
    [
      'another number than the cluster has',
      {
        ...byMesh,
        clusters: [
          clusters[0],
          { hub: 'prod-hub', cluster: 'prod-ap-1', id: 3 },
        ],
      },
      'clusters[1].id: prod-ap-1 has the id 1 in Cilium',
    ],
    [
      'a member that nobody can reach',
      { ...byMesh, meshDomain: undefined },
      /^clusters\[0\]\.address: the others have to reach the mesh API server of prod-eu-1/,
    ],
    [
      'a member whose Cilium is not in Git',
      {
        ...byMesh,
        clusters: [clusters[0], { hub: 'prod-hub', cluster: 'prod-ap-1' }],
      },
      "clusters[1].cluster: 'clusters/prod-hub/prod-ap-1.platform.yaml' has no Application prod-ap-1-cilium",
    ],
  ])('refuses %s', async (_, input, words) => {
    await expect(run(input)).rejects.toThrow(words);
    expect(workspace.content()).toEqual({});
  });

  it('refuses clusters on which their hub may write workloads only', async () => {
    const accounts = (
      role: Parameters<typeof buildServiceAccount>[0]['role'],
    ) =>
      manifestYaml(
        ...buildServiceAccount({
          name: 'argocd-manager',
          namespace: 'argocd',
          role,
        }),
      );
    const narrow = 'bootstrap/prod-us-1/argocd-manager.yaml';
    repository[narrow] = accounts({ rules: [] });
    for (const input of [bySubmariner, byMesh]) {
      await expect(run(input)).rejects.toThrow(
        /^clusters\[1\]\.cluster: 'bootstrap\/prod-us-1\/argocd-manager\.yaml' lets the hub write workloads only.* onboard prod-us-1 with cluster-admin/,
      );
      expect(workspace.content()).toEqual({});
    }
    repository[narrow] = accounts({ existing: 'cluster-admin' });
    const { files } = await run();
    expect(files.length).toBeGreaterThan(0);
  });

  it('asks for the addresses of pods that nobody could read, and for none of a neighbour that clashes', async () => {
    networks[0] = networkOf('prod-eu-1', undefined);
    await expect(run()).rejects.toThrow(
      /^clusters\[0\]\.podCidr: the portal could not read/,
    );
    networks[0] = networkOf('prod-eu-1', '10.64.0.0/16', 0, {
      links: [buildNetworkLink('prod-eu-1', 'prod-ap-1')],
    });
    networks[2] = networkOf('prod-ap-1', '10.64.0.0/14');
    await expect(run()).rejects.toThrow(
      /^clusters\[0\]\.podCidr: pods of prod-eu-1 .* and of prod-ap-1/,
    );
  });

  it.each(examples)('runs the example: $description', async ({ example }) => {
    const { files } = await run(parse(example).steps[0].input);
    expect(files.length).toBeGreaterThan(0);
  });
});
