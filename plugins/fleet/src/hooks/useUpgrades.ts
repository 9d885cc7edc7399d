import { fleetInterval, useFleetQuery } from './queries';
import { queryKeys } from './queryKeys';

/** Milliseconds; machines come and go within a minute. */
const underWay = 5_000;

export const useUpgrades = () =>
  useFleetQuery(
    queryKeys.upgrades(),
    (api, signal) => api.upgrades.getUpgrades(signal),
    {
      // Nothing tells when a pull request is merged or a figure is well again.
      refetchInterval: ({ state }) =>
        state.data?.plan?.waves.some(
          wave => wave.state !== 'done' && wave.state !== 'empty',
        )
          ? underWay
          : fleetInterval,
    },
  );
