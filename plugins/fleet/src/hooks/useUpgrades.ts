import { UpgradesResponse } from '@fleet-portal/backstage-plugin-fleet-common';
import { fleetInterval, useFleetQuery } from './queries';
import { queryKeys } from './queryKeys';

/** Milliseconds; machines come and go within a minute, and who stopped a plan waits for figures. */
const underWay = 5_000;

export const useUpgrades = () =>
  useFleetQuery(
    queryKeys.upgrades(),
    (api, signal) => api.upgrades.getUpgrades(signal),
    {
      refetchInterval: ({ state }) =>
        state.data?.plan && isUnderWay(state.data.plan)
          ? underWay
          : fleetInterval,
    },
  );

function isUnderWay({
  waves,
  stops,
}: NonNullable<UpgradesResponse['plan']>): boolean {
  return (
    waves.some(({ clusters }) =>
      clusters.some(one => one.state === 'upgrading'),
    ) ||
    (stops.status === 'ok' &&
      stops.value.some(({ resumedAt }) => resumedAt === undefined))
  );
}
