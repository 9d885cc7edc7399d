import {
  ClusterSummary,
  Source,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { GridColumn, SizedColumn } from './matrixModel';

/** One row of headings over the columns. */
export interface HeadingLevel {
  /** Empty where the cluster has no such thing. */
  valueOf: (cluster: ClusterSummary) => string;
  /** These come first, in this order; the others follow by name. */
  first: readonly string[];
  /** Stands over the clusters without a value, which come last. */
  unnamed: string;
}

/** A run of columns under one heading. */
export interface ColumnGroup {
  key: string;
  label: string;
  columns: SizedColumn[];
  /** Of its first column. */
  index: number;
  /** Pixels from the first column. */
  start: number;
  width: number;
}

const names = new Intl.Collator('en', { numeric: true });

/** In the order of their headings, then by name; with the rules between them. */
export function gridColumns(
  clusters: readonly ClusterSummary[],
  keyOf: (cluster: ClusterSummary) => string,
  levels: readonly HeadingLevel[],
  sources: readonly Source[],
): GridColumn[] {
  let before: readonly string[] | undefined;
  return clusters
    .map(cluster => ({
      cluster,
      values: levels.map(level => level.valueOf(cluster)),
    }))
    .sort(
      (a, b) =>
        compareHeadings(levels, a.values, b.values) ||
        names.compare(a.cluster.ref.name, b.cluster.ref.name) ||
        names.compare(a.cluster.ref.hub, b.cluster.ref.hub),
    )
    .map(({ cluster, values }) => {
      const starts = values.findIndex((value, at) => value !== before?.[at]);
      before = values;
      return {
        key: keyOf(cluster),
        cluster,
        source: sources.find(
          s => s.kind === 'hub' && s.hub === cluster.ref.hub,
        ),
        headings: values.map((value, at) => value || levels[at].unnamed),
        ...(starts >= 0 && { starts }),
      };
    });
}

function compareHeadings(
  levels: readonly HeadingLevel[],
  a: readonly string[],
  b: readonly string[],
): number {
  for (const [at, level] of levels.entries()) {
    const order = compareInLevel(level, a[at], b[at]);
    if (order !== 0) return order;
  }
  return 0;
}

/** Which of two values of a level comes first. */
export function compareInLevel(
  { first }: HeadingLevel,
  a: string,
  b: string,
): number {
  const rank = (value: string) => {
    if (value === '') return first.length + 1;
    const index = first.indexOf(value);
    return index < 0 ? first.length : index;
  };
  return rank(a) - rank(b) || names.compare(a, b);
}

/** Neighbouring columns under the same heading of one row. */
export function groupColumns(
  columns: readonly SizedColumn[],
  level: number,
): ColumnGroup[] {
  const groups: ColumnGroup[] = [];
  let offset = 0;
  for (const [index, column] of columns.entries()) {
    const last = groups[groups.length - 1];
    if (!last || (column.starts !== undefined && column.starts <= level)) {
      groups.push({
        key: column.key,
        label: column.headings[level] ?? '',
        columns: [column],
        index,
        start: offset,
        width: column.width,
      });
    } else {
      last.columns.push(column);
      last.width += column.width;
    }
    offset += column.width;
  }
  return groups;
}
