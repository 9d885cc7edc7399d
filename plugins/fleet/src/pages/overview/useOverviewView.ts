import { useCallback, useMemo } from 'react';
import {
  AttentionItem,
  ClusterSummary,
  OverviewResponse,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  GridCell,
  GridColumn,
  gridColumns,
  GridRow,
  sortByHarm,
} from '../../components/matrix';
import { FleetFilters, ServiceMatrix } from '../../hooks';
import { FleetText, useFleetText } from '../../translation';
import { headingLevels } from './columnHeadings';
import { usePreparedSearch, wordsOfItem, wordsOfRow } from './searchWords';

export interface OverviewView {
  /** What was asked for. */
  filters: FleetFilters;
  columns: GridColumn[];
  rows: GridRow[];
  /** Is an item of the attention list about what the filters look for? */
  concerns: (item: AttentionItem) => boolean;
  clusters: ClusterSummary[];
  /** Does a cell show what the filters look for? */
  matches: (cell: GridCell) => boolean;
}

const oneOf = (wanted: readonly string[], value: string | undefined) =>
  wanted.length === 0 || wanted.includes(value ?? '');
const keyOf = (cluster: ClusterSummary) => stringifyClusterRef(cluster.ref);
const collator = new Intl.Collator('en');

/**
 * What the filters leave of the overview. Environments and regions choose
 * columns; owners, states and the search choose rows.
 *
 * Each step is remembered by what it needs, so that a keystroke only looks
 * through the rows and sorts nothing anew.
 */
export function useOverviewView(
  overview: OverviewResponse,
  matrix: ServiceMatrix | undefined,
  filters: FleetFilters,
): OverviewView {
  const t = useFleetText();
  const { environments, regions, owners, states, sort, group } = filters;
  const q = filters.q.trim().toLocaleLowerCase('en-US');

  // How long ago each hub was heard is new every few seconds; the rest is not.
  const { clusters: all, environments: order, sources } = overview;
  const { clusters, keys } = useMemo(() => {
    const shown = all.filter(
      cluster =>
        oneOf(environments, cluster.environment) &&
        oneOf(regions, cluster.region),
    );
    return { clusters: shown, keys: new Set(shown.map(keyOf)) };
  }, [all, environments, regions]);
  const columns = useMemo(
    () => gridColumns(clusters, keyOf, headingLevels(group, order, t), sources),
    [clusters, group, order, sources, t],
  );
  const everywhere = clusters.length === all.length;

  const sorted = useMemo(() => {
    const rows: readonly GridRow[] = matrix?.rows ?? [];
    return sort === 'name'
      ? [...rows].sort((a, b) => collator.compare(a.service, b.service))
      : sortByHarm(rows);
  }, [matrix, sort]);

  const matches = useCallback(
    ({ state, behind }: GridCell) =>
      states.length === 0 ||
      states.some(wanted =>
        wanted === 'behind' ? behind > 0 : wanted === state,
      ),
    [states],
  );

  const rows = useMemo(
    () =>
      sorted.filter(row => {
        if (!oneOf(owners, row.owner)) return false;
        if (q !== '' && !wordsOfRow(row).includes(q)) return false;
        if (everywhere && states.length === 0) return true;
        for (const [key, cell] of row.cells) {
          if (keys.has(key) && matches(cell)) return true;
        }
        return false;
      }),
    [sorted, owners, q, everywhere, states, keys, matches],
  );

  const concerns = useCallback(
    (item: AttentionItem) =>
      isAbout(item, { owners, states }, q, keys, everywhere, t),
    [owners, states, q, keys, everywhere, t],
  );

  usePreparedSearch(sorted, overview.attention, t);
  return { filters, clusters, columns, rows, concerns, matches };
}

function isAbout(
  item: AttentionItem,
  filters: Pick<FleetFilters, 'owners' | 'states'>,
  q: string,
  clusterKeys: ReadonlySet<string>,
  allClusters: boolean,
  t: FleetText,
): boolean {
  const { owners, states } = filters;
  if (!oneOf(owners, item.owner) || !oneOf(states, item.state)) return false;
  const somewhere =
    allClusters ||
    item.clusters.some(ref => clusterKeys.has(stringifyClusterRef(ref)));
  if (!somewhere) return false;
  return q === '' || wordsOfItem(item, t).includes(q);
}

/** `checkout` of `group:default/checkout`. */
export function nameOfRef(entityRef: string | undefined): string | undefined {
  return entityRef?.replace(/^[^:]*:/, '').replace(/^.*\//, '');
}

/** What the filters offer, in the order that people expect. */
export function filterChoices(
  {
    environments: known,
    clusters,
  }: Pick<OverviewResponse, 'environments' | 'clusters'>,
  matrix: ServiceMatrix | undefined,
) {
  const sorted = (values: Iterable<string | undefined>) =>
    [...new Set([...values].flatMap(value => value ?? []))].sort();
  const used = sorted(clusters.map(c => c.environment));
  return {
    environments: [
      ...known.filter(name => used.includes(name)),
      ...used.filter(name => !known.includes(name)),
    ],
    regions: sorted(clusters.map(c => c.region)),
    owners: sorted((matrix?.rows ?? []).map(row => row.owner)),
  };
}
