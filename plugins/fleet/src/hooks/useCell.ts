import { useCallback } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import {
  ApplicationSummary,
  ClusterRef,
  compareHarm,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetApi, fleetApiRef } from '../api';
import { fleetSessionOf } from './fleetSession';
import { queryKeys } from './queryKeys';

function cellQuery(api: FleetApi, service: string, cluster: ClusterRef) {
  return {
    queryKey: queryKeys.cell(service, cluster),
    queryFn: async ({ signal }: { signal?: AbortSignal }) => {
      const { items } = await api.getApplications(
        { service, hub: cluster.hub, cluster: cluster.name, limit: 50 },
        signal,
      );
      return [...items].sort((a, b) => compareHarm(a.state, b.state));
    },
  };
}

/** The Applications of a service on one cluster, worst first. */
export function useCell(service: string, cluster: ClusterRef, enabled = true) {
  const api = useApi(fleetApiRef);
  const { queries } = fleetSessionOf(api);
  return useQuery<ApplicationSummary[]>(
    { ...cellQuery(api, service, cluster), enabled },
    queries,
  );
}

/** Finds the Application that a cell shows, so that it can be opened. */
export function useFindApplication() {
  const api = useApi(fleetApiRef);
  return useCallback(
    async (
      service: string,
      cluster: ClusterRef,
    ): Promise<ApplicationSummary | undefined> => {
      const { queries } = fleetSessionOf(api);
      const found = await queries.fetchQuery(cellQuery(api, service, cluster));
      return found[0];
    },
    [api],
  );
}
