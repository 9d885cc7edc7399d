import { networks } from '../scenario/networks';
import type { LiveObject } from '../world/applicationState';
import { isOnHub } from '../world/customResources';
import type { FleetWorld } from '../world/FleetWorld';
import { stringsAt, textAt } from '../world/manifests';

/** A cluster that other clusters of Cilium's mesh can connect to. */
export interface MeshMember {
  cluster: string;
  /** What it is called in the mesh. */
  name: string;
  id: number;
  /** Names of the clusters that it was told of. */
  peers: readonly string[];
  /** When it was set up so, ms. */
  since: number;
}

/** A cluster of Submariner. */
export interface TunnelMember {
  cluster: string;
  clusterId: string;
  /** Those of one broker know of each other. */
  broker: string;
  podRange: string;
  serviceRange: string;
  since: number;
}

export interface Members {
  mesh: readonly MeshMember[];
  tunnels: readonly TunnelMember[];
}

/** Where those meet that the world begins with. */
const DEMO_BROKER = 'https://broker.k8s.example.com:6443';

/** What pods of a cluster get addresses from, each cluster its own. */
export function podRangeOf(world: FleetWorld, cluster: string): string {
  const index = world.spokes.findIndex(({ name }) => name === cluster);
  return `10.${64 + index}.0.0/16`;
}

const kept = new WeakMap<FleetWorld, { key: string; members: Members }>();

/** Every cluster that is linked, by the beginning of the world or by Git since. */
export function membersOf(world: FleetWorld): Members {
  const key = world.hubs.map(hub => hub.resourceVersion).join(' ');
  const known = kept.get(world);
  if (known?.key === key) return known.members;
  const applied = appliedBySpoke(world);
  const members = {
    mesh: world.spokes.flatMap(
      ({ name }) => meshMember(name, applied.get(name) ?? []) ?? [],
    ),
    tunnels: world.spokes.flatMap(
      ({ name }) => tunnelMember(world, name, applied.get(name) ?? []) ?? [],
    ),
  };
  kept.set(world, { key, members });
  return members;
}

function appliedBySpoke(world: FleetWorld): Map<string, LiveObject[]> {
  const found = new Map<string, LiveObject[]>();
  for (const hub of world.hubs) {
    for (const app of hub.applications()) {
      const spoke = isOnHub(app) ? hub.name : hub.clusterOf(app)?.name;
      if (spoke === undefined) continue;
      found.set(spoke, [...(found.get(spoke) ?? []), ...app.live]);
    }
  }
  return found;
}

function named(
  objects: readonly LiveObject[],
  kind: string,
  name: string,
): LiveObject | undefined {
  return objects.find(
    ({ applied }) =>
      textAt(applied, 'kind') === kind &&
      textAt(applied, 'metadata', 'name') === name,
  );
}

function meshMember(
  cluster: string,
  objects: readonly LiveObject[],
): MeshMember | undefined {
  const config = named(objects, 'ConfigMap', 'cilium-config');
  const server = named(objects, 'Deployment', 'clustermesh-apiserver');
  if (!config || !server) {
    const plan = networks[cluster]?.mesh;
    return plan && { cluster, name: cluster, since: 0, ...plan };
  }
  const told = named(objects, 'Secret', 'cilium-clustermesh');
  return {
    cluster,
    name: textAt(config.applied, 'data', 'cluster-name'),
    id: Number(textAt(config.applied, 'data', 'cluster-id')),
    peers: told ? Object.keys(stringsAt(told.applied, 'stringData')) : [],
    since: Math.max(server.createdAt, told?.createdAt ?? 0),
  };
}

function tunnelMember(
  world: FleetWorld,
  cluster: string,
  objects: readonly LiveObject[],
): TunnelMember | undefined {
  const object = named(objects, 'Submariner', 'submariner');
  const podRange = podRangeOf(world, cluster);
  const serviceRange = '100.64.0.0/16';
  if (!object) {
    return networks[cluster]?.submariner
      ? {
          cluster,
          clusterId: cluster,
          broker: DEMO_BROKER,
          podRange,
          serviceRange,
          since: 0,
        }
      : undefined;
  }
  const spec = (field: string) => textAt(object.applied, 'spec', field);
  return {
    cluster,
    clusterId: spec('clusterID'),
    broker: spec('brokerK8sApiServer'),
    podRange: spec('clusterCIDR') || podRange,
    serviceRange: spec('serviceCIDR') || serviceRange,
    since: object.createdAt,
  };
}
