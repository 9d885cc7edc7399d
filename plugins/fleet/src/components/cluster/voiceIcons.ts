import { ClusterSummary } from '@fleet-portal/backstage-plugin-fleet-common';
import { ShownState } from '../state';

/** What the hub says of the connection. */
export const hubIcons: Record<ClusterSummary['hubSays']['status'], ShownState> =
  {
    Successful: 'healthy',
    Failed: 'degraded',
    Unknown: 'notHeard',
  };

/** What our own probe says. */
export const probeIcons: Record<ClusterSummary['probe']['state'], ShownState> =
  {
    pending: 'waiting',
    reachable: 'healthy',
    unreachable: 'contradicted',
    unauthorized: 'atRisk',
    notConfigured: 'unverified',
  };
