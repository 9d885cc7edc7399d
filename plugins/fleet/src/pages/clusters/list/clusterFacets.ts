import {
  FleetState,
  fleetStates,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { LabelFacet, labelFacets } from '../../../components/cluster';
import { behindVersion, ClusterFilters } from './clusterFilters';
import { ClusterRow } from './clusterRows';

/** What the filters have to offer on this fleet. */
export interface ClusterFacets {
  hubs: string[];
  states: FleetState[];
  versions: string[];
  labels: LabelFacet[];
}

const names = new Intl.Collator('en', { numeric: true });

/**
 * Every label of the fleet is offered. What an address asks for is always among
 * the choices, so that it can be taken back.
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

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort(names.compare);
}
