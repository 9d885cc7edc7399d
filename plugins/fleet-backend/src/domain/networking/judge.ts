import {
  Block,
  ClusterNetwork,
  NetworkConflict,
  NetworkLink,
  NetworkVerdict,
  networkVerdicts,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { valueOf } from '../recovery/blocks';
import { count, listed, sentence } from '../words';
import type { NetworkBlocks } from './blocks';
import { titleOf } from './links';

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
  words: string;
}

type Judgement = Pick<
  ClusterNetwork,
  'verdict' | 'words' | 'remarks' | 'observedAt' | 'stale'
>;

/** What is the matter with the network of one cluster, most harm first. */
export function judgeNetwork(evidence: Evidence): Judgement {
  const blocks = blocksIn(evidence);
  const observedAt = blocks
    .flatMap(([, block]) => ('observedAt' in block ? block.observedAt : []))
    .sort()[0];
  const stale = blocks.flatMap(([, block]) =>
    block.status === 'stale' ? block.reason : [],
  )[0];
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
  return {
    ...first,
    remarks: rest.map(({ words }) => words),
    observedAt,
    stale,
  };
}

function blocksIn(evidence: Evidence): [string, Block<unknown>][] {
  return [
    ['Its load balancers', evidence.services],
    ['Its workloads', evidence.dnsController],
    ['Its DNS records', evidence.dnsRecords],
    ['Its Cluster Mesh', evidence.ciliumMesh],
    ['Its Submariner', evidence.submariner],
    ['The services that it shares', evidence.sharedServices],
  ];
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
    ...conflicts.map(({ words }) => ({ verdict: 'broken' as const, words })),
    ...links
      .filter(({ state }) => state !== 'up')
      .map(link => ({
        verdict: verdicts[link.state],
        words: `${technologyWords[link.technology]} between ${listed(
          link.ends.map(titleOf),
        )}: ${link.words}`,
      })),
  ];
}

/** How it is reached from outside. */
function aboutReach(evidence: Evidence): Finding[] {
  const found: Finding[] = [];
  const attend = (words: string) => found.push({ verdict: 'attention', words });
  for (const one of valueOf(evidence.services) ?? []) {
    const since =
      one.since === undefined ? evidence.now : Date.parse(one.since);
    if (one.addresses.length === 0 && evidence.now - since > LONG_WAIT_MS) {
      attend(
        `Service ${one.namespace}/${one.name} is still without an address of its load balancer.`,
      );
    }
  }
  const dns = valueOf(evidence.dnsController);
  if (dns?.ready === false) {
    attend(
      `External DNS is not ready: ${sentence(dns.message ?? 'it says so')}`,
    );
  }
  const records = valueOf(evidence.dnsRecords) ?? [];
  const asked = records.filter(({ source }) => source !== 'Ingress');
  if (evidence.dnsController.status === 'absent' && asked.length > 0) {
    attend(
      `External DNS is not installed, so nobody publishes ${listed([
        ...new Set(asked.map(({ hostname }) => hostname)),
      ])}.`,
    );
  }
  return found;
}

function aboutParts(evidence: Evidence): Finding[] {
  const found: Finding[] = [];
  const attend = (words: string) => found.push({ verdict: 'attention', words });
  const server = valueOf(evidence.ciliumMesh)?.apiServer;
  if (server?.ready === false) {
    attend(
      `The API server of its Cluster Mesh is not ready: ${sentence(
        server.message ?? 'it says so',
      )}`,
    );
  }
  const submariner = valueOf(evidence.submariner);
  if (submariner && !submariner.gateways.some(({ active }) => active)) {
    attend('No gateway of Submariner is active.');
  }
  for (const one of valueOf(evidence.sharedServices) ?? []) {
    if (one.trouble !== undefined) {
      attend(
        `Service ${one.namespace}/${one.name} is not exported: ${sentence(
          one.trouble,
        )}`,
      );
    }
  }
  for (const mesh of valueOf(evidence.meshes) ?? []) {
    if (!mesh.ready) {
      attend(
        `${mesh.name} is not ready: ${sentence(mesh.message ?? 'it says so')}`,
      );
    }
  }
  return found;
}

function unread(
  blocks: [string, Block<unknown>][],
  stale: string | undefined,
): Finding[] {
  const failed = blocks.flatMap(([what, block]) =>
    block.status === 'failed' ? [{ what, reason: block.reason }] : [],
  );
  const verdict = 'unknown';
  if (failed.length === blocks.length) {
    const words = `It could not be read: ${sentence(failed[0].reason)}`;
    return [{ verdict, words }];
  }
  return [
    ...(stale === undefined
      ? []
      : [
          {
            verdict,
            words: `It could not be read anew: ${sentence(stale)}`,
          } as const,
        ]),
    ...failed.map(({ what, reason }) => ({
      verdict: 'unknown' as const,
      words: `${what} could not be read: ${sentence(reason)}`,
    })),
  ];
}

function nothingWrong({ links }: Evidence): Finding {
  return links.length === 0
    ? { verdict: 'notLinked', words: 'It is linked to no other cluster.' }
    : {
        verdict: 'fine',
        words: `${
          links.length === 1
            ? 'Its link'
            : `All of its ${count(links.length, 'link')}`
        } ${links.length === 1 ? 'works' : 'work'}.`,
      };
}
