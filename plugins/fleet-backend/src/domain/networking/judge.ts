import {
  ClusterNetwork,
  listOf,
  NetworkConflict,
  NetworkLink,
  NetworkVerdict,
  networkVerdicts,
  Phrase,
  phrase,
  phraseText,
  Reason,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { valueOf } from '../recovery/blocks';
import { inARow, quotedSentence, reasonSentences } from '../words';
import type { NetworkBlocks } from './blocks';
import { saidBy, titleOf } from './links';

/** Cloud providers make a load balancer within minutes. */
const LONG_WAIT_MS = 10 * 60_000;

const technologyWords = {
  ciliumMesh: 'Cluster Mesh',
  submariner: 'Submariner',
};

interface Evidence extends NetworkBlocks {
  links: readonly NetworkLink[];
  conflicts: readonly NetworkConflict[];
  /** Milliseconds since the epoch. */
  now: number;
}

interface Finding {
  verdict: NetworkVerdict;
  words: Phrase;
}

type Judgement = Pick<
  ClusterNetwork,
  'verdict' | 'words' | 'remarks' | 'phrases' | 'observedAt' | 'stale'
>;

/** What is the matter with the network of one cluster, most harm first. */
export function judgeNetwork(evidence: Evidence): Judgement {
  const blocks = blocksIn(evidence);
  const observedAt = blocks
    .flatMap(([, block]) => ('observedAt' in block ? block.observedAt : []))
    .sort()[0];
  const [stale] = blocks.flatMap(([, block]) =>
    block.status === 'stale' ? block : [],
  );
  const found = [
    ...aboutLinks(evidence),
    ...aboutReach(evidence),
    ...aboutParts(evidence),
    ...unread(blocks, stale),
  ].sort(
    (a, b) =>
      networkVerdicts.indexOf(a.verdict) - networkVerdicts.indexOf(b.verdict),
  );
  const [first = nothingWrong(evidence), ...rest] = found;
  const words = told({ words: first.words });
  const remarks = rest.map(one => one.words);
  return {
    verdict: first.verdict,
    words: words.words,
    remarks: remarks.map(phraseText),
    phrases: { ...words.phrases, remarks },
    observedAt,
    stale: stale?.reason,
  };
}

/** Each block, and how it is said that it could not be read. */
function blocksIn(evidence: Evidence) {
  return [
    ['network.servicesNotRead', evidence.services],
    ['network.workloadsNotRead', evidence.dnsController],
    ['network.recordsNotRead', evidence.dnsRecords],
    ['network.ciliumNotRead', evidence.ciliumMesh],
    ['network.submarinerNotRead', evidence.submariner],
    ['network.sharedNotRead', evidence.sharedServices],
  ] as const;
}

function aboutLinks({ links, conflicts }: Evidence): Finding[] {
  const verdicts = {
    down: 'broken',
    disputed: 'broken',
    half: 'attention',
    connecting: 'attention',
    unknown: 'unknown',
    up: 'fine',
  } as const;
  return [
    ...conflicts.map(conflict => ({
      verdict: 'broken' as const,
      words: saidBy(conflict),
    })),
    ...links
      .filter(({ state }) => state !== 'up')
      .map(link => ({
        verdict: verdicts[link.state],
        words: phrase('network.linkTrouble', {
          technology: technologyWords[link.technology],
          clusters: link.ends.map(titleOf),
          words: [saidBy(link)],
        }),
      })),
  ];
}

/** How it is reached from outside. */
function aboutReach(evidence: Evidence): Finding[] {
  const found: Finding[] = [];
  const attend = (words: Phrase) => found.push({ verdict: 'attention', words });
  for (const one of valueOf(evidence.services) ?? []) {
    const since =
      one.since === undefined ? evidence.now : Date.parse(one.since);
    if (one.addresses.length === 0 && evidence.now - since > LONG_WAIT_MS) {
      attend(phrase('network.noAddress', { service: titleIn(one) }));
    }
  }
  const dns = valueOf(evidence.dnsController);
  if (dns?.ready === false) {
    attend(phrase('network.dnsNotReady', { reason: [saysOf(dns)] }));
  }
  const records = valueOf(evidence.dnsRecords) ?? [];
  const asked = records.filter(({ source }) => source !== 'Ingress');
  if (evidence.dnsController.status === 'absent' && asked.length > 0) {
    const names = [...new Set(asked.map(({ hostname }) => hostname))];
    attend(phrase('network.nobodyPublishes', { names: listOf(names) }));
  }
  return found;
}

function aboutParts(evidence: Evidence): Finding[] {
  const found: Finding[] = [];
  const attend = (words: Phrase) => found.push({ verdict: 'attention', words });
  const server = valueOf(evidence.ciliumMesh)?.apiServer;
  if (server?.ready === false) {
    attend(phrase('network.meshServerNotReady', { reason: [saysOf(server)] }));
  }
  const submariner = valueOf(evidence.submariner);
  if (submariner && !submariner.gateways.some(({ active }) => active)) {
    attend(phrase('network.noGateway'));
  }
  for (const one of valueOf(evidence.sharedServices) ?? []) {
    const trouble = quotedSentence(one.trouble);
    if (trouble) {
      attend(
        phrase('network.notExported', {
          service: titleIn(one),
          reason: [trouble],
        }),
      );
    }
  }
  for (const mesh of valueOf(evidence.meshes) ?? []) {
    if (!mesh.ready) {
      const { name } = mesh;
      attend(phrase('network.meshNotReady', { name, reason: [saysOf(mesh)] }));
    }
  }
  return found;
}

/** `namespace/name`. */
function titleIn(one: { namespace: string; name: string }): string {
  return `${one.namespace}/${one.name}`;
}

function saysOf({ message }: { message?: string }): Phrase {
  return quotedSentence(message) ?? phrase('network.saysSo');
}

function unread(
  blocks: ReturnType<typeof blocksIn>,
  stale: Reason | undefined,
): Finding[] {
  const failed = blocks.flatMap(([code, block]) =>
    block.status === 'failed' ? [{ code, block }] : [],
  );
  const verdict = 'unknown';
  const because = (reason: Reason) => ({
    reason: [inARow(reasonSentences(reason))],
  });
  if (failed.length === blocks.length) {
    const words = phrase('network.notRead', because(failed[0].block));
    return [{ verdict, words }];
  }
  const old = stale && phrase('network.notReadAnew', because(stale));
  return [
    ...(old ? [{ verdict, words: old } as const] : []),
    ...failed.map(({ code, block }) => ({
      verdict: 'unknown' as const,
      words: phrase(code, because(block)),
    })),
  ];
}

function nothingWrong({ links }: Evidence): Finding {
  return links.length === 0
    ? { verdict: 'notLinked', words: phrase('network.notLinked') }
    : {
        verdict: 'fine',
        words: phrase('network.linksWork', { count: links.length }),
      };
}
