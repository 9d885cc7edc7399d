import {
  Phrase,
  phrase,
  Reason,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  SubmarinerConnection,
  SubmarinerGateway,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { valueOf } from '../recovery/blocks';
import { inARow, quotedSentence, reasonSentences } from '../words';
import type { Endpoint, EndWord } from './Endpoint';
import { blockOf, NetworkSubject, troubleOf } from './NetworkSubject';

/** Undefined where Submariner is not installed, or nothing of it was read. */
export function submarinerEndpoint(
  subject: NetworkSubject,
): Endpoint | undefined {
  const gatewayBlock = blockOf(subject, 'submarinerGateways');
  const gateways = valueOf(gatewayBlock) ?? [];
  const name = submarinerName(subject);
  if (name === undefined) return undefined;
  const clusters = valueOf(blockOf(subject, 'submarinerClusters')) ?? [];
  const own = clusters.find(({ clusterId }) => clusterId === name);
  const connections = gateways.flatMap(one => one.connections);
  const known = new Set(
    [...clusters, ...connections]
      .map(({ clusterId }) => clusterId)
      .filter(id => id !== name),
  );
  const observedAt =
    'observedAt' in gatewayBlock ? gatewayBlock.observedAt : undefined;
  const trouble =
    troubleOf(gatewayBlock) ??
    troubleOf(blockOf(subject, 'submarinerClusters'));
  const word = (said: EndWord): EndWord =>
    trouble === undefined
      ? { ...said, observedAt }
      : { ...lastSaid(said, trouble), observedAt };
  return {
    technology: 'submariner',
    ref: subject.place.ref,
    name,
    podRanges: own?.podRanges ?? [],
    translates: (own?.globalRanges.length ?? 0) > 0,
    peers: new Map(
      [...known].map(peer => {
        const found = connections.find(({ clusterId }) => clusterId === peer);
        return [peer, word(wordOn(found, gateways, peer))];
      }),
    ),
    stranger: other =>
      word(endWord('missing', phrase('submariner.notTold', { name: other }))),
  };
}

/** What Submariner calls the cluster. */
export function submarinerName(subject: NetworkSubject): string | undefined {
  const operators = valueOf(blockOf(subject, 'submariners')) ?? [];
  const gateways = valueOf(blockOf(subject, 'submarinerGateways')) ?? [];
  return [...operators, ...gateways]
    .map(({ clusterId }) => clusterId)
    .find(id => id !== '');
}

export function isActive({ haStatus }: SubmarinerGateway): boolean {
  return haStatus === 'active';
}

function wordOn(
  connection: SubmarinerConnection | undefined,
  gateways: readonly SubmarinerGateway[],
  peer: string,
): EndWord {
  const name = peer;
  if (!connection) {
    const active = gateways.find(isActive);
    if (!active) return endWord('down', phrase('submariner.noGateway'));
    const failure = quotedSentence(active.failure);
    return failure
      ? endWord('down', failure)
      : endWord('connecting', phrase('submariner.noTunnel', { name }));
  }
  const { status, message, latencyMs } = connection;
  const says = quotedSentence(message) ?? [];
  switch (status) {
    case 'connected':
      return {
        ...endWord('up', phrase('submariner.connected', { name })),
        latencyMs,
      };
    case 'connecting':
      return endWord(
        'connecting',
        [phrase('submariner.connecting', { name }), says].flat(),
      );
    case 'error':
      return endWord(
        'down',
        [phrase('submariner.error', { name }), says].flat(),
      );
    default:
      return endWord(
        'unknown',
        [phrase('submariner.other', { name, status }), says].flat(),
      );
  }
}

function endWord(state: EndWord['state'], words: Phrase | Phrase[]): EndWord {
  return { state, ...told({ words }) };
}

function lastSaid({ words, phrases }: EndWord, trouble: Reason): EndWord {
  return endWord(
    'unknown',
    phrase('link.notReadAnew', {
      reason: [inARow(reasonSentences(trouble))],
      words: phrases?.words ? [inARow(phrases.words)] : words,
    }),
  );
}
