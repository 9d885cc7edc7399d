import {
  ClusterSummary,
  FleetState,
  fleetStates,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { behindVersion, ClusterFilters, noLabel } from './clusterFilters';
import { ClusterRow } from './clusterRows';

/** One label and the values that clusters have for it. */
export interface LabelFacet {
  key: string;
  /** Sorted; {@link noLabel} last, where some cluster lacks the label. */
  values: string[];
}

/** What the filters have to offer on this fleet. */
export interface ClusterFacets {
  hubs: string[];
  states: FleetState[];
  versions: string[];
  labels: LabelFacet[];
}

const names = new Intl.Collator('en', { numeric: true });

/**
 * Every label of the fleet is offered, those that part it best first: on most
 * clusters, with few values. A label with a value of its own on each cluster
 * parts nothing and comes last. What an address asks for is always among the
 * choices, so that it can be taken back.
 */
export function clusterFacets(
  rows: readonly ClusterRow[],
  filters: ClusterFilters,
): ClusterFacets {
  const clusters = rows.map(({ cluster }) => cluster);
  const minors = [...new Set(rows.flatMap(({ minor }) => minor ?? []))];
  const versions = sorted([...minors, ...filters.versions]).reverse();
  return {
    hubs: sorted([...clusters.map(({ ref }) => ref.hub), ...filters.hubs]),
    states: fleetStates.filter(
      state =>
        filters.states.includes(state) ||
        clusters.some(cluster => cluster.states[state]),
    ),
    versions: [
      behindVersion,
      ...versions.filter(version => version !== behindVersion),
    ],
    labels: labelFacets(clusters, filters.labels),
  };
}

function labelFacets(
  clusters: readonly ClusterSummary[],
  asked: ClusterFilters['labels'],
): LabelFacet[] {
  const carried = new Map<string, string[]>();
  for (const { labels } of clusters) {
    for (const [key, value] of Object.entries(labels)) {
      carried.set(key, [...(carried.get(key) ?? []), value]);
    }
  }
  for (const key of Object.keys(asked)) {
    if (!carried.has(key)) carried.set(key, []);
  }
  return [...carried]
    .map(([key, values]) => {
      const distinct = sorted([...values, ...(asked[key] ?? [])]).filter(
        value => value !== noLabel,
      );
      const lacking =
        values.filter(value => value !== noLabel).length < clusters.length;
      return {
        key,
        values: lacking ? [...distinct, noLabel] : distinct,
        partsNothing: distinct.length > 1 && distinct.length >= values.length,
        carriers: values.length,
        distinct: distinct.length,
      };
    })
    .sort(
      (a, b) =>
        Number(a.partsNothing) - Number(b.partsNothing) ||
        b.carriers - a.carriers ||
        a.distinct - b.distinct ||
        names.compare(a.key, b.key),
    )
    .map(({ key, values }) => ({ key, values }));
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort(names.compare);
}
