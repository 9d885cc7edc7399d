import {
  phrase,
  PortalNotice,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { VoiceFacts } from './facts';
import type { ClusterPlace } from './place';

/**
 * That no spoke answers the portal, for who may see these clusters: how many it
 * asks in all is nothing for a reader who may see a part of them.
 */
export function noticeAbout(
  places: readonly ClusterPlace[],
  { ownNetwork, probe }: VoiceFacts,
): PortalNotice | undefined {
  if (!ownNetwork) return undefined;
  const count = places.filter(
    ({ ref }) => probe(ref).state === 'unreachable',
  ).length;
  if (count === 0) return undefined;
  const { kind, since } = ownNetwork;
  const message = phrase('attention.ownNetwork', { count });
  return { kind, since, ...told({ message }) };
}
