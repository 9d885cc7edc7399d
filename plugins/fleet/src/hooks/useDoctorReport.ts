import { useApi } from '@backstage/frontend-plugin-api';
import {
  DoctorReport,
  HubArchive,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useMutation, useQuery } from '@tanstack/react-query';
import { fleetApiRef } from '../api';
import { fleetSessionOf } from './fleetSession';
import { queryKeys } from './queryKeys';

/** What the doctor found when it was asked last; only a reader asks it again. */
export function useDoctorReport() {
  const api = useApi(fleetApiRef);
  const { queries } = fleetSessionOf(api);
  return useQuery<DoctorReport>(
    {
      queryKey: queryKeys.doctor(),
      queryFn: ({ signal }) => api.getDoctorReport({}, signal),
    },
    queries,
  );
}

/** Has a hub's configuration packed, and hands it over. */
export function useHubExport(hub: string, keep: (archive: HubArchive) => void) {
  const api = useApi(fleetApiRef);
  const { queries } = fleetSessionOf(api);
  return useMutation<void, Error>(
    { mutationFn: async () => keep(await api.exportHub(hub)) },
    queries,
  );
}
