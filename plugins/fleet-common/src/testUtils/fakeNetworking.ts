import { NotFoundError } from '@backstage/errors';
import type { NetworkingClient } from '../client';
import { ClusterRef, stringifyClusterRef } from '../refs';
import {
  ClusterNetwork,
  ClusterNetworkDetail,
  NetworkConflict,
  NetworkingResponse,
  NetworkLink,
  networkVerdicts,
} from '../wire';
import { BUILT_AT, secondsBefore } from './wireBuilders';

type Network = ClusterNetworkDetail['network'];

/** A link of Submariner that both ends say works, but for what is given. */
export function buildNetworkLink(
  from: string,
  to: string,
  overrides: Partial<NetworkLink> = {},
): NetworkLink {
  const end = (name: string, other: string) => ({
    ref: { hub: 'prod-hub', name },
    name,
    state: 'up' as const,
    words: `Its tunnel to ${other} works.`,
    latencyMs: 12,
    observedAt: BUILT_AT,
  });
  return {
    technology: 'submariner',
    state: 'up',
    words: 'Both ends say that it works.',
    ends: [end(from, to), end(to, from)],
    ...overrides,
  };
}

/** A cluster with one load balancer, linked to no other, but for what is given. */
export function buildNetwork(
  name: string,
  overrides: Partial<Network> = {},
): Network {
  const ok = <T>(value: T) => ({
    status: 'ok' as const,
    value,
    observedAt: BUILT_AT,
  });
  return {
    ref: { hub: 'prod-hub', name },
    environment: 'prod',
    region: 'eu-west-1',
    pending: false,
    verdict: 'notLinked',
    words: 'It is linked to no other cluster.',
    remarks: [],
    loadBalancers: { count: 1, waiting: 0 },
    externalDns: 'ready',
    technologies: [],
    serviceMeshes: [],
    observedAt: BUILT_AT,
    services: ok([
      {
        namespace: 'ingress',
        name: 'gateway',
        addresses: ['203.0.113.10'],
        hostnames: ['shop.example.com'],
        since: secondsBefore(86_400),
      },
    ]),
    dnsController: ok({
      name: 'External DNS',
      version: '0.20.0',
      ready: true,
    }),
    dnsRecords: ok([
      {
        source: 'Service',
        namespace: 'ingress',
        name: 'gateway',
        hostname: 'shop.example.com',
        targets: ['203.0.113.10'],
      },
    ]),
    ciliumMesh: ok({ clusterName: name, clusterId: 0, podRanges: [] }),
    submariner: { status: 'absent', reason: 'not installed' },
    sharedServices: { status: 'absent', reason: 'not installed' },
    meshes: ok([]),
    links: [],
    conflicts: [],
    remedies: [],
    ...overrides,
  };
}

type Ask = (method: string) => Omit<
  NetworkingResponse,
  'clusters' | 'links' | 'conflicts'
> & {
  refs: readonly ClusterRef[];
};

/** How the clusters of a {@link FakeFleet} are linked; not at all unless said. */
export class FakeNetworking
  implements Pick<NetworkingClient, keyof NetworkingClient>
{
  /** Of clusters with something to tell. */
  clusters: Network[] = [];
  links: NetworkLink[] = [];
  conflicts: NetworkConflict[] = [];
  readonly #ask: Ask;

  /** @param ask - what every answer has, and which clusters there are; notes the method */
  constructor(ask: Ask) {
    this.#ask = ask;
  }

  async getNetworking(): Promise<NetworkingResponse> {
    const { refs, ...envelope } = this.#ask('getNetworking');
    const clusters = refs
      .map(ref => summary(this.#of(ref)))
      .sort(
        (a, b) =>
          networkVerdicts.indexOf(a.verdict) -
          networkVerdicts.indexOf(b.verdict),
      );
    const { links, conflicts } = this;
    return { ...envelope, clusters, links, conflicts };
  }

  async getClusterNetwork(ref: ClusterRef): Promise<ClusterNetworkDetail> {
    const { refs, ...envelope } = this.#ask('getClusterNetwork');
    const key = stringifyClusterRef(ref);
    if (!refs.some(one => stringifyClusterRef(one) === key)) {
      throw new NotFoundError('You may not see this, or it does not exist');
    }
    return { ...envelope, network: this.#of(ref) };
  }

  #of(ref: ClusterRef): Network {
    const key = stringifyClusterRef(ref);
    return (
      this.clusters.find(one => stringifyClusterRef(one.ref) === key) ??
      buildNetwork(ref.name, { ref })
    );
  }
}

function summary(network: Network): ClusterNetwork {
  const {
    services,
    dnsController,
    dnsRecords,
    ciliumMesh,
    submariner,
    sharedServices,
    meshes,
    links,
    conflicts,
    remedies,
    ...rest
  } = network;
  return rest;
}
