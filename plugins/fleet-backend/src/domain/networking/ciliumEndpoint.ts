import {
  Phrase,
  phrase,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  CiliumConfig,
  NetworkWorkload,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { valueOf } from '../recovery/blocks';
import { reasonSentences } from '../words';
import type { Endpoint, EndWord } from './Endpoint';
import { MESH_PEER } from './meshReadiness';
import { blockOf, NetworkSubject, troubleOf } from './NetworkSubject';

/** What peers are called in the host aliases of Cilium's pods. */
const MESH_DOMAIN = '.mesh.cilium.io';

/** Undefined where Cilium's Cluster Mesh is not enabled, or nothing of it was read. */
export function ciliumEndpoint(subject: NetworkSubject): Endpoint | undefined {
  const config = valueOf(blockOf(subject, 'ciliumConfig'));
  const workloads = valueOf(blockOf(subject, 'networkWorkloads')) ?? [];
  if (!config || !meshApiServer(workloads)) return undefined;
  const { ref } = subject.place;
  return {
    technology: 'ciliumMesh',
    ref,
    name: config.clusterName,
    id: config.clusterId,
    podRanges: ciliumRanges(subject, config),
    translates: false,
    peers: new Map(
      peersOf(subject, workloads)
        .filter(name => name !== config.clusterName)
        .map(name => [name, wordOn(subject, name)]),
    ),
    stranger: name => strangerTo(subject, name),
  };
}

export function meshApiServer(
  workloads: readonly NetworkWorkload[],
): NetworkWorkload | undefined {
  return workloads.find(({ part }) => part === 'Cluster Mesh API server');
}

/** Of the pool, or of what the nodes have of it. */
export function ciliumRanges(
  subject: NetworkSubject,
  { poolRanges }: CiliumConfig,
): string[] {
  return poolRanges.length > 0
    ? poolRanges
    : valueOf(blockOf(subject, 'ciliumPodRanges')) ?? [];
}

/** Those that its agents count, and those whose addresses its pods were given. */
function peersOf(
  { mesh }: NetworkSubject,
  workloads: readonly NetworkWorkload[],
): string[] {
  const aliased = workloads
    .filter(
      ({ part }) => part === 'Cluster Mesh API server' || part === 'Cilium',
    )
    .flatMap(({ hostAliases }) => hostAliases)
    .filter(name => name.endsWith(MESH_DOMAIN))
    .map(name => name.slice(0, -MESH_DOMAIN.length));
  const counted =
    mesh?.status === 'ok'
      ? mesh.value.flatMap(({ labels }) => labels[MESH_PEER] ?? [])
      : [];
  return [...new Set([...aliased, ...counted])];
}

function wordOn(subject: NetworkSubject, peer: string): EndWord {
  const { mesh } = subject;
  const trouble = troubleOf(blockOf(subject, 'networkWorkloads'));
  if (mesh?.status !== 'ok') return untold(mesh);
  const { observedAt } = mesh;
  const sample = mesh.value.find(({ labels }) => labels[MESH_PEER] === peer);
  if (!sample || sample.value === null) {
    return trouble === undefined
      ? word('connecting', phrase('cilium.notCounted', { name: peer }))
      : word('unknown', reasonSentences(trouble));
  }
  const { value } = sample;
  if (value >= 1) {
    return word('up', phrase('cilium.allConnected', { name: peer }));
  }
  if (value <= 0) {
    return word('down', phrase('cilium.noneConnected', { name: peer }));
  }
  const percent = Math.round(value * 100);
  const words = phrase('cilium.someConnected', { name: peer, percent });
  return word('connecting', words);

  function word(state: EndWord['state'], said: Phrase | Phrase[]): EndWord {
    return { state, ...told({ words: said }), observedAt };
  }
}

function strangerTo({ mesh }: NetworkSubject, name: string): EndWord {
  if (mesh?.status !== 'ok') return untold(mesh);
  const words = phrase('cilium.notTold', { name });
  return { state: 'missing', ...told({ words }), observedAt: mesh.observedAt };
}

function untold(mesh: NetworkSubject['mesh']): EndWord {
  const why = mesh && mesh.status !== 'ok' ? reasonSentences(mesh) : [];
  const words = [phrase('cilium.onlyMetrics'), ...why];
  return { state: 'unknown', ...told({ words }) };
}
