import {
  AddOn,
  ClusterNode,
  Phrase,
  phrase,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  dated,
  isVerdict,
  readBlocks,
  StepEvidence,
  StepSubject,
  StepVerdict,
} from './step';

const noNodes = { words: phrase('readiness.noNodesServed') };

export function nodes({ reading }: StepSubject): StepVerdict {
  const read = readBlocks<ClusterNode[]>([reading.nodes], noNodes);
  if (isVerdict(read)) return read;
  const all = read.values.flat();
  const evidence = all.map(
    (node): StepEvidence => ({
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
          ? phrase('readiness.noNodes')
          : phrase('readiness.nodesLost', { lost, count: all.length }),
      evidence,
      remedy: {
        words: phrase('readiness.mendNodes'),
      },
    });
  }
  const pressed = evidence.filter(({ ok }) => !ok).length;
  return dated(read, {
    outcome: pressed > 0 ? 'attention' : 'ready',
    words:
      pressed > 0
        ? phrase('readiness.nodesPressed', { count: all.length, pressed })
        : phrase('readiness.nodesReady', { count: all.length }),
    evidence,
  });
}

/** The network plugin runs: Cilium by its own word, any other by that of the nodes. */
export function network({ reading }: StepSubject): StepVerdict {
  const addOns = readBlocks<AddOn[]>([reading.addOns], noNodes);
  if (isVerdict(addOns)) return addOns;
  const cilium = addOns.values.flat().find(({ name }) => name === 'Cilium');
  if (!cilium) return networkOfNodes(reading.nodes);
  const name = nameOf(cilium);
  return dated(addOns, {
    outcome: cilium.ready ? 'ready' : 'notReady',
    words: cilium.ready
      ? phrase('readiness.componentReady', { name })
      : componentNotReady(cilium),
    evidence: [
      {
        object: name,
        says: cilium.message ?? phrase('readiness.isReady'),
        ok: cilium.ready,
      },
    ],
    remedy: cilium.ready
      ? undefined
      : { words: phrase('readiness.lookAtCilium') },
  });
}

/** `Cilium v1.18.4`. */
export function nameOf({ name, version }: AddOn): string {
  return version ? `${name} ${version}` : name;
}

export function componentNotReady(addOn: AddOn): Phrase {
  return phrase('readiness.componentNotReady', {
    name: nameOf(addOn),
    message: addOn.message ?? [phrase('readiness.doesNotSayWhy')],
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
        ? phrase('readiness.withoutNetwork', { count: cut.length })
        : phrase('readiness.networkAvailable'),
    evidence: cut.map(node => ({
      object: `Node ${node.name}`,
      says: 'NetworkUnavailable',
      ok: false,
    })),
    remedy:
      cut.length > 0 ? { words: phrase('readiness.lookAtNetwork') } : undefined,
  });
}
