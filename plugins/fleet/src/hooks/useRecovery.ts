import { ClusterRef } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  firstReading,
  fleetInterval,
  spokeInterval,
  useFleetQuery,
} from './queries';
import { queryKeys } from './queryKeys';

export const useRecovery = () =>
  useFleetQuery(
    queryKeys.recovery(),
    (api, signal) => api.recovery.getRecovery(signal),
    {
      refetchInterval: ({ state }) =>
        state.data?.items.some(({ pending }) => pending)
          ? firstReading
          : fleetInterval,
    },
  );

export const useRegions = () =>
  useFleetQuery(
    queryKeys.regions(),
    (api, signal) => api.recovery.getRegions(signal),
    { refetchInterval: spokeInterval },
  );

export const useClusterRecovery = (ref: ClusterRef) =>
  useFleetQuery(
    queryKeys.clusterRecovery(ref),
    (api, signal) => api.recovery.getClusterRecovery(ref, signal),
    { refetchInterval: fleetInterval },
  );
