import { ClusterRef } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  firstReading,
  fleetInterval,
  spokeInterval,
  useFleetQuery,
} from './queries';
import { queryKeys } from './queryKeys';

export const useNetworking = () =>
  useFleetQuery(
    queryKeys.networking(),
    (api, signal) => api.networking.getNetworking(signal),
    {
      refetchInterval: ({ state }) =>
        state.data?.clusters.some(({ pending }) => pending)
          ? firstReading
          : spokeInterval,
    },
  );

export const useClusterNetwork = (ref: ClusterRef) =>
  useFleetQuery(
    queryKeys.clusterNetwork(ref),
    (api, signal) => api.networking.getClusterNetwork(ref, signal),
    { refetchInterval: fleetInterval },
  );
