import {
  AttentionItem,
  ClusterSummary,
  OverviewResponse,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  compareRowHarm,
  GridCell,
  GridColumn,
  gridColumns,
  GridRow,
} from '../../components/matrix';
import { FleetFilters, ServiceMatrix } from '../../hooks';

export interface OverviewView {
  columns: GridColumn[];
  rows: GridRow[];
  attention: AttentionItem[];
  clusters: ClusterSummary[];
  /** Does a cell show what the filters look for? */
  matches: (cell: GridCell) => boolean;
}

const oneOf = (wanted: readonly string[], value: string | undefined) =>
  wanted.length === 0 || wanted.includes(value ?? '');

/**
 * What the filters leave of the overview. Environments and regions choose
 * columns; owners, states and the search choose rows.
 */
export function overviewView(
  overview: OverviewResponse,
  matrix: ServiceMatrix | undefined,
  filters: FleetFilters,
): OverviewView {
  const { environments, regions, owners, states } = filters;
  const q = filters.q.trim().toLocaleLowerCase();
  const keyOf = (cluster: ClusterSummary) => stringifyClusterRef(cluster.ref);
  const clusters = overview.clusters.filter(
    cluster =>
      oneOf(environments, cluster.environment) &&
      oneOf(regions, cluster.region),
  );
  const clusterKeys = new Set(clusters.map(keyOf));
  const allClusters = clusters.length === overview.clusters.length;

  const matches = ({ state, behind }: GridCell) =>
    states.length === 0 ||
    states.some(wanted =>
      wanted === 'behind' ? behind > 0 : wanted === state,
    );
  const cellsOf = (row: GridRow) =>
    [...row.cells].filter(([key]) => clusterKeys.has(key));

  const rows = (matrix?.rows ?? []).filter(row => {
    if (!oneOf(owners, row.owner)) return false;
    const cells = cellsOf(row);
    if (!allClusters && cells.length === 0) return false;
    if (states.length > 0 && !cells.some(([, cell]) => matches(cell))) {
      return false;
    }
    if (q === '') return true;
    const words = [
      row.service,
      row.owner ?? '',
      ...cells.map(([, cell]) => cell.version ?? ''),
    ];
    return words.some(word => word.toLocaleLowerCase().includes(q));
  });
  const ordered =
    filters.sort === 'name'
      ? [...rows].sort((a, b) => a.service.localeCompare(b.service))
      : [...rows].sort(compareRowHarm);

  return {
    clusters,
    columns: gridColumns(
      clusters,
      keyOf,
      overview.environments,
      overview.sources,
    ),
    rows: ordered,
    attention: overview.attention.filter(item =>
      concerns(item, filters, q, clusterKeys, allClusters),
    ),
    matches,
  };
}

function concerns(
  item: AttentionItem,
  filters: FleetFilters,
  q: string,
  clusterKeys: ReadonlySet<string>,
  allClusters: boolean,
): boolean {
  const { owners, states } = filters;
  if (!oneOf(owners, item.owner) || !oneOf(states, item.state)) return false;
  const somewhere =
    allClusters ||
    item.clusters.some(ref => clusterKeys.has(stringifyClusterRef(ref)));
  if (!somewhere) return false;
  if (q === '') return true;
  const words = [
    item.subject,
    item.headline,
    item.detail ?? '',
    item.owner ?? '',
  ];
  return words.some(word => word.toLocaleLowerCase().includes(q));
}

/** `checkout` of `group:default/checkout`. */
export function nameOfRef(entityRef: string | undefined): string | undefined {
  return entityRef?.replace(/^[^:]*:/, '').replace(/^.*\//, '');
}

/** What the filters offer, in the order that people expect. */
export function filterChoices(
  overview: OverviewResponse,
  matrix: ServiceMatrix | undefined,
) {
  const sorted = (values: Iterable<string | undefined>) =>
    [...new Set([...values].flatMap(value => value ?? []))].sort();
  const known = overview.environments;
  const used = sorted(overview.clusters.map(c => c.environment));
  return {
    environments: [
      ...known.filter(name => used.includes(name)),
      ...used.filter(name => !known.includes(name)),
    ],
    regions: sorted(overview.clusters.map(c => c.region)),
    owners: sorted((matrix?.rows ?? []).map(row => row.owner)),
  };
}
