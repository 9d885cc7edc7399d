import type {
  AddOn,
  ClusterNode,
  ReadinessEvidence,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { count } from '../words';
import { dated, isVerdict, readBlocks, StepSubject, StepVerdict } from './step';

const noNodes = { words: 'It serves no nodes.' };

export function nodes({ reading }: StepSubject): StepVerdict {
  const read = readBlocks<ClusterNode[]>([reading.nodes], noNodes);
  if (isVerdict(read)) return read;
  const all = read.values.flat();
  const evidence = all.map(
    (node): ReadinessEvidence => ({
      object: `Node ${node.name}`,
      says: node.ready
        ? ['Ready', ...node.pressures].join(', ')
        : node.reason ?? 'NotReady',
      ok: node.ready && node.pressures.length === 0,
    }),
  );
  const lost = all.filter(({ ready }) => !ready).length;
  if (all.length === 0 || lost > 0) {
    return dated(read, {
      outcome: 'notReady',
      words:
        all.length === 0
          ? 'It has no nodes.'
          : `${lost} of ${count(all.length, 'node')} not ready.`,
      evidence,
      remedy: {
        words:
          'Look at the kubelet and the machine of each node, or replace it.',
      },
    });
  }
  const pressed = evidence.filter(({ ok }) => !ok).length;
  return dated(read, {
    outcome: pressed > 0 ? 'attention' : 'ready',
    words:
      pressed > 0
        ? `All ${count(all.length, 'node')} ready, ${pressed} under pressure.`
        : `All ${count(all.length, 'node')} ready.`,
    evidence,
  });
}

/** The network plugin runs: Cilium by its own word, any other by that of the nodes. */
export function network({ reading }: StepSubject): StepVerdict {
  const addOns = readBlocks<AddOn[]>([reading.addOns], noNodes);
  if (isVerdict(addOns)) return addOns;
  const cilium = addOns.values.flat().find(({ name }) => name === 'Cilium');
  if (!cilium) return networkOfNodes(reading.nodes);
  const version = cilium.version ? ` ${cilium.version}` : '';
  return dated(addOns, {
    outcome: cilium.ready ? 'ready' : 'notReady',
    words: cilium.ready
      ? `Cilium${version} is ready.`
      : `Cilium${version} is not ready: ${
          cilium.message ?? 'it does not say why'
        }.`,
    evidence: [
      {
        object: `Cilium${version}`,
        says: cilium.message ?? 'ready',
        ok: cilium.ready,
      },
    ],
    remedy: cilium.ready
      ? undefined
      : { words: 'Look at the pods of Cilium in its namespace.' },
  });
}

function networkOfNodes(block: StepSubject['reading']['nodes']): StepVerdict {
  const read = readBlocks<ClusterNode[]>([block], noNodes);
  if (isVerdict(read)) return read;
  const cut = read.values
    .flat()
    .filter(({ pressures }) => pressures.includes('NetworkUnavailable'));
  return dated(read, {
    outcome: cut.length > 0 ? 'notReady' : 'ready',
    words:
      cut.length > 0
        ? `${count(cut.length, 'node')} without a network.`
        : 'Every node says that its network is available; by its labels it is not Cilium.',
    evidence: cut.map(node => ({
      object: `Node ${node.name}`,
      says: 'NetworkUnavailable',
      ok: false,
    })),
    remedy:
      cut.length > 0
        ? { words: 'Look at the pods of the network plugin on these nodes.' }
        : undefined,
  });
}
