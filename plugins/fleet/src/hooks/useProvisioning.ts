import {
  HubObjectRef,
  provisioningStates,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { fleetInterval, useFleetQuery } from './queries';
import { queryKeys } from './queryKeys';

/** Milliseconds; machines come and go within a minute. */
const underWay = 5_000;
const moving: readonly (typeof provisioningStates)[number][] = [
  'provisioning',
  'changing',
  'deleting',
];

export const useProvisioning = () =>
  useFleetQuery(
    queryKeys.provisioning(),
    (api, signal) => api.provisioning.getProvisioning(signal),
    {
      refetchInterval: ({ state }) =>
        state.data?.items.some(one => moving.includes(one.state))
          ? underWay
          : fleetInterval,
    },
  );

export const useProvisionedCluster = (ref: HubObjectRef) =>
  useFleetQuery(
    queryKeys.provisionedCluster(ref),
    (api, signal) => api.provisioning.getProvisionedCluster(ref, signal),
    { refetchInterval: underWay },
  );
