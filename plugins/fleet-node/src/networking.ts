/** Every time is ISO 8601, UTC. */

/** How External DNS is told to publish a name, beside the name itself. */
export interface DnsPolicy {
  /** Tells records of one name apart. */
  setIdentifier?: string;
  /** Share of the answers that go there, against those of its siblings. */
  weight?: number;
}

/** A Service that is reached from outside: by a load balancer, or by a name. */
export interface PublishedService extends DnsPolicy {
  namespace: string;
  name: string;
  loadBalancer: boolean;
  /** IP addresses and host names of its load balancer; empty: it has none yet. */
  addresses: string[];
  /** Names that External DNS is asked to publish. */
  hostnames: string[];
  createdAt?: string;
}

/** An Ingress with a host. */
export interface PublishedIngress extends DnsPolicy {
  namespace: string;
  name: string;
  addresses: string[];
  /** Of its rules, and those that its annotation adds. */
  hostnames: string[];
}

/** One record of a DNSEndpoint of External DNS. */
export interface DnsEndpointRecord extends DnsPolicy {
  namespace: string;
  name: string;
  hostname: string;
  recordType: string;
  targets: string[];
}

/** Parts of the network that are recognised by their workloads. */
export const networkParts = [
  'External DNS',
  'Cluster Mesh API server',
  'Cilium',
  'Istio',
  'Linkerd',
  'Consul',
  'Kuma',
] as const;
export type NetworkPart = (typeof networkParts)[number];

/** A workload that belongs to the network between clusters. */
export interface NetworkWorkload {
  part: NetworkPart;
  namespace: string;
  name: string;
  version?: string;
  ready: boolean;
  message?: string;
  /** Host names that its pods are given addresses for. */
  hostAliases: string[];
}

/** What Cilium's ConfigMap says of the cluster. */
export interface CiliumConfig {
  clusterName: string;
  /** 0: none was given, so the cluster can be in no mesh. */
  clusterId: number;
  ipam?: string;
  /** The ranges that pods get addresses from; only of `cluster-pool`. */
  poolRanges: string[];
}

/** What Submariner's operator was told of the cluster. */
export interface SubmarinerFacts {
  namespace: string;
  name: string;
  clusterId: string;
  version?: string;
}

/** A node through which Submariner's tunnels go. */
export interface SubmarinerGateway {
  name: string;
  /** `active`, or `passive` in reserve. */
  haStatus: string;
  clusterId: string;
  failure?: string;
  connections: SubmarinerConnection[];
}

export interface SubmarinerConnection {
  /** Cluster at the other end. */
  clusterId: string;
  /** `connected`, `connecting` or `error`. */
  status: string;
  message?: string;
  latencyMs?: number;
}

/** A cluster that the broker has told of; the one itself is among them. */
export interface SubmarinerCluster {
  clusterId: string;
  podRanges: string[];
  serviceRanges: string[];
  /** Where Globalnet gives addresses, ranges of clusters may be the same. */
  globalRanges: string[];
}

/** A Service that other clusters may reach. */
export interface ServiceExportFacts {
  namespace: string;
  name: string;
  /** Undefined until a controller looked at it. */
  valid?: boolean;
  message?: string;
}

/** A Service of other clusters, or of several. */
export interface ServiceImportFacts {
  namespace: string;
  name: string;
  /** Clusters that export it, by the ids that their implementation gives them. */
  clusters: string[];
}

/** What tells how a cluster is connected. Each is a permission of its own. */
export interface NetworkObjects {
  publishedServices: PublishedService[];
  publishedIngresses: PublishedIngress[];
  dnsEndpoints: DnsEndpointRecord[];
  networkWorkloads: NetworkWorkload[];
  ciliumConfig: CiliumConfig;
  /** Ranges that Cilium gives to nodes for their pods, without repetitions. */
  ciliumPodRanges: string[];
  submariners: SubmarinerFacts[];
  submarinerGateways: SubmarinerGateway[];
  submarinerClusters: SubmarinerCluster[];
  serviceExports: ServiceExportFacts[];
  serviceImports: ServiceImportFacts[];
}

export const networkKinds = [
  'publishedServices',
  'publishedIngresses',
  'dnsEndpoints',
  'networkWorkloads',
  'ciliumConfig',
  'ciliumPodRanges',
  'submariners',
  'submarinerGateways',
  'submarinerClusters',
  'serviceExports',
  'serviceImports',
] as const satisfies readonly (keyof NetworkObjects)[];
