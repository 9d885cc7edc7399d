import { useApi } from '@backstage/frontend-plugin-api';
import { ClusterSummary } from '@fleet-portal/backstage-plugin-fleet-common';
import { useQuery } from '@tanstack/react-query';
import { fleetApiRef } from '../api';
import { fleetSessionOf } from '../hooks';
import { isRecord } from './formContext';

/** The clusters that the reader may see, on the hubs that the form has chosen; on all while it has none. */
export function useFleetClusters(form: unknown) {
  const api = useApi(fleetApiRef);
  const { data, error, isLoading, refetch } = useQuery(
    {
      queryKey: ['scaffolder', 'clusters'],
      queryFn: ({ signal }) => api.getClusters(signal),
      staleTime: 10_000,
    },
    fleetSessionOf(api).queries,
  );
  const hubs = chosenHubs(form);
  return {
    clusters: (data?.items ?? []).filter(
      ({ ref }) => hubs === undefined || hubs.includes(ref.hub),
    ),
    error,
    isLoading,
    retry: () => refetch(),
  };
}

/** Clusters by name, each once: hubs may call different clusters the same. */
export function clusterNames(clusters: readonly ClusterSummary[]): string[] {
  return [...new Set(clusters.map(({ ref }) => ref.name))].sort();
}

/** Of `hubs`, or of `hub`; undefined while none is chosen. */
export function chosenHubs(form: unknown): string[] | undefined {
  if (!isRecord(form)) return undefined;
  const { hub, hubs } = form;
  const chosen = (Array.isArray(hubs) ? hubs : [hub]).filter(
    one => typeof one === 'string' && one !== '',
  );
  return chosen.length > 0 ? chosen : undefined;
}
