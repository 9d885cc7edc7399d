import { FleetState } from '@fleet-portal/backstage-plugin-fleet-common';
import { SavedView } from '../../../hooks';
import { FleetText } from '../../../translation';
import { behindVersion, writeClusterFilters } from './clusterFilters';

const failing: FleetState[] = ['degraded', 'syncFailed', 'missing'];

/** What is asked of a list of clusters most often. */
export function builtInClusterViews(t: FleetText): SavedView[] {
  const view = (
    name: string,
    filters: Parameters<typeof writeClusterFilters>[1],
  ): SavedView => ({
    name,
    search: writeClusterFilters(new URLSearchParams(), filters).toString(),
  });
  return [
    view(t('views.noAnswer'), { probes: ['unreachable', 'unauthorized'] }),
    view(t('views.failing'), { states: failing }),
    view(t('views.oldKubernetes'), { versions: [behindVersion] }),
  ];
}
