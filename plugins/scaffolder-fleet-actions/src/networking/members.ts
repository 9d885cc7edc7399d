import {
  Block,
  ClusterNetworkDetail,
  FieldProblem,
  FleetClient,
  LinkTechnology,
  quote,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { filledLabelValueField } from '../manifests/clusterFields';
import type { ConnectIntent } from './connectIntent';

type Network = ClusterNetworkDetail['network'];

/** A cluster of the group, with what the portal knows of it. */
export interface Member {
  hub: string;
  cluster: string;
  environment: string;
  /** Of its API server. */
  server: string;
  /** What was asked for, or else what the cluster says; empty where nobody knows. */
  podRanges: string[];
  podCidr?: string;
  serviceCidr?: string;
  /** Its number in Cilium's mesh now; 0 for none. */
  presentId: number;
  /** The number that was asked for. */
  wantedId?: number;
  /** Where others reach its mesh API server, as far as it is known. */
  address?: string;
  externalDns: Network['externalDns'];
}

/** A cluster that is not chosen, and linked to one that is. */
export interface Neighbour {
  /** The chosen one. */
  of: string;
  cluster: string;
  id: number;
  podRanges: string[];
}

export interface Group {
  members: Member[];
  neighbours: Neighbour[];
}

/**
 * Asks the portal about the clusters, as the one who runs the task.
 *
 * @returns the group in the order of the intent, or every cluster that the
 * portal does not know
 */
export async function readGroup(
  client: FleetClient,
  { clusters, technology, meshDomain }: ConnectIntent,
  signal?: AbortSignal,
): Promise<
  { ok: true; group: Group } | { ok: false; problems: FieldProblem[] }
> {
  const { items } = await client.getClusters(signal);
  const problems: FieldProblem[] = [];
  const members: Member[] = [];
  const neighbours: Neighbour[] = [];
  for (const [index, wanted] of clusters.entries()) {
    const { hub, cluster } = wanted;
    const known = items.find(
      ({ ref }) => ref.hub === hub && ref.name === cluster,
    );
    if (!known) {
      problems.push({
        field: `clusters[${index}].cluster`,
        message: `the portal knows no cluster ${quote(
          cluster,
        )} of the hub ${quote(hub)}; onboard it first`,
      });
      continue;
    }
    const { environment = 'default' } = known;
    if (!filledLabelValueField.safeParse(environment).success) {
      problems.push({
        field: `clusters[${index}].cluster`,
        message: `${cluster} is of the environment ${quote(
          environment,
        )}, which cannot be part of a path in Vault; mend its label`,
      });
    }
    const { network } = await client.networking.getClusterNetwork(
      known.ref,
      signal,
    );
    const mesh = valueOf(network.ciliumMesh);
    const { podCidr, serviceCidr, id, address } = wanted;
    members.push({
      hub,
      cluster,
      environment,
      server: known.server,
      podRanges: podCidr ? [podCidr] : podRangesOf(network),
      podCidr: podCidr ?? only(podRangesOf(network)),
      serviceCidr,
      presentId: mesh?.clusterId ?? 0,
      wantedId: id,
      address:
        address ??
        (meshDomain && `${cluster}.${meshDomain}`) ??
        mesh?.apiServer?.addresses[0],
      externalDns: network.externalDns,
    });
    for (const peer of peersOf(network, technology)) {
      const chosen = clusters.some(
        one => one.hub === peer.hub && one.cluster === peer.name,
      );
      if (chosen) continue;
      const other = await client.networking.getClusterNetwork(peer, signal);
      neighbours.push({
        of: cluster,
        cluster: peer.name,
        id: valueOf(other.network.ciliumMesh)?.clusterId ?? 0,
        podRanges: podRangesOf(other.network),
      });
    }
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, group: { members, neighbours } };
}

/** Those at the other ends of the links that it has already, as far as the reader may see them. */
function peersOf({ ref, links }: Network, technology: LinkTechnology) {
  const own = stringifyClusterRef(ref);
  return links
    .filter(link => link.technology === technology)
    .flatMap(({ ends }) => ends.flatMap(end => end.ref ?? []))
    .filter(one => stringifyClusterRef(one) !== own);
}

function podRangesOf({ ciliumMesh, submariner }: Network): string[] {
  const known = valueOf(submariner)?.podRanges ?? [];
  return known.length > 0 ? known : valueOf(ciliumMesh)?.podRanges ?? [];
}

function only(ranges: readonly string[]): string | undefined {
  return ranges.length === 1 ? ranges[0] : undefined;
}

function valueOf<T>(block: Block<T>): T | undefined {
  return 'value' in block ? block.value : undefined;
}
