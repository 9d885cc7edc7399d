import type {
  ApplicationEvidence,
  ProbeVoice,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { HubCluster } from '@fleet-portal/backstage-plugin-fleet-node';
import type { HubVoiceFacts } from './facts';

/**
 * A hub that stops answering is believed for a while: its last word was true a
 * moment ago, and a short hiccup must not turn a whole page grey.
 */
export function isHubHeard(
  voice: HubVoiceFacts,
  now: number,
  staleAfterMs: number,
): boolean {
  if (voice.state === 'ok') return true;
  if (voice.state === 'stale') return false;
  return voice.heardAt !== undefined && now - voice.heardAt < staleAfterMs;
}

/**
 * What the two voices on a cluster come to.
 * - `contradicted`: the hub vouches for it, it does not answer us
 * - `silent`: it does not answer us, and the hub does not vouch for it either
 * - `hubLost`: the hub itself says that it lost the connection
 * - `agreed`: nobody objects
 */
export type ClusterWord = 'contradicted' | 'silent' | 'hubLost' | 'agreed';

export function clusterWord(options: {
  hubHeard: boolean;
  connection: HubCluster['connection'];
  /** Does the hub have Applications there? Only then does Unknown vouch for them. */
  hasApplications: () => boolean;
  probe: ProbeVoice;
  /** Every probe fails at once: then it is us, and no spoke is blamed. */
  ownNetworkTrouble: boolean;
}): ClusterWord {
  const { connection, probe } = options;
  if (connection.status === 'Failed') return 'hubLost';
  if (probe.state !== 'unreachable' || options.ownNetworkTrouble) {
    return 'agreed';
  }
  const vouched =
    connection.status === 'Successful' || options.hasApplications();
  return vouched && options.hubHeard ? 'contradicted' : 'silent';
}

/** The probe's word as evidence for the Applications of the cluster. */
export function probeEvidence(
  probe: ProbeVoice,
  ownNetworkTrouble: boolean,
): ApplicationEvidence['probe'] {
  switch (probe.state) {
    case 'reachable':
      return 'reachable';
    case 'unauthorized':
      // It refuses our credential, so it answers: it is alive. Access that is
      // configured wrongly is unauthorized too, and has asked nobody.
      return probe.lastReachableAt === undefined ? 'unknown' : 'reachable';
    case 'unreachable':
      return ownNetworkTrouble ? 'unknown' : 'unreachable';
    case 'notConfigured':
      return 'notConfigured';
    default:
      return 'unknown';
  }
}
