import {
  EntityDeployments,
  RolloutSummary,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useRollouts } from '../hooks';

/** As many as a card has room for; each leads to a page of its own. */
const most = 3;
const none: readonly RolloutSummary[] = [];

/**
 * Releases of the entity that are on their way to its clusters, stuck ones
 * first. What stands beside them is complete without them, so a failure to
 * read them says nothing.
 */
export function useOpenRollouts({
  applications,
}: EntityDeployments): readonly RolloutSummary[] {
  const { data } = useRollouts(
    {
      service: [...new Set(applications.map(a => a.service))].sort(),
      state: ['blocked', 'rollingOut'],
      limit: most,
    },
    applications.length > 0,
  );
  return data?.items ?? none;
}
