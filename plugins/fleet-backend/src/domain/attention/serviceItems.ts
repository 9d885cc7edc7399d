import {
  AttentionItem,
  FleetState,
  Phrase,
  phrase,
  stringifyHubObjectRef,
  told,
  troubleStates,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { reasonSaid, sinceOf } from '../applications';
import { environmentsInOrder } from '../environments';
import type { FleetView } from '../FleetView';
import type { ServiceGroup } from '../serviceGroups';
import { groupBy, perObject, perObjectWhile } from '../memo';
import type { ApplicationRow } from '../row';
import { isLastWord } from '../skew';
import { setOf } from '../syncPolicy';
import type { RankedItem } from './RankedItem';
import { serviceHeadline } from './serviceHeadline';

const nextLabels: Partial<Record<FleetState, Phrase>> = {
  degraded: phrase('attention.next.degraded'),
  syncFailed: phrase('attention.next.syncFailed'),
  notComparable: phrase('attention.next.notComparable'),
  missing: phrase('attention.next.missing'),
  drift: phrase('attention.next.drift'),
};

/** Silence is told once, by the hub or the cluster that is silent. */
const troubleOf = perObject(({ rows }: ServiceGroup) =>
  groupBy(
    rows.filter(row => troubleStates.has(row.state) && !isLastWord(row)),
    row => row.state,
  ),
);

const itemOf = perObjectWhile<readonly ApplicationRow[], RankedItem>();

/**
 * One item for each service and state, however many clusters it is on. Those of
 * services of which nothing changed are as they were.
 */
export function serviceItems(view: FleetView): RankedItem[] {
  return [...view.services().values()].flatMap(group =>
    serviceItemsOf(view, group),
  );
}

/** Remembered with the group. */
export function serviceItemsOf(
  view: FleetView,
  group: ServiceGroup,
): RankedItem[] {
  return [...troubleOf(group)].map(([state, rows]) =>
    itemOf(rows, toldElsewhere(view, rows), () =>
      serviceItem(view, group, state, productionFirst(view, rows)),
    ),
  );
}

/** What an item tells of its rows that they do not say themselves. */
function toldElsewhere(
  view: FleetView,
  rows: readonly ApplicationRow[],
): unknown[] {
  return rows.map(row => {
    if (row.state === 'drift') return setOf(view, row);
    return row.state === 'degraded'
      ? view.voices.degradedReason(row.facts)
      : undefined;
  });
}

function serviceItem(
  view: FleetView,
  group: ServiceGroup,
  state: FleetState,
  rows: readonly ApplicationRow[],
): RankedItem {
  const [first] = rows;
  const [detail] = rows.flatMap(row => {
    const said = reasonSaid(view, row);
    return said ? [said] : [];
  });
  const sinces = rows.flatMap(row => sinceOf(view, row) ?? []);
  const item: AttentionItem = {
    id: `service/${encodeURIComponent(group.service)}/${state}`,
    kind: 'service',
    state,
    subject: group.service,
    ...told({
      headline: serviceHeadline(view, group, state, rows),
      detail,
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
