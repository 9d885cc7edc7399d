import { fleetInterval, useFleetQuery } from './queries';
import { queryKeys } from './queryKeys';

/** Milliseconds; machines come and go within a minute. */
const underWay = 5_000;

export const useUpgrades = () =>
  useFleetQuery(
    queryKeys.upgrades(),
    (api, signal) => api.upgrades.getUpgrades(signal),
    {
      refetchInterval: ({ state }) =>
        state.data?.plan?.waves.some(({ clusters }) =>
          clusters.some(one => one.state === 'upgrading'),
        )
          ? underWay
          : fleetInterval,
    },
  );
