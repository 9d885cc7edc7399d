import {
  phrase,
  quoted,
  stringifyClusterRef,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetView } from '../FleetView';
import type { RankedItem } from './RankedItem';

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
        ...told({
          subject: phrase('attention.thePortal'),
          headline: phrase('attention.reachesNone', { count: silent.length }),
          detail: notice.phrases?.message ?? quoted(notice.message),
        }),
        clusters: silent.map(place => place.ref),
        since: notice.since,
        applications: view.rows.length,
        next: {
          kind: 'cluster',
          ...told({ label: phrase('attention.next.portal') }),
          target: stringifyClusterRef(first.ref),
        },
      },
    },
  ];
}
