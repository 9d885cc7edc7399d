import {
  AttentionItem,
  FleetState,
  Phrase,
  phrase,
  stringifyHubObjectRef,
  told,
  troubleStates,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { reasonOf, sinceOf } from '../applications';
import { environmentsInOrder } from '../environments';
import type { FleetView, ServiceGroup } from '../FleetView';
import { groupBy } from '../memo';
import type { ApplicationRow } from '../row';
import { isLastWord } from '../skew';
import type { RankedItem } from './RankedItem';
import { serviceHeadline } from './serviceHeadline';
import { inOrder, quotedSentence } from '../words';

const nextLabels: Partial<Record<FleetState, Phrase>> = {
  degraded: phrase('attention.next.degraded'),
  syncFailed: phrase('attention.next.syncFailed'),
  notComparable: phrase('attention.next.notComparable'),
  missing: phrase('attention.next.missing'),
  drift: phrase('attention.next.drift'),
};

/** One item for each service and state, however many clusters it is on. */
export function serviceItems(view: FleetView): RankedItem[] {
  return [...view.services().values()].flatMap(group => {
    // Silence is told once, by the hub or the cluster that is silent.
    const troubled = group.rows.filter(
      row => troubleStates.has(row.state) && !isLastWord(row),
    );
    const byState = groupBy(troubled, row => row.state);
    return [...byState].map(([state, rows]) =>
      serviceItem(view, group, state, productionFirst(view, rows)),
    );
  });
}

function serviceItem(
  view: FleetView,
  group: ServiceGroup,
  state: FleetState,
  rows: readonly ApplicationRow[],
): RankedItem {
  const [first] = rows;
  const reason = rows.map(row => reasonOf(view, row)).find(Boolean);
  const sinces = rows.flatMap(row => sinceOf(view, row) ?? []);
  const item: AttentionItem = {
    id: `service/${encodeURIComponent(group.service)}/${state}`,
    kind: 'service',
    state,
    subject: group.service,
    ...told({
      headline: serviceHeadline(view, group, state, rows),
      detail: inOrder(quotedSentence(reason)),
    }),
    clusters: rows.flatMap(row => (row.place ? [row.place.ref] : [])),
    since: sinces.sort()[0],
    owner: group.link.owner,
    entityRef: group.link.entityRef,
    applications: rows.length,
    next: {
      kind: 'application',
      ...told({
        label: nextLabels[state] ?? phrase('attention.next.application'),
      }),
      target: stringifyHubObjectRef(first.facts),
    },
  };
  return { item, production: rows.some(row => row.place?.production) };
}

/** The button opens the first: production is where it hurts. */
function productionFirst(
  view: FleetView,
  rows: readonly ApplicationRow[],
): ApplicationRow[] {
  const order = environmentsInOrder(
    view.rules,
    rows.map(row => row.place?.environment),
  );
  const rank = (row: ApplicationRow) =>
    (row.place?.production ? 1000 : 0) +
    order.indexOf(row.place?.environment ?? '');
  return [...rows].sort((a, b) => rank(b) - rank(a));
}
