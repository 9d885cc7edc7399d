import type {
  NetworkObjects,
  SpokeClient,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { servedSpoke } from '../../__testUtils__/servedSpoke';

/** Lists by their path, or by path and label selector; another path is not served. */
let lists: Record<string, unknown>;
let spoke: Awaited<ReturnType<typeof servedSpoke>>;
let client: SpokeClient;
const { signal } = new AbortController();

beforeAll(async () => {
  spoke = await servedSpoke((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://spoke');
    const selector = searchParams.get('labelSelector');
    const answer = lists[selector ? `${pathname}?${selector}` : pathname];
    response.statusCode = answer === undefined ? 404 : 200;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer ?? {}));
  });
  client = spoke.client;
});
afterAll(() => spoke.stop());

const read = <K extends keyof NetworkObjects>(kind: K) =>
  client.listPlatform!(kind, { signal });
const named = (name: string, more: object = {}) => ({
  metadata: { name, namespace: 'shop', ...more },
});

describe('what is published', () => {
  const annotations = {
    'external-dns.alpha.kubernetes.io/hostname':
      'shop.example.com, www.example.com',
    'external-dns.alpha.kubernetes.io/set-identifier': 'eu',
    'external-dns.alpha.kubernetes.io/aws-weight': '70',
  };

  it('is every load balancer, and every Service with a name', async () => {
    lists = {
      '/api/v1/services': {
        items: [
          { ...named('inner'), spec: { type: 'ClusterIP' } },
          {
            ...named('gateway', { annotations }),
            spec: { type: 'LoadBalancer' },
            status: {
              loadBalancer: {
                ingress: [
                  { hostname: 'lb.example.net' },
                  { ip: '203.0.113.9' },
                ],
              },
            },
          },
          {
            ...named('waiting'),
            spec: { type: 'LoadBalancer' },
            status: { loadBalancer: {} },
          },
        ],
      },
    };
    expect(await read('publishedServices')).toEqual([
      {
        namespace: 'shop',
        name: 'gateway',
        loadBalancer: true,
        addresses: ['lb.example.net', '203.0.113.9'],
        hostnames: ['shop.example.com', 'www.example.com'],
        setIdentifier: 'eu',
        weight: 70,
      },
      expect.objectContaining({ name: 'waiting', addresses: [] }),
    ]);
  });

  it('is every Ingress with a host', async () => {
    lists = {
      '/apis/networking.k8s.io/v1/ingresses': {
        items: [
          { ...named('plain'), spec: { rules: [{}] } },
          {
            ...named('web', { annotations }),
            spec: { rules: [{ host: 'shop.example.com' }] },
          },
        ],
      },
    };
    expect(await read('publishedIngresses')).toMatchObject([
      {
        name: 'web',
        hostnames: ['shop.example.com', 'www.example.com'],
        weight: 70,
      },
    ]);
  });

  it('is every record of a DNSEndpoint', async () => {
    lists = {
      '/apis/externaldns.k8s.io/v1alpha1/dnsendpoints': {
        items: [
          {
            ...named('shop'),
            spec: {
              endpoints: [
                {
                  dnsName: 'shop.example.com',
                  recordType: 'CNAME',
                  targets: ['lb.example.net'],
                  setIdentifier: 'us',
                  providerSpecific: [{ name: 'aws/weight', value: '0' }],
                },
              ],
            },
          },
        ],
      },
    };
    expect(await read('dnsEndpoints')).toEqual([
      {
        namespace: 'shop',
        name: 'shop',
        hostname: 'shop.example.com',
        recordType: 'CNAME',
        targets: ['lb.example.net'],
        setIdentifier: 'us',
        weight: 0,
      },
    ]);
  });
});

it('knows the parts of the network by their labels', async () => {
  const deployments = '/apis/apps/v1/deployments';
  const empty = { items: [] };
  const pod = { containers: [{ image: 'quay.io/istio/pilot:1.29.0' }] };
  lists = {
    [`${deployments}?app.kubernetes.io/name in (external-dns)`]: empty,
    [`${deployments}?k8s-app in (clustermesh-apiserver)`]: {
      items: [
        {
          ...named('clustermesh-apiserver', {
            labels: { 'k8s-app': 'clustermesh-apiserver' },
          }),
          spec: {
            replicas: 2,
            template: {
              spec: { hostAliases: [{ hostnames: ['b.mesh.cilium.io'] }] },
            },
          },
          status: { readyReplicas: 1 },
        },
      ],
    },
    '/apis/apps/v1/daemonsets?k8s-app in (cilium)': empty,
    [`${deployments}?app in (istiod,kuma-control-plane,kong-mesh-control-plane)`]:
      {
        items: [
          {
            ...named('istiod', { labels: { app: 'istiod' } }),
            spec: { template: { spec: pod } },
            status: { readyReplicas: 1 },
          },
        ],
      },
    [`${deployments}?linkerd.io/control-plane-component in (destination)`]:
      empty,
    [`${deployments}?component in (connect-injector)`]: empty,
  };
  expect(await read('networkWorkloads')).toEqual([
    expect.objectContaining({
      part: 'Cluster Mesh API server',
      ready: false,
      message: '1 of 2 ready',
      hostAliases: ['b.mesh.cilium.io'],
    }),
    expect.objectContaining({ part: 'Istio', version: '1.29.0', ready: true }),
  ]);
});

describe('Cilium', () => {
  const path = '/api/v1/namespaces/kube-system/configmaps/cilium-config';
  it.each([
    [
      {
        'cluster-name': 'prod-eu-1',
        'cluster-id': '7',
        ipam: 'cluster-pool',
        'cluster-pool-ipv4-cidr': '10.1.0.0/16 10.2.0.0/16',
      },
      {
        clusterName: 'prod-eu-1',
        clusterId: 7,
        ipam: 'cluster-pool',
        poolRanges: ['10.1.0.0/16', '10.2.0.0/16'],
      },
    ],
    [
      { ipam: 'eni', 'cluster-pool-ipv4-cidr': '10.0.0.0/8' },
      { clusterName: 'default', clusterId: 0, ipam: 'eni', poolRanges: [] },
    ],
  ])('says who the cluster is in %p', async (data, facts) => {
    lists = { [path]: { metadata: { name: 'cilium-config' }, data } };
    expect(await read('ciliumConfig')).toEqual(facts);
  });

  it('says which ranges its nodes have', async () => {
    const node = (...podCIDRs: string[]) => ({
      ...named('node'),
      spec: { ipam: { podCIDRs } },
    });
    lists = {
      '/apis/cilium.io/v2/ciliumnodes': {
        items: [node('10.1.1.0/24'), node('10.1.0.0/24'), named('bare')],
      },
    };
    expect(await read('ciliumPodRanges')).toEqual([
      '10.1.0.0/24',
      '10.1.1.0/24',
    ]);
  });
});

describe('Submariner', () => {
  it('says how each tunnel is, and how long a packet takes', async () => {
    const connection = (cluster_id: string, average?: string) => ({
      endpoint: { cluster_id },
      status: 'connected',
      statusMessage: '',
      latencyRTT: average && { average },
    });
    lists = {
      '/apis/submariner.io/v1/gateways': {
        items: [
          {
            ...named('node-1'),
            status: {
              haStatus: 'active',
              statusFailure: '',
              localEndpoint: { cluster_id: 'a' },
              connections: [
                connection('b', '12.5ms'),
                connection('c', '1m0.5s'),
                connection('d'),
              ],
            },
          },
        ],
      },
    };
    const [gateway] = await read('submarinerGateways');
    expect(gateway).toMatchObject({ haStatus: 'active', clusterId: 'a' });
    expect(
      gateway.connections.map(({ clusterId, latencyMs }) => [
        clusterId,
        latencyMs,
      ]),
    ).toEqual([
      ['b', 12.5],
      ['c', 60_500],
      ['d', undefined],
    ]);
  });

  it('says who takes part', async () => {
    lists = {
      '/apis/submariner.io/v1alpha1/submariners': {
        items: [{ ...named('submariner'), spec: { clusterID: 'a' } }],
      },
      '/apis/submariner.io/v1/clusters': {
        items: [
          {
            ...named('b'),
            spec: { cluster_id: 'b', cluster_cidr: ['10.2.0.0/16'] },
          },
        ],
      },
    };
    expect(await read('submariners')).toMatchObject([{ clusterId: 'a' }]);
    expect(await read('submarinerClusters')).toEqual([
      {
        clusterId: 'b',
        podRanges: ['10.2.0.0/16'],
        serviceRanges: [],
        globalRanges: [],
      },
    ]);
  });
});

it('reads which services clusters share, in the version that is served', async () => {
  lists = {
    '/apis/multicluster.x-k8s.io/v1alpha1/serviceexports': {
      items: [
        {
          ...named('db'),
          status: {
            conditions: [
              { type: 'Valid', status: 'False', message: 'no such Service' },
            ],
          },
        },
        named('fresh'),
      ],
    },
    '/apis/multicluster.x-k8s.io/v1alpha1/serviceimports': {
      items: [{ ...named('db'), status: { clusters: [{ cluster: 'b' }] } }],
    },
  };
  expect(await read('serviceExports')).toMatchObject([
    { name: 'db', valid: false, message: 'no such Service' },
    { name: 'fresh', valid: undefined },
  ]);
  expect(await read('serviceImports')).toEqual([
    { namespace: 'shop', name: 'db', clusters: ['b'] },
  ]);
});

it('is absent where it is not installed', async () => {
  lists = {};
  await expect(read('ciliumConfig')).rejects.toMatchObject({
    kind: 'notFound',
  });
  await expect(read('submarinerGateways')).rejects.toMatchObject({
    kind: 'notFound',
  });
});
