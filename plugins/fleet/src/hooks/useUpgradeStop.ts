import { useApi } from '@backstage/frontend-plugin-api';
import { UpgradesResponse } from '@fleet-portal/backstage-plugin-fleet-common';
import { useMutation } from '@tanstack/react-query';
import { FleetApi, fleetApiRef } from '../api';
import { fleetSessionOf } from './fleetSession';
import { queryKeys } from './queryKeys';

/** Stops the plan of upgrades, with the reason for whoever looks. */
export const useStopUpgrade = () =>
  useUpgradeChange((api, reason: string) =>
    api.upgrades.stopUpgrade({ reason }),
  );

export const useResumeUpgrade = () =>
  useUpgradeChange<void>(api => api.upgrades.resumeUpgrade());

function useUpgradeChange<Asked>(
  change: (api: FleetApi, asked: Asked) => Promise<UpgradesResponse>,
) {
  const api = useApi(fleetApiRef);
  const { queries } = fleetSessionOf(api);
  return useMutation<UpgradesResponse, Error, Asked>(
    {
      mutationFn: asked => change(api, asked),
      onSettled: () =>
        queries.invalidateQueries({ queryKey: queryKeys.upgrades() }),
    },
    queries,
  );
}
