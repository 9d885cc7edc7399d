import { isMeshReady } from '../../network/links';
import { membersOf } from '../../network/members';
import { nodeName } from '../../kubernetes/nodeNames';
import type { SpokeSpec } from '../../scenario/topology';
import type { FleetWorld } from '../../world/FleetWorld';
import type { Series } from '../series';

/** What Cilium's agents tell of the clusters that they were told of, one agent a node. */
export function meshMetrics(
  world: FleetWorld,
  spoke: SpokeSpec,
): [string, Series][] {
  const member = membersOf(world).mesh.find(
    ({ cluster }) => cluster === spoke.name,
  );
  if (!member) return [];
  return member.peers.flatMap(peer =>
    Array.from({ length: spoke.nodes }, (_, index): [string, Series] => [
      'cilium_clustermesh_remote_cluster_readiness_status',
      {
        labels: {
          cluster: spoke.name,
          source_cluster: member.name,
          source_node_name: nodeName(spoke.name, index),
          target_cluster: peer,
        },
        at: ms => (isMeshReady(world, member, peer, ms) ? 1 : 0),
      },
    ]),
  );
}
