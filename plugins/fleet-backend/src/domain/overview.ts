import type { OverviewResponse } from '@fleet-portal/backstage-plugin-fleet-common';
import { attentionOf } from './attention/attention';
import { clusterSummary, hubSummary } from './clusters';
import { environmentsInOrder } from './environments';
import { timestamp } from './facts';
import { countStates, FleetView } from './FleetView';

export type Overview = Omit<
  OverviewResponse,
  'version' | 'epoch' | 'sources' | 'notice'
>;

/**
 * The first screen, without the envelope. Clusters are counted over what the
 * reader may see, so `total` is the sum of `states`.
 *
 * @param now - milliseconds since the epoch
 */
export function buildOverview(view: FleetView, now: number): Overview {
  return {
    generatedAt: timestamp(now),
    total: view.rows.length,
    states: countStates(view.rows),
    behind: view.behindCount(),
    environments: environmentsInOrder(
      view.rules,
      view.places.map(place => place.environment),
    ),
    hubs: view.hubs.map(hub => hubSummary(view, hub)),
    clusters: view.places.map(place => clusterSummary(view, place)),
    attention: attentionOf(view, now),
  };
}
