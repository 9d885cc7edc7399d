import type {
  SubmarinerConnection,
  SubmarinerGateway,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { valueOf } from '../recovery/blocks';
import { sentence } from '../words';
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
  const told = new Set(
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
      : { state: 'unknown', words: lastSaid(said, trouble), observedAt };
  return {
    technology: 'submariner',
    ref: subject.place.ref,
    name,
    podRanges: own?.podRanges ?? [],
    translates: (own?.globalRanges.length ?? 0) > 0,
    peers: new Map(
      [...told].map(peer => {
        const found = connections.find(({ clusterId }) => clusterId === peer);
        return [peer, word(wordOn(found, gateways, peer))];
      }),
    ),
    stranger: other =>
      word({ state: 'missing', words: `It was not told of ${other}.` }),
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
  if (!connection) {
    const active = gateways.find(isActive);
    if (!active) {
      return { state: 'down', words: 'It has no gateway that is active.' };
    }
    return active.failure === undefined
      ? { state: 'connecting', words: `It has no tunnel to ${peer} yet.` }
      : { state: 'down', words: sentence(active.failure) };
  }
  const { status, message, latencyMs } = connection;
  const says = message ? ` ${sentence(message)}` : '';
  switch (status) {
    case 'connected': {
      const words = `Its tunnel to ${peer} works.`;
      return { state: 'up', words, latencyMs };
    }
    case 'connecting':
      return {
        state: 'connecting',
        words: `Its tunnel to ${peer} is being made.${says}`,
      };
    case 'error':
      return {
        state: 'down',
        words: `Its tunnel to ${peer} does not work.${says}`,
      };
    default:
      return {
        state: 'unknown',
        words: `Its gateway calls the tunnel to ${peer} ${status}.${says}`,
      };
  }
}

function lastSaid({ words }: EndWord, trouble: string): string {
  return `It could not be read anew: ${sentence(
    trouble,
  )} When last read: ${words}`;
}
