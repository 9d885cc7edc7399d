import {
  Block,
  CiliumMeshView,
  ClusterNetworkDetail,
  DnsRecordView,
  NetworkWorkloadView,
  phrase,
  SharedServiceView,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  DnsEndpointRecord,
  NetworkPart,
  NetworkWorkload,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { compareText } from '../environments';
import { bothBlocks, mapBlock, valueOf } from '../recovery/blocks';
import { ciliumRanges, meshApiServer } from './ciliumEndpoint';
import { blockOf, NetworkSubject } from './NetworkSubject';
import { isActive, submarinerName } from './submarinerEndpoint';

const MOST = 200;

/** Service meshes have links of their own, which the portal does not follow. */
const serviceMeshes: readonly NetworkPart[] = [
  'Istio',
  'Linkerd',
  'Consul',
  'Kuma',
];

type Detail = ClusterNetworkDetail['network'];
export type NetworkBlocks = Pick<
  Detail,
  | 'services'
  | 'dnsController'
  | 'dnsRecords'
  | 'ciliumMesh'
  | 'submariner'
  | 'sharedServices'
  | 'meshes'
>;

/** What was read of a cluster, each part with an outcome of its own. */
export function networkBlocks(subject: NetworkSubject): NetworkBlocks {
  return {
    services: mapBlock(blockOf(subject, 'publishedServices'), services =>
      services
        .filter(({ loadBalancer }) => loadBalancer)
        .map(({ namespace, name, addresses, hostnames, createdAt }) => ({
          namespace,
          name,
          addresses,
          hostnames,
          since: createdAt,
        })),
    ),
    dnsController: dnsController(subject),
    dnsRecords: dnsRecords(subject),
    ciliumMesh: ciliumMesh(subject),
    submariner: submariner(subject),
    sharedServices: sharedServices(subject),
    meshes: mapBlock(blockOf(subject, 'networkWorkloads'), workloads =>
      workloads
        .filter(({ part }) => serviceMeshes.includes(part))
        .map(workloadView),
    ),
  };
}

function workloadView({
  part,
  version,
  ready,
  message,
}: NetworkWorkload): NetworkWorkloadView {
  return { name: part, version, ready, message };
}

function dnsController(
  subject: NetworkSubject,
): NetworkBlocks['dnsController'] {
  const block = blockOf(subject, 'networkWorkloads');
  const found = valueOf(block)?.find(({ part }) => part === 'External DNS');
  if (found) return mapBlock(block, () => workloadView(found));
  return block.status === 'failed'
    ? block
    : { status: 'absent', ...told({ reason: phrase('network.noDns') }) };
}

/** A DNSEndpoint needs a definition that External DNS does not always bring. */
function dnsRecords(subject: NetworkSubject): NetworkBlocks['dnsRecords'] {
  const endpoints = blockOf(subject, 'dnsEndpoints');
  const annotated = bothBlocks(
    blockOf(subject, 'publishedServices'),
    blockOf(subject, 'publishedIngresses'),
  );
  const known: Block<DnsEndpointRecord[]> =
    endpoints.status === 'absent' ? mapBlock(annotated, () => []) : endpoints;
  const joined = bothBlocks(annotated, known);
  return mapBlock(joined, ([[services, ingresses], records]) =>
    [
      ...services.flatMap(service => named('Service', service)),
      ...ingresses.flatMap(ingress => named('Ingress', ingress)),
      ...records.map(
        ({ recordType: _, ...record }): DnsRecordView => ({
          source: 'DNSEndpoint',
          ...record,
        }),
      ),
    ]
      .sort((a, b) => compareText(a.hostname, b.hostname))
      .slice(0, MOST),
  );
}

function named(
  source: 'Service' | 'Ingress',
  published: {
    namespace: string;
    name: string;
    addresses: string[];
    hostnames: string[];
    setIdentifier?: string;
    weight?: number;
  },
): DnsRecordView[] {
  const { namespace, name, addresses, setIdentifier, weight } = published;
  return published.hostnames.map(hostname => ({
    source,
    namespace,
    name,
    hostname,
    targets: addresses,
    setIdentifier,
    weight,
  }));
}

function ciliumMesh(subject: NetworkSubject): Block<CiliumMeshView> {
  const joined = bothBlocks(
    blockOf(subject, 'ciliumConfig'),
    blockOf(subject, 'networkWorkloads'),
  );
  const services = valueOf(blockOf(subject, 'publishedServices')) ?? [];
  return mapBlock(joined, ([config, workloads]) => {
    const server = meshApiServer(workloads);
    const service = services.find(
      ({ namespace, name }) =>
        server?.namespace === namespace && name === server.name,
    );
    return {
      clusterName: config.clusterName,
      clusterId: config.clusterId,
      podRanges: ciliumRanges(subject, config),
      apiServer: server && {
        ...workloadView(server),
        addresses: service?.addresses ?? [],
      },
    };
  });
}

function submariner(subject: NetworkSubject): NetworkBlocks['submariner'] {
  const clusters = valueOf(blockOf(subject, 'submarinerClusters')) ?? [];
  const joined = bothBlocks(
    blockOf(subject, 'submariners'),
    blockOf(subject, 'submarinerGateways'),
  );
  const clusterId = submarinerName(subject) ?? '';
  return mapBlock(joined, ([operators, gateways]) => ({
    clusterId,
    version: operators.at(0)?.version,
    podRanges:
      clusters.find(one => one.clusterId === clusterId)?.podRanges ?? [],
    gateways: gateways.map(gateway => ({
      name: gateway.name,
      active: isActive(gateway),
      failure: gateway.failure,
    })),
  }));
}

function sharedServices(
  subject: NetworkSubject,
): NetworkBlocks['sharedServices'] {
  const joined = bothBlocks(
    blockOf(subject, 'serviceExports'),
    blockOf(subject, 'serviceImports'),
  );
  return mapBlock(joined, ([exports, imports]) => {
    const shared = new Map<string, SharedServiceView>();
    for (const { namespace, name, message } of exports) {
      shared.set(`${namespace}/${name}`, {
        namespace,
        name,
        exported: true,
        trouble: message,
        from: [],
      });
    }
    for (const { namespace, name, clusters } of imports) {
      const key = `${namespace}/${name}`;
      const known = shared.get(key) ?? { namespace, name, exported: false };
      shared.set(key, { ...known, from: clusters });
    }
    return [...shared.values()]
      .sort((a, b) => compareText(a.name, b.name))
      .slice(0, MOST);
  });
}
