import type { Delivery } from '../manifests/platform/delivery';
import type { Member } from './members';

/** What a cluster of a group gets into the fleet repository. */
export interface MemberConnection {
  member: Member;
  deliveries: Delivery[];
  /** Values that Cilium gets where the repository has its chart. */
  ciliumValues?: MeshValues;
  /** What no pull request can do, for the operator's own credentials. */
  commands: string[];
}

/** A cluster that Cilium is told of. */
export interface MeshPeer {
  name: string;
  port: number;
  address?: string;
  ips?: string[];
}

/** Values of Cilium's chart, as far as a mesh needs them. */
export interface MeshValues {
  cluster: { name: string; id: number };
  clustermesh: {
    useAPIServer: true;
    apiserver: {
      service: { type: 'LoadBalancer'; annotations?: Record<string, string> };
      tls: {
        auto: { enabled: true; method: 'cronJob' };
        server?: { extraDnsNames: string[] };
      };
    };
    config: { enabled: true; clusters: MeshPeer[] };
  };
}
