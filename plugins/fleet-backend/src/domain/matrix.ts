import {
  ClusterRef,
  compareHarm,
  FleetState,
  fleetStates,
  MatrixQuery,
  MatrixResponse,
  MatrixRow,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { compareText, EnvironmentRules } from './environments';
import { clusterKey } from './facts';
import { hasWanted, inPlace } from './filters';
import type { FleetView } from './FleetView';
import type { ServiceGroup } from './serviceGroups';
import { groupBy, perObject } from './memo';
import { comparePlaces } from './place';
import { Placements, placementGaps } from './placement';
import type { ApplicationRow } from './row';
import { behindIn, isLastWord, releasesToPromote } from './skew';

/** Versions repeat in a row and over rows: each is sent once. */
class VersionTable {
  readonly names: string[] = [];
  readonly #indexes = new Map<string, number>();

  indexOf(version: string | undefined): number {
    if (version === undefined) return -1;
    const known = this.#indexes.get(version);
    if (known !== undefined) return known;
    this.names.push(version);
    this.#indexes.set(version, this.names.length - 1);
    return this.names.length - 1;
  }
}

/** Gaps fill most of a large matrix; the rows that come last go without. */
const MOST_GAPS = 20_000;

/** The service × cluster matrix, without the envelope. */
export type Matrix = Pick<
  MatrixResponse,
  'columns' | 'versions' | 'rows' | 'total' | 'offset'
>;

/** Where a service stands in the order of harm. */
interface RankedService {
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
  const indexes = new Map(
    columns.map((ref, index) => [clusterKey(ref.hub, ref.name), index]),
  );
  const services = rankedServices(view).filter(({ group }) =>
    group.rows.some(row => inPlace(query, row) && hasWanted(query, row)),
  );
  if (query.sort === 'name') {
    services.sort((a, b) => compareText(a.group.service, b.group.service));
  }
  const page = services.slice(query.offset, query.offset + query.limit);
  const versions = new VersionTable();
  const rows = page.map(service => matrixRow(service, indexes, versions));
  addGaps(view, rows, indexes, placements);
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

function matrixRow(
  { group, cells: ranked, toPromote }: RankedService,
  indexes: ReadonlyMap<string, number>,
  versions: VersionTable,
): MatrixRow {
  const cells: MatrixRow['cells'] = [];
  for (const { cluster, worst, behind, count } of ranked) {
    const column = indexes.get(cluster);
    if (column === undefined) continue;
    cells.push([
      column,
      fleetStates.indexOf(worst.state),
      versions.indexOf(worst.version),
      behind,
      count,
    ]);
  }
  return {
    service: group.service,
    entityRef: group.link.entityRef,
    owner: group.link.owner,
    toPromote,
    cells: cells.sort(([a], [b]) => a - b),
    gaps: [],
  };
}

function addGaps(
  view: FleetView,
  rows: readonly MatrixRow[],
  indexes: ReadonlyMap<string, number>,
  placements: Placements,
): void {
  let left = MOST_GAPS;
  for (const row of rows) {
    if (left <= 0) return;
    const filled = new Set(row.cells.map(([column]) => column));
    for (const gap of placementGaps(view, row.service, placements)) {
      const column = indexes.get(gap.place.key);
      if (column === undefined || filled.has(column)) continue;
      row.gaps.push([column, gap.verdict.keys.join(', ')]);
    }
    row.gaps.sort(([a], [b]) => a - b);
    left -= row.gaps.length;
  }
}

/** The Application that a cell shows when a service has several there. */
function worstRow(rows: readonly ApplicationRow[]): ApplicationRow {
  return rows.reduce((worst, row) =>
    compareHarm(row.state, worst.state) < 0 ? row : worst,
  );
}
