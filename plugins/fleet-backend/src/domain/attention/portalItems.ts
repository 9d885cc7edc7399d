import { stringifyClusterRef } from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetView } from '../FleetView';
import type { RankedItem } from './attention';
import { count } from '../words';

/** When nobody answers us, it is us. */
export function portalItems(view: FleetView): RankedItem[] {
  const notice = view.voices.ownNetwork;
  if (!notice) return [];
  const silent = view.places.filter(
    place => view.voices.probe(place.ref).state === 'unreachable',
  );
  const first = silent[0];
  if (!first) return [];
  return [
    {
      production: true,
      item: {
        id: 'portal/own-network',
        kind: 'portal',
        state: 'notHeard',
        subject: 'The portal',
        headline: `reaches none of ${count(
          silent.length,
          'cluster',
        )}: look at its own network first`,
        detail: notice.message,
        clusters: silent.map(place => place.ref),
        since: notice.since,
        applications: view.rows.length,
        next: {
          kind: 'cluster',
          label: 'Open cluster checks',
          target: stringifyClusterRef(first.ref),
        },
      },
    },
  ];
}
