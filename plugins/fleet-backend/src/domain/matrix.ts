import {
  ClusterRef,
  compareHarm,
  FleetState,
  MatrixQuery,
  MatrixResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { compareText, EnvironmentRules } from './environments';
import { hasWanted, inPlace } from './filters';
import type { FleetView } from './FleetView';
import type { ServiceGroup } from './serviceGroups';
import { groupBy, perObject } from './memo';
import {
  columnIndexes,
  gapsOf,
  matrixRow,
  noGaps,
  VersionTable,
} from './matrixRows';
import { comparePlaces } from './place';
import type { Placements } from './placement';
import type { ApplicationRow } from './row';
import { behindIn, isLastWord, releasesToPromote } from './skew';

/** Gaps fill most of a large matrix; the rows that come last go without. */
const MOST_GAPS = 20_000;

/** The service × cluster matrix, without the envelope. */
export type Matrix = Pick<
  MatrixResponse,
  'columns' | 'versions' | 'rows' | 'total' | 'offset'
>;

/** Where a service stands in the order of harm. */
export interface RankedService {
  readonly group: ServiceGroup;
  readonly cells: readonly RankedCell[];
  /** Its worst state that is heard, and how many Applications are in it. */
  readonly harm: FleetState;
  readonly troubled: number;
  readonly toPromote: number;
}

/** All Applications of one service on one cluster. */
interface RankedCell {
  readonly cluster: string;
  readonly worst: ApplicationRow;
  readonly behind: number;
  readonly count: number;
}

const ranksBy = perObject((rules: EnvironmentRules) =>
  perObject((group: ServiceGroup) => rankService(rules, group)),
);

/** Remembered with the group. */
export function rankOf(view: FleetView, group: ServiceGroup): RankedService {
  return ranksBy(view.rules)(group);
}

/** Most harm first: computed once for each view, of what changed since the last. */
const rankedServices = perObject((view: FleetView): RankedService[] =>
  [...view.services().values()]
    .map(group => rankOf(view, group))
    .sort(
      (a, b) =>
        compareHarm(a.harm, b.harm) ||
        b.troubled - a.troubled ||
        compareText(a.group.service, b.group.service),
    ),
);

interface Column {
  readonly ref: ClusterRef;
  readonly environment?: string;
  readonly region?: string;
}

/** A hub's own cluster is a column only where services run on it. */
const allColumns = perObject((view: FleetView): readonly Column[] => {
  const shown = view.places.filter(
    place => !place.facts.inCluster || view.rowsOn(place).length > 0,
  );
  const known = new Set(shown.map(place => place.key));
  const hidden = new Map(
    view.rows.flatMap(({ place }) =>
      place && !known.has(place.key) ? [[place.key, place] as const] : [],
    ),
  );
  if (hidden.size === 0) return shown;
  return [...shown, ...hidden.values()].sort((a, b) =>
    comparePlaces(view.rules, a, b),
  );
});

/**
 * Rows are services that have an Application of the kind that is asked for, on
 * the columns asked for; such a row shows all its cells there, so that a
 * filtered row still tells the whole story.
 */
export function buildMatrix(
  view: FleetView,
  query: MatrixQuery,
  placements: Placements,
): Matrix {
  const columns = columnsOf(view, query);
  const indexes = columnIndexes(view.rules, columns);
  const services = rankedServices(view).filter(({ group }) =>
    group.rows.some(row => inPlace(query, row) && hasWanted(query, row)),
  );
  if (query.sort === 'name') {
    services.sort((a, b) => compareText(a.group.service, b.group.service));
  }
  const page = services.slice(query.offset, query.offset + query.limit);
  const versions = new VersionTable();
  let gapsLeft = MOST_GAPS;
  const rows = page.map(service => {
    const { group } = service;
    const gaps =
      gapsLeft > 0 ? gapsOf(view, group.service, indexes, placements) : noGaps;
    const row = matrixRow(service, { indexes, versions, gaps });
    gapsLeft -= row.gaps.length;
    return row;
  });
  return {
    columns,
    versions: versions.names,
    rows,
    total: services.length,
    offset: query.offset,
  };
}

function rankService(
  rules: EnvironmentRules,
  group: ServiceGroup,
): RankedService {
  // A dead cluster darkens a cell of every service: it must not hide the
  // service that is Degraded somewhere else.
  const heard = group.rows.filter(row => !isLastWord(row));
  const worst = worstRow(heard.length > 0 ? heard : group.rows).state;
  const toPromote = releasesToPromote(group.rows, rules).values();
  const behind = behindIn(group);
  const byCluster = groupBy(group.rows, row => row.place?.key);
  return {
    group,
    cells: [...byCluster].map(([cluster, rows]) => ({
      cluster,
      worst: worstRow(rows),
      behind: Math.max(...rows.map(row => behind.get(row) ?? 0)),
      count: rows.length,
    })),
    harm: worst,
    troubled: group.rows.filter(row => row.state === worst).length,
    toPromote: Math.max(0, ...toPromote),
  };
}

/** A cluster is a column when it may be seen, or when an Application on it may. */
function columnsOf(view: FleetView, query: MatrixQuery): ClusterRef[] {
  return allColumns(view)
    .filter(
      ({ ref, environment, region }) =>
        (!query.hub || query.hub.includes(ref.hub)) &&
        (!query.cluster || query.cluster.includes(ref.name)) &&
        (!query.environment || query.environment.includes(environment ?? '')) &&
        (!query.region || query.region.includes(region ?? '')),
    )
    .map(({ ref }) => ref);
}

/** The Application that a cell shows when a service has several there. */
function worstRow(rows: readonly ApplicationRow[]): ApplicationRow {
  return rows.reduce((worst, row) =>
    compareHarm(row.state, worst.state) < 0 ? row : worst,
  );
}
