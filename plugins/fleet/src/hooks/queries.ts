import { useApi } from '@backstage/frontend-plugin-api';
import {
  ApplicationRef,
  ApplicationSetRef,
  ClusterRef,
  FleetQuery,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  keepPreviousData,
  useQuery,
  UseQueryOptions,
} from '@tanstack/react-query';
import { FleetApi, fleetApiRef } from '../api';
import { fleetSessionOf } from './fleetSession';
import { loadMatrix } from './loadMatrix';
import { queryKeys } from './queryKeys';

interface Position {
  version: number;
  epoch: string;
}

/** Reads an answer and tells the live updates which version it is. */
export function useFleetQuery<T extends Position>(
  queryKey: readonly string[],
  read: (api: FleetApi, signal: AbortSignal) => Promise<T>,
  options: Pick<
    UseQueryOptions<T>,
    'enabled' | 'refetchInterval' | 'placeholderData'
  > = {},
) {
  const api = useApi(fleetApiRef);
  const { queries, live } = fleetSessionOf(api);
  return useQuery<T>(
    {
      queryKey,
      queryFn: async ({ signal }) => {
        const answer = await read(api, signal);
        live.seen(answer);
        return answer;
      },
      ...options,
    },
    queries,
  );
}

/**
 * Milliseconds. Probes answer, nodes and usage move without a change that the
 * live updates would tell; their ages should not look older than they are.
 */
export const spokeInterval = 10_000;
export const fleetInterval = 30_000;
/** Spokes that were never read are read within a moment. */
export const firstReading = 2_000;

export const useOverview = () =>
  useFleetQuery(
    queryKeys.overview(),
    (api, signal) => api.getOverview(signal),
    { refetchInterval: fleetInterval },
  );

/** The whole matrix; filters are applied in the browser, without a request. */
export const useMatrix = () =>
  useFleetQuery(queryKeys.matrix(), (api, signal) => loadMatrix(api, signal));

export const useClusters = () =>
  useFleetQuery(
    queryKeys.clusters(),
    (api, signal) => api.getClusters(signal),
    {
      refetchInterval: ({ state }) =>
        state.data?.items.some(({ usage }) => usage === undefined)
          ? firstReading
          : fleetInterval,
    },
  );

export const useCluster = (ref: ClusterRef) =>
  useFleetQuery(
    queryKeys.cluster(ref),
    (api, signal) => api.getCluster(ref, signal),
    { refetchInterval: spokeInterval },
  );

export const useReadiness = () =>
  useFleetQuery(
    queryKeys.readiness(),
    (api, signal) => api.getReadiness(signal),
    {
      refetchInterval: ({ state }) =>
        state.data?.items.some(({ pending }) => pending)
          ? firstReading
          : fleetInterval,
    },
  );

export const useClusterReadiness = (ref: ClusterRef) =>
  useFleetQuery(
    queryKeys.clusterReadiness(ref),
    (api, signal) => api.getClusterReadiness(ref, signal),
    { refetchInterval: fleetInterval },
  );

/** What the history keeps of a cluster, newest first. */
export const useClusterEvents = (ref: ClusterRef) =>
  useFleetQuery(
    queryKeys.clusterEvents(ref),
    (api, signal) =>
      api.getEvents({ hub: ref.hub, cluster: ref.name, limit: 50 }, signal),
    { refetchInterval: fleetInterval },
  );

export const useApplicationSets = (enabled = true) =>
  useFleetQuery(
    queryKeys.applicationSets(),
    (api, signal) => api.getApplicationSets(signal),
    { enabled },
  );

export const useApplicationSet = (ref: ApplicationSetRef) =>
  useFleetQuery(queryKeys.applicationSet(ref), (api, signal) =>
    api.getApplicationSet(ref, signal),
  );

export const useApplication = (ref: ApplicationRef, enabled = true) =>
  useFleetQuery(
    queryKeys.application(ref),
    (api, signal) => api.getApplication(ref, signal),
    {
      enabled,
      // A hub that comes back tells of no change for it.
      refetchInterval: ({ state: { data } }) =>
        data?.diff.status === 'failed' || data?.tree.status === 'failed'
          ? spokeInterval
          : false,
    },
  );

/** What the hub told about it lately; the hub says nothing when there is more. */
export const useApplicationEvents = (ref: ApplicationRef) =>
  useFleetQuery(
    queryKeys.applicationEvents(ref),
    (api, signal) => api.getApplicationEvents(ref, signal),
    { refetchInterval: fleetInterval },
  );

/** Windows open and close by the clock. */
export const useSyncWindows = (ref: ApplicationRef) =>
  useFleetQuery(
    queryKeys.syncWindows(ref),
    (api, signal) => api.getSyncWindows(ref, signal),
    { refetchInterval: fleetInterval },
  );

export const useEntityDeployments = (entity: {
  kind: string;
  namespace: string;
  name: string;
}) =>
  useFleetQuery(
    queryKeys.entity(`${entity.kind}:${entity.namespace}/${entity.name}`),
    (api, signal) => api.getEntityDeployments(entity, signal),
  );

/** Rollouts of all services; filters as the route takes them. */
export const useRollouts = (query: FleetQuery) =>
  useFleetQuery(
    queryKeys.rollouts(JSON.stringify(query)),
    (api, signal) => api.getRollouts(query, signal),
    {
      refetchInterval: fleetInterval,
      // A keystroke in the search keeps the rows until the answer is there.
      placeholderData: keepPreviousData,
    },
  );

/** What is recorded of a rollout trails the change that the live updates tell. */
export const useRollout = (
  service: string,
  { id, days }: { id?: string; days: number },
) =>
  useFleetQuery(
    queryKeys.rollout(service, id, days),
    (api, signal) =>
      api.getRollout(
        service,
        id === undefined ? { days } : { id, days },
        signal,
      ),
    { refetchInterval: spokeInterval },
  );
