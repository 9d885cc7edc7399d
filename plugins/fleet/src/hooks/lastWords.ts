import {
  Block,
  ClusterSummary,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { ShownCluster } from './useShownCluster';

type Probe = ClusterSummary['probe'];

/**
 * What was read of a spoke before it fell silent is its last word at once, not
 * only when the next reading has failed: the page that says that the spoke does
 * not answer must not show its figures as those of now.
 */
export function lastWords(detail: ShownCluster): ShownCluster {
  const { probe } = detail.cluster;
  if (probe.state !== 'unreachable' && probe.state !== 'unauthorized') {
    return detail;
  }
  return {
    ...detail,
    nodes: asLastWord(detail.nodes, probe),
    pods: asLastWord(detail.pods, probe),
    capacity: asLastWord(detail.capacity, probe),
    addOns: asLastWord(detail.addOns, probe),
  };
}

function asLastWord<T>(
  block: Block<T> | undefined,
  { reason = '', phrases }: Probe,
): Block<T> | undefined {
  if (block?.status !== 'ok') return block;
  return { ...block, status: 'stale', reason, phrases };
}
