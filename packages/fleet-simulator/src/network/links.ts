import { targets, type FleetWorld } from '../world/FleetWorld';
import { membersOf, type MeshMember, type TunnelMember } from './members';

/** Milliseconds until a link is made, once both of its ends are there. */
const making = 20_000;

export interface Tunnel {
  peer: TunnelMember;
  status: 'connected' | 'connecting' | 'error';
}

/** Tunnels of a cluster of Submariner, to all others of its broker. */
export function tunnelsOf(world: FleetWorld, member: TunnelMember): Tunnel[] {
  const now = world.now();
  return membersOf(world)
    .tunnels.filter(other => other !== member && other.broker === member.broker)
    .map(peer => {
      const made = now >= Math.max(member.since, peer.since) + making;
      if (!made) return { peer, status: 'connecting' };
      const broken = isBroken(world, member.cluster, peer.cluster, now);
      return { peer, status: broken ? 'error' : 'connected' };
    });
}

/** Are the agents of a cluster connected to another of the mesh? */
export function isMeshReady(
  world: FleetWorld,
  member: MeshMember,
  peer: string,
  at: number,
): boolean {
  const other = membersOf(world).mesh.find(
    ({ name, cluster }) => name === peer && cluster !== member.cluster,
  );
  return (
    other !== undefined &&
    at >= Math.max(member.since, other.since) + making &&
    !isBroken(world, member.cluster, other.cluster, at)
  );
}

/** Somebody cut the link, or the cluster at the other end is dead. */
function isBroken(
  world: FleetWorld,
  from: string,
  to: string,
  at: number,
): boolean {
  const cut = world.fault(targets.link(from, to));
  const dead = world.fault(targets.spoke(to));
  return [cut, dead].some(
    fault =>
      fault !== undefined &&
      (fault.kind === 'kill' || fault.kind === 'black-hole') &&
      at >= fault.since,
  );
}

/** Changes whenever a link of the cluster does. */
export function linksStamp(world: FleetWorld, cluster: string): string {
  const { tunnels } = membersOf(world);
  const own = tunnels.find(one => one.cluster === cluster);
  return own
    ? tunnelsOf(world, own)
        .map(({ status }) => status)
        .join('.')
    : '';
}
