import {
  ClusterListItem,
  ClusterSummary,
  ClusterUsage,
  fleetStates,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { minorReleasesBehind } from '../clusterWords';
import { noLabel } from '../../../components/cluster';
import { behindVersion, ClusterFilters } from './clusterFilters';

/** One cluster with all that the list tells of it. */
export interface ClusterRow {
  key: string;
  cluster: ClusterListItem;
  /** Minor releases of Kubernetes behind its environment. */
  behind: number;
  /** `v1.35` of `v1.35.4`; undefined while nobody has said it. */
  minor: string | undefined;
  words: string;
}

export function clusterRows(
  clusters: readonly ClusterListItem[],
): ClusterRow[] {
  const behind = minorReleasesBehind(clusters);
  return clusters.map(cluster => {
    const key = stringifyClusterRef(cluster.ref);
    return {
      key,
      cluster,
      behind: behind.get(key) ?? 0,
      minor: cluster.kubernetesVersion?.match(/^v?\d+\.\d+/)?.[0],
      words: searchWords(cluster),
    };
  });
}

export function matchesFilters(
  row: ClusterRow,
  filters: ClusterFilters,
): boolean {
  const { cluster } = row;
  const { states } = filters;
  return (
    row.words.includes(filters.q.trim().toLocaleLowerCase('en-US')) &&
    oneOf(filters.hubs, cluster.ref.hub) &&
    oneOf(filters.probes, cluster.probe.state) &&
    oneOf(filters.hubWords, cluster.hubSays.status) &&
    (states.length === 0 || states.some(state => cluster.states[state])) &&
    hasVersion(row, filters.versions) &&
    Object.entries(filters.labels).every(([key, values]) =>
      oneOf(values, cluster.labels[key] ?? noLabel),
    )
  );
}

export const clusterSorts = [
  'name',
  'probe',
  'hub',
  'applications',
  'version',
  'nodes',
  'cpu',
  'memory',
] as const;
export type ClusterSort = (typeof clusterSorts)[number];

/** Without a choice those in trouble come first. */
export function sortClusters(
  rows: readonly ClusterRow[],
  by: ClusterSort | undefined,
  descending: boolean,
): ClusterRow[] {
  const names = new Intl.Collator('en', { numeric: true });
  const byName = (a: ClusterRow, b: ClusterRow) =>
    names.compare(a.cluster.ref.name, b.cluster.ref.name) ||
    names.compare(a.cluster.ref.hub, b.cluster.ref.hub);
  const byHarm = (a: ClusterRow, b: ClusterRow) => harmOf(a) - harmOf(b);
  const byVersion = (a: ClusterRow, b: ClusterRow) =>
    names.compare(
      a.cluster.kubernetesVersion ?? '',
      b.cluster.kubernetesVersion ?? '',
    );
  const compare: Record<ClusterSort, typeof byName> = {
    name: byName,
    probe: (a, b) => ageOf(a) - ageOf(b),
    hub: (a, b) => names.compare(a.cluster.ref.hub, b.cluster.ref.hub),
    applications: (a, b) =>
      byHarm(a, b) || b.cluster.applications - a.cluster.applications,
    version: byVersion,
    nodes: byUsage(({ nodes }) => nodes),
    cpu: byUsage(({ cpu }) => shareOf(cpu)),
    memory: byUsage(({ memory }) => shareOf(memory)),
  };
  const chosen = by === undefined ? byHarm : compare[by];
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => sign * chosen(a, b) || byName(a, b));
}

/** Most first; what is not known comes last. */
function byUsage(amountOf: (usage: ClusterUsage) => number) {
  const amount = ({ cluster: { usage } }: ClusterRow) =>
    usage && 'value' in usage ? amountOf(usage.value) : -1;
  return (a: ClusterRow, b: ClusterRow) => amount(b) - amount(a);
}

function shareOf({ used, allocatable }: ClusterUsage['cpu']): number {
  return used === undefined || allocatable === 0 ? -1 : used / allocatable;
}

/** Contradicted first, then by the worst state of an Application on it. */
function harmOf({ cluster }: ClusterRow): number {
  if (cluster.contradicted) return -1;
  const worst = fleetStates.findIndex(state => cluster.states[state]);
  return worst < 0 ? fleetStates.length : worst;
}

/** Longest without an answer first; never asked comes before all. */
function ageOf({ cluster: { probe } }: ClusterRow): number {
  return probe.lastReachableAt ? Date.parse(probe.lastReachableAt) : 0;
}

function hasVersion(row: ClusterRow, versions: readonly string[]): boolean {
  return (
    versions.length === 0 ||
    versions.some(wanted =>
      wanted === behindVersion ? row.behind > 0 : wanted === row.minor,
    )
  );
}

function oneOf<T>(wanted: readonly T[], value: T): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

function searchWords(cluster: ClusterSummary): string {
  const { ref, kubernetesVersion, labels, server } = cluster;
  return [
    ref.name,
    ref.hub,
    server,
    kubernetesVersion ?? '',
    ...Object.entries(labels).map(([key, value]) => `${key}=${value}`),
  ]
    .join('\n')
    .toLocaleLowerCase('en-US');
}
