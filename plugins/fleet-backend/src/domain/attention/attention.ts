import {
  AttentionItem,
  compareHarm,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { compareText } from '../environments';
import type { FleetView } from '../FleetView';
import { applicationSetItems } from './applicationSetItems';
import { clusterItems } from './clusterItems';
import { hubItems } from './hubItems';
import { portalItems } from './portalItems';
import type { RankedItem } from './RankedItem';
import { serviceItems } from './serviceItems';

/**
 * What somebody should look at, most harm first: the portal's own network;
 * then what harms services, production before the rest; then drift, which
 * harms nobody yet. One item for a cluster that is lost, not one for each of
 * its Applications.
 */
export function attentionOf(view: FleetView, now: number): AttentionItem[] {
  const ranked: RankedItem[] = [
    ...portalItems(view),
    ...clusterItems(view),
    ...hubItems(view, now),
    ...serviceItems(view),
    ...applicationSetItems(view),
  ];
  return ranked.sort(compareItems).map(({ item }) => item);
}

function compareItems(a: RankedItem, b: RankedItem): number {
  return (
    tierOf(a) - tierOf(b) ||
    compareHarm(a.item.state, b.item.state) ||
    b.item.applications - a.item.applications ||
    compareText(a.item.subject, b.item.subject) ||
    compareText(a.item.id, b.item.id)
  );
}

function tierOf({ item, production }: RankedItem): number {
  if (item.kind === 'portal') return 0;
  const mild = compareHarm(item.state, 'drift') >= 0;
  return (mild ? 3 : 1) + (production ? 0 : 1);
}
