import { timestamp } from '../../clock';
import type { JsonObject } from '../../json';
import {
  membersOf,
  podRangeOf,
  type TunnelMember,
} from '../../network/members';
import { tunnelsOf, type Tunnel } from '../../network/links';
import { networks } from '../../scenario/networks';
import type { FleetWorld } from '../../world/FleetWorld';
import { nodeName } from '../nodeNames';
import { loadBalancerStatus } from '../loadBalancers';
import {
  customResource,
  type PlatformObjects,
  type PlatformWorld,
} from './PlatformWorld';

const operator = 'submariner-operator';

/** How a cluster is reached, and linked to others. */
export function networkObjects(
  on: PlatformWorld,
  world: FleetWorld,
): PlatformObjects {
  const plan = networks[on.spoke.name] ?? {};
  const services = [
    ...(plan.ingress ? [ingressService(on, plan.ingress === 'ready')] : []),
    ...(plan.mesh ? [meshService(on)] : []),
  ];
  return new Map<string, JsonObject[]>([
    ['services', services],
    ...ciliumObjects(on, world),
    ...submarinerObjects(on, world),
  ]);
}

function ingressService(on: PlatformWorld, ready: boolean): JsonObject {
  const { name, env, region } = on.spoke;
  const hostname = `${env === 'prod' ? '' : `${env}.`}shop.example.com`;
  return service(on, 'ingress-nginx', 'ingress-nginx-controller', ready, {
    'external-dns.alpha.kubernetes.io/hostname': hostname,
    'external-dns.alpha.kubernetes.io/set-identifier': name,
    'external-dns.alpha.kubernetes.io/aws-weight':
      region === 'eu-west-1' ? '100' : '50',
  });
}

function meshService(on: PlatformWorld): JsonObject {
  return service(on, 'kube-system', 'clustermesh-apiserver', true);
}

/** Items of a list of built-in kinds carry neither apiVersion nor kind. */
function service(
  { spoke, seeded, bornAt }: PlatformWorld,
  namespace: string,
  name: string,
  ready: boolean,
  annotations?: JsonObject,
): JsonObject {
  return {
    metadata: {
      name,
      namespace,
      uid: seeded.uuid('Service', spoke.name, namespace, name),
      creationTimestamp: timestamp(bornAt),
      ...(annotations && { annotations }),
    },
    spec: {
      type: 'LoadBalancer',
      ports: [{ name: 'https', port: 443, protocol: 'TCP' }],
      selector: { 'app.kubernetes.io/name': name },
    },
    status: loadBalancerStatus(seeded, spoke.name, name, ready),
  };
}

function ciliumObjects(
  on: PlatformWorld,
  world: FleetWorld,
): [string, JsonObject[]][] {
  const { name, nodes, addOns } = on.spoke;
  if (!('cilium' in addOns)) return [];
  const range = podRangeOf(world, name);
  const config = {
    metadata: {
      name: 'cilium-config',
      namespace: 'kube-system',
      uid: on.seeded.uuid('cilium-config', name),
    },
    data: {
      'cluster-name': name,
      'cluster-id': String(networks[name]?.mesh?.id ?? 0),
      ipam: 'cluster-pool',
      'cluster-pool-ipv4-cidr': range,
    },
  };
  const ciliumNodes = Array.from({ length: nodes }, (_, index) =>
    customResource(
      on,
      'cilium.io/v2',
      'CiliumNode',
      { name: nodeName(name, index) },
      {
        spec: {
          ipam: { podCIDRs: [range.replace('.0.0/16', `.${index}.0/24`)] },
        },
      },
    ),
  );
  return [
    ['configmaps', [config]],
    ['ciliumnodes.cilium.io', ciliumNodes],
  ];
}

function submarinerObjects(
  on: PlatformWorld,
  world: FleetWorld,
): [string, JsonObject[]][] {
  const { tunnels } = membersOf(world);
  const own = tunnels.find(({ cluster }) => cluster === on.spoke.name);
  if (!own) return [];
  const links = tunnelsOf(world, own);
  return [
    ['submariners.submariner.io', [submariner(on, own)]],
    ['gateways.submariner.io', [gateway(on, own, links)]],
    [
      'clusters.submariner.io',
      [own, ...links.map(({ peer }) => peer)].map(member =>
        clusterObject(on, member),
      ),
    ],
    ...sharedServices(on, links),
  ];
}

function submariner(on: PlatformWorld, own: TunnelMember): JsonObject {
  const { clusterId, podRange, serviceRange, broker } = own;
  return customResource(
    on,
    'submariner.io/v1alpha1',
    'Submariner',
    { name: 'submariner', namespace: operator },
    {
      spec: {
        broker: 'k8s',
        brokerK8sApiServer: broker,
        brokerK8sRemoteNamespace: 'submariner-k8s-broker',
        ceIPSecDebug: false,
        clusterCIDR: podRange,
        clusterID: clusterId,
        debug: false,
        namespace: operator,
        natEnabled: true,
        serviceCIDR: serviceRange,
        version: '0.21.0',
      },
      status: { clusterID: clusterId, natEnabled: true },
    },
  );
}

function endpoint(on: PlatformWorld, member: TunnelMember): JsonObject {
  const { clusterId, podRange, serviceRange } = member;
  const digits = on.seeded.between(10, 250, 'gateway', member.cluster);
  return {
    backend: 'libreswan',
    cable_name: `submariner-cable-${clusterId}-10-0-0-${digits}`,
    cluster_id: clusterId,
    healthCheckIP: podRange.replace('.0.0/16', '.0.1'),
    hostname: nodeName(member.cluster, 0),
    nat_enabled: true,
    private_ip: `10.0.0.${digits}`,
    public_ip: `198.51.100.${digits}`,
    subnets: [serviceRange, podRange],
  };
}

function gateway(
  on: PlatformWorld,
  own: TunnelMember,
  links: readonly Tunnel[],
): JsonObject {
  return customResource(
    on,
    'submariner.io/v1',
    'Gateway',
    { name: nodeName(own.cluster, 0), namespace: operator },
    {
      status: {
        haStatus: 'active',
        version: '0.21.0',
        statusFailure: '',
        localEndpoint: endpoint(on, own),
        connections: links.map(({ peer, status }) => ({
          endpoint: endpoint(on, peer),
          status,
          statusMessage:
            status === 'error'
              ? `Failed to successfully ping the remote endpoint IP "${peer.podRange.replace(
                  '.0.0/16',
                  '.0.1',
                )}"`
              : '',
          usingIP: '198.51.100.20',
          usingNAT: true,
          ...(status === 'connected' && {
            latencyRTT: latency(on, own, peer),
          }),
        })),
      },
    },
  );
}

function latency(
  { seeded }: PlatformWorld,
  own: TunnelMember,
  peer: TunnelMember,
): JsonObject {
  const ends = [own.cluster, peer.cluster].sort();
  const average = seeded.between(60, 140, 'latency', ...ends);
  return {
    average: `${average}.4ms`,
    last: `${average}.9ms`,
    max: `${average + 9}.1ms`,
    min: `${average - 3}.2ms`,
    stdDev: '1.3ms',
  };
}

function clusterObject(on: PlatformWorld, member: TunnelMember): JsonObject {
  const { clusterId, podRange, serviceRange } = member;
  return customResource(
    on,
    'submariner.io/v1',
    'Cluster',
    { name: clusterId, namespace: operator },
    {
      spec: {
        cluster_id: clusterId,
        color_codes: ['blue'],
        cluster_cidr: [podRange],
        service_cidr: [serviceRange],
        global_cidr: [],
      },
    },
  );
}

/** Every cluster lets the others reach its ingress. */
function sharedServices(
  on: PlatformWorld,
  links: readonly Tunnel[],
): [string, JsonObject[]][] {
  const name = 'ingress-nginx-controller';
  const metadata = { name, namespace: 'ingress-nginx' };
  const apiVersion = 'multicluster.x-k8s.io/v1alpha1';
  const valid = { type: 'Valid', status: 'True' };
  const from = links
    .filter(({ status }) => status === 'connected')
    .map(({ peer }) => ({ cluster: peer.clusterId }));
  return [
    [
      'serviceexports.multicluster.x-k8s.io',
      [
        customResource(on, apiVersion, 'ServiceExport', metadata, {
          status: { conditions: [valid] },
        }),
      ],
    ],
    [
      'serviceimports.multicluster.x-k8s.io',
      from.length === 0
        ? []
        : [
            customResource(on, apiVersion, 'ServiceImport', metadata, {
              spec: {
                type: 'ClusterSetIP',
                ports: [{ port: 443, protocol: 'TCP' }],
              },
              status: { clusters: from },
            }),
          ],
    ],
  ];
}
