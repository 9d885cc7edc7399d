import type { Block } from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  NetworkObjects,
  NetworkWorkload,
  PlatformBlocks,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { ago, buildCluster, buildHub, NOW } from '../../__testUtils__/builders';
import { buildView } from '../../__testUtils__/buildView';
import type { ClusterPlace } from '../place';
import { clusterNetwork, fleetNetwork } from './networking';
import type { NetworkSubject } from './NetworkSubject';

const observedAt = ago(60);
const ok = <T>(value: T): Block<T> => ({ status: 'ok', value, observedAt });
const absent = { status: 'absent', reason: 'not installed' } as const;

const bare: Required<Pick<PlatformBlocks, keyof NetworkObjects>> = {
  publishedServices: ok([]),
  publishedIngresses: ok([]),
  dnsEndpoints: absent,
  networkWorkloads: ok([]),
  ciliumConfig: absent,
  ciliumPodRanges: absent,
  submariners: absent,
  submarinerGateways: absent,
  submarinerClusters: absent,
  serviceExports: absent,
  serviceImports: absent,
};

const places = new Map(
  buildView([
    buildHub('prod-hub', {
      clusters: ['a', 'b', 'c'].map(name => buildCluster(name)),
    }),
  ]).places.map(place => [place.ref.name, place]),
);
const placeOf = (name: string): ClusterPlace => places.get(name)!;

function subject(
  name: string,
  platform: PlatformBlocks,
  more: Partial<NetworkSubject> = {},
): NetworkSubject {
  return {
    place: placeOf(name),
    reading: {
      nodes: absent,
      addOns: absent,
      platform: { ...bare, ...platform },
    },
    ...more,
  };
}

type Tunnel = [peer: string, status: string, message?: string];

/** A cluster of Submariner that goes by its own name. */
function submariner(
  name: string,
  tunnels: Tunnel[],
  more: PlatformBlocks & { ranges?: string[]; globalRanges?: string[] } = {},
): NetworkSubject {
  const { ranges = [], globalRanges = [], ...blocks } = more;
  return subject(name, {
    submariners: ok([
      { namespace: 'submariner-operator', name: 'submariner', clusterId: name },
    ]),
    submarinerGateways: ok([
      {
        name: 'node-1',
        haStatus: 'active',
        clusterId: name,
        connections: tunnels.map(([clusterId, status, message]) => ({
          clusterId,
          status,
          message,
          latencyMs: status === 'connected' ? 12 : undefined,
        })),
      },
    ]),
    submarinerClusters: ok([
      { clusterId: name, podRanges: ranges, serviceRanges: [], globalRanges },
    ]),
    ...blocks,
  });
}

const workload = (overrides: Partial<NetworkWorkload>): NetworkWorkload => ({
  part: 'Cluster Mesh API server',
  namespace: 'kube-system',
  name: 'clustermesh-apiserver',
  ready: true,
  hostAliases: [],
  ...overrides,
});

/** A cluster of Cilium's mesh; its agents count what is given of each peer. */
function cilium(
  name: string,
  clusterId: number,
  counted: Record<string, number> | 'no metrics',
  more: { aliases?: string[]; clusterName?: string; pool?: string } = {},
): NetworkSubject {
  const { aliases = [], clusterName = name, pool } = more;
  return subject(
    name,
    {
      ciliumConfig: ok({
        clusterName,
        clusterId,
        ipam: 'cluster-pool',
        poolRanges: pool ? [pool] : [],
      }),
      networkWorkloads: ok([workload({ hostAliases: aliases })]),
    },
    {
      mesh:
        counted === 'no metrics'
          ? { status: 'notConfigured', reason: 'No metrics are known.' }
          : {
              status: 'ok',
              observedAt,
              value: Object.entries(counted).map(([peer, value]) => ({
                labels: { target_cluster: peer },
                at: 0,
                value,
              })),
            },
    },
  );
}

const linkStates = (subjects: NetworkSubject[]) =>
  fleetNetwork(subjects).links.map(({ ends, state }) => [
    ends.map(({ name }) => name).join('-'),
    state,
  ]);

describe('links of Submariner', () => {
  it.each<[string, Tunnel[], Tunnel[], string]>([
    ['both work', [['b', 'connected']], [['a', 'connected']], 'up'],
    ['neither works', [['b', 'error', 'no ping']], [['a', 'error']], 'down'],
    ['they disagree', [['b', 'connected']], [['a', 'error']], 'disputed'],
    ['one is silent', [['b', 'connected']], [], 'half'],
    ['it is made', [['b', 'connecting']], [['a', 'connected']], 'connecting'],
    ['a new word', [['b', 'dreaming']], [['a', 'connected']], 'unknown'],
  ])('when %s', (_, tunnels, others, state) => {
    expect(
      linkStates([submariner('a', tunnels), submariner('b', others)]),
    ).toEqual([['a-b', state]]);
  });

  it('says which end says what', () => {
    const [link] = fleetNetwork([
      submariner('a', [['b', 'connected']]),
      submariner('b', [['a', 'error', 'Failed to ping']]),
    ]).links;
    expect(link.words).toBe(
      'The ends do not agree. a: Its tunnel to b works. b: Its tunnel to a does not work. Failed to ping.',
    );
    expect(link.ends[0].latencyMs).toBe(12);
  });

  it('does not believe what was read before a spoke fell silent', () => {
    const { links } = fleetNetwork([
      submariner('a', [['b', 'connected']]),
      submariner('b', [], {
        submarinerGateways: {
          status: 'stale',
          observedAt,
          reason: 'it does not answer',
          value: [
            {
              name: 'node-1',
              haStatus: 'active',
              clusterId: 'b',
              connections: [{ clusterId: 'a', status: 'connected' }],
            },
          ],
        },
      }),
    ]);
    expect(links[0]).toMatchObject({ state: 'unknown' });
    expect(links[0].words).toContain(
      'It could not be read anew: it does not answer. When last read: Its tunnel to a works.',
    );
  });

  it('knows no more than one end of a link that leads elsewhere', () => {
    const { links } = fleetNetwork([
      submariner('a', [['elsewhere', 'connected']]),
    ]);
    expect(links[0].state).toBe('unknown');
    expect(links[0].ends[1]).toMatchObject({ name: 'elsewhere' });
    expect(links[0].ends[1].ref).toBeUndefined();
  });

  it('is down where no gateway is active', () => {
    const { links } = fleetNetwork([
      submariner('a', [], {
        submarinerGateways: ok([]),
        submarinerClusters: ok(
          ['a', 'b'].map(clusterId => ({
            clusterId,
            podRanges: [],
            serviceRanges: [],
            globalRanges: [],
          })),
        ),
      }),
      submariner('b', [['a', 'connecting']]),
    ]);
    expect(links[0]).toMatchObject({
      state: 'down',
      words: 'a: It has no gateway that is active.',
    });
  });

  it('finds pods with the same addresses, unless Globalnet tells them apart', () => {
    const pair = (more: { globalRanges?: string[] } = {}) => [
      submariner('a', [['b', 'connected']], {
        ranges: ['10.0.0.0/8'],
        ...more,
      }),
      submariner('b', [['a', 'connected']], {
        ranges: ['10.42.0.0/16'],
        ...more,
      }),
    ];
    expect(fleetNetwork(pair()).conflicts).toMatchObject([
      { about: 'podRange', technology: 'submariner' },
    ]);
    expect(
      fleetNetwork(pair({ globalRanges: ['242.0.0.0/16'] })).conflicts,
    ).toEqual([]);
  });
});

describe("links of Cilium's mesh", () => {
  it.each<[string, number, number, string]>([
    ['all agents of both are connected', 1, 1, 'up'],
    ['none of either is', 0, 0, 'down'],
    ['only those of one are', 1, 0, 'disputed'],
    ['some are', 0.5, 1, 'connecting'],
  ])('when %s', (_, a, b, state) => {
    expect(
      linkStates([cilium('a', 1, { b: a }), cilium('b', 2, { a: b })]),
    ).toEqual([['a-b', state]]);
  });

  it('is half where the agents of one were not told', () => {
    expect(linkStates([cilium('a', 1, { b: 1 }), cilium('b', 2, {})])).toEqual([
      ['a-b', 'half'],
    ]);
  });

  it('cannot be known without metrics', () => {
    const [link] = fleetNetwork([
      cilium('a', 1, 'no metrics', { aliases: ['b.mesh.cilium.io'] }),
      cilium('b', 2, 'no metrics'),
    ]).links;
    expect(link.state).toBe('unknown');
    expect(link.words).toBe(
      "Nobody knows. a: Only the metrics of Cilium's agents tell whether they are connected. No metrics are known. b: Only the metrics of Cilium's agents tell whether they are connected. No metrics are known.",
    );
  });

  it('finds a cluster id that two have', () => {
    const { conflicts } = fleetNetwork([
      cilium('a', 1, { b: 1 }),
      cilium('b', 1, { a: 1 }),
    ]);
    expect(conflicts).toMatchObject([{ about: 'clusterId' }]);
  });

  it('finds a name that two have, and guesses at neither', () => {
    const { links, conflicts } = fleetNetwork([
      cilium('a', 1, { same: 1 }),
      cilium('b', 2, {}, { clusterName: 'same' }),
      cilium('c', 3, {}, { clusterName: 'same' }),
    ]);
    expect(links).toMatchObject([{ state: 'unknown' }]);
    expect(conflicts).toMatchObject([
      { about: 'clusterName', clusters: [{ name: 'b' }, { name: 'c' }] },
    ]);
  });

  it('finds pools that overlap', () => {
    const { conflicts } = fleetNetwork([
      cilium('a', 1, { b: 1 }, { pool: '10.0.0.0/8' }),
      cilium('b', 2, { a: 1 }, { pool: '10.0.0.0/8' }),
    ]);
    expect(conflicts).toMatchObject([{ about: 'podRange' }]);
  });
});

describe('one cluster', () => {
  const judged = (one: NetworkSubject, ...others: NetworkSubject[]) =>
    clusterNetwork(one, fleetNetwork([one, ...others]), NOW);

  it('that is linked to nobody has nothing wrong', () => {
    const detail = judged(subject('a', {}));
    expect(detail).toMatchObject({
      verdict: 'notLinked',
      remarks: [],
      externalDns: 'notInstalled',
    });
    expect(detail.remedies.map(({ about }) => about)).toEqual([
      'externalDns',
      'submariner',
    ]);
  });

  it('with a link that is down is broken, and says so first', () => {
    const detail = judged(
      submariner('a', [['b', 'error', 'Failed to ping']]),
      submariner('b', [['a', 'error']]),
    );
    expect(detail.verdict).toBe('broken');
    expect(detail.words).toContain('Submariner between a and b');
    expect(detail.technologies).toEqual(['submariner']);
  });

  it('with links that work is fine', () => {
    const detail = judged(
      submariner('a', [['b', 'connected']]),
      submariner('b', [['a', 'connected']]),
    );
    expect(detail).toMatchObject({ verdict: 'fine', words: 'Its link works.' });
  });

  it('is told of a load balancer that does not come', () => {
    const service = (createdAt: string) => ({
      namespace: 'shop',
      name: 'gateway',
      loadBalancer: true,
      addresses: [],
      hostnames: [],
      createdAt,
    });
    const waits = (createdAt: string) =>
      judged(subject('a', { publishedServices: ok([service(createdAt)]) }));
    expect(waits(ago(3_600))).toMatchObject({
      verdict: 'attention',
      loadBalancers: { count: 1, waiting: 1 },
    });
    expect(waits(ago(60)).verdict).toBe('notLinked');
  });

  it('is told of names that nobody publishes', () => {
    const detail = judged(
      subject('a', {
        publishedServices: ok([
          {
            namespace: 'shop',
            name: 'gateway',
            loadBalancer: true,
            addresses: ['203.0.113.1'],
            hostnames: ['shop.example.com'],
            setIdentifier: 'eu',
            weight: 100,
          },
        ]),
      }),
    );
    expect(detail.words).toBe(
      'External DNS is not installed, so nobody publishes shop.example.com.',
    );
    expect(detail.dnsRecords).toMatchObject({
      value: [{ hostname: 'shop.example.com', weight: 100 }],
    });
  });

  it('says of each part that could not be read why', () => {
    const forbidden = { status: 'failed', reason: 'forbidden' } as const;
    const detail = judged(
      subject('a', {
        publishedServices: forbidden,
        serviceExports: forbidden,
      }),
    );
    expect(detail.verdict).toBe('unknown');
    expect([detail.words, ...detail.remarks]).toEqual([
      'Its load balancers could not be read: forbidden.',
      'Its DNS records could not be read: forbidden.',
      'The services that it shares could not be read: forbidden.',
    ]);
    expect(detail.loadBalancers).toBeUndefined();
  });

  it('was not read yet', () => {
    const detail = judged({ place: placeOf('a'), reading: undefined });
    expect(detail).toMatchObject({
      pending: true,
      verdict: 'unknown',
      words: 'It could not be read: it was not read yet.',
    });
  });

  it('shows service meshes, and whether they are ready', () => {
    const detail = judged(
      subject('a', {
        networkWorkloads: ok([
          workload({ part: 'Istio', ready: false, message: '0 of 1 ready' }),
        ]),
      }),
    );
    expect(detail.serviceMeshes).toEqual(['Istio']);
    expect(detail.words).toBe('Istio is not ready: 0 of 1 ready.');
  });
});
