import {
  ClusterRef,
  FleetState,
  fleetStates,
  MatrixResponse,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetApi } from '../api';

/** What a service is on one cluster. */
export interface ServiceCell {
  state: FleetState;
  version?: string;
  /** Newer releases in the same environment. */
  behind: number;
  /** Applications of the service there; the cell shows the worst. */
  applications: number;
}

export interface ServiceRow {
  service: string;
  entityRef?: string;
  owner?: string;
  /** Releases that the next environment does not have yet. */
  toPromote: number;
  /** By {@link stringifyClusterRef}. */
  cells: ReadonlyMap<string, ServiceCell>;
  /** Clusters it is not placed on, with the label keys that decide. */
  gaps: ReadonlyMap<string, string>;
}

export interface ServiceMatrix {
  version: number;
  epoch: string;
  columns: ClusterRef[];
  /** Most harm first. */
  rows: ServiceRow[];
}

/** Enough for what a screen shows; the rest follows in larger pages. */
const firstPage = 200;
const nextPages = 2_000;

/**
 * Reads every row. Pages may come from different versions of the model: a row
 * that moved between two pages is taken from the later one.
 */
export async function loadMatrix(
  api: FleetApi,
  signal?: AbortSignal,
): Promise<ServiceMatrix> {
  const first = await api.getMatrix({ offset: 0, limit: firstPage }, signal);
  const rows = new Map(decodeRows(first).map(row => [row.service, row]));
  let read = first.rows.length;
  let total = first.total;
  while (read < total) {
    const page = await api.getMatrix(
      { offset: read, limit: nextPages },
      signal,
    );
    if (page.rows.length === 0) break;
    for (const row of decodeRows(page)) rows.set(row.service, row);
    read += page.rows.length;
    total = page.total;
  }
  const { version, epoch, columns } = first;
  return { version, epoch, columns, rows: [...rows.values()] };
}

function decodeRows(page: MatrixResponse): ServiceRow[] {
  const columns = page.columns.map(stringifyClusterRef);
  return page.rows.map(row => ({
    service: row.service,
    entityRef: row.entityRef,
    owner: row.owner,
    toPromote: row.toPromote,
    cells: new Map(
      row.cells.map(([column, state, version, behind, applications]) => [
        columns[column],
        {
          state: fleetStates[state] ?? 'notComparable',
          version: version < 0 ? undefined : page.versions[version],
          behind,
          applications,
        },
      ]),
    ),
    gaps: new Map(row.gaps.map(([column, keys]) => [columns[column], keys])),
  }));
}
