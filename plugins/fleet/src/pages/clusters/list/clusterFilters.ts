import {
  ClusterSummary,
  FleetState,
  fleetStates,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { noLabel } from '../../../components/cluster';

type ProbeState = ClusterSummary['probe']['state'];
type HubWord = ClusterSummary['hubSays']['status'];

/** What a cluster is asked for; an empty list asks nothing. */
export interface ClusterFilters {
  /** Part of a name, label, address or version. */
  q: string;
  hubs: string[];
  /** Our own word for the connection. */
  probes: ProbeState[];
  /** The hub's word for it. */
  hubWords: HubWord[];
  /** At least one Application in one of these states. */
  states: FleetState[];
  /** Minor releases of Kubernetes, such as `v1.35`, or {@link behindVersion}. */
  versions: string[];
  /** Label keys to values; {@link noLabel} is a cluster without the label. */
  labels: Record<string, string[]>;
}

/** In the filter of versions: those behind the newest of their environment. */
export const behindVersion = 'behind';

export const probeStates: readonly ProbeState[] = [
  'unreachable',
  'unauthorized',
  'notConfigured',
  'pending',
  'reachable',
];
export const hubWords: readonly HubWord[] = ['Failed', 'Unknown', 'Successful'];

/** The filters as they stand in an address. */
export function readClusterFilters(params: URLSearchParams): ClusterFilters {
  const labels: Record<string, string[]> = {};
  for (const label of params.getAll('label')) {
    // Keys have no equals sign; values have none either.
    const [key, value = noLabel] = label.split('=');
    if (key !== '') labels[key] = [...(labels[key] ?? []), value];
  }
  return {
    q: params.get('q') ?? '',
    hubs: params.getAll('hub'),
    probes: known(probeStates, params.getAll('probe')),
    hubWords: known(hubWords, params.getAll('says')),
    states: known(fleetStates, params.getAll('state')),
    versions: params.getAll('version'),
    labels,
  };
}

/** Puts what changed into the address; the rest of it stays. */
export function writeClusterFilters(
  params: URLSearchParams,
  edit: Partial<ClusterFilters>,
): URLSearchParams {
  const next = new URLSearchParams(params);
  const write = (key: string, values: readonly string[] | undefined) => {
    if (values === undefined) return;
    next.delete(key);
    for (const value of values) next.append(key, value);
  };
  write('q', edit.q === undefined ? undefined : [edit.q].filter(Boolean));
  write('hub', edit.hubs);
  write('probe', edit.probes);
  write('says', edit.hubWords);
  write('state', edit.states);
  write('version', edit.versions);
  write(
    'label',
    edit.labels &&
      Object.entries(edit.labels).flatMap(([key, values]) =>
        values.map(value => `${key}=${value}`),
      ),
  );
  return next;
}

/** The same address without any filter. */
export function withoutClusterFilters(params: URLSearchParams) {
  return writeClusterFilters(params, {
    q: '',
    hubs: [],
    probes: [],
    hubWords: [],
    states: [],
    versions: [],
    labels: {},
  });
}

export function isFilteredList(filters: ClusterFilters): boolean {
  const { q, labels, ...lists } = filters;
  return (
    q !== '' ||
    Object.keys(labels).length > 0 ||
    Object.values(lists).some(list => list.length > 0)
  );
}

function known<T extends string>(all: readonly T[], texts: readonly string[]) {
  return all.filter(one => texts.includes(one));
}
