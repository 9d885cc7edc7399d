import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { fleetApiRef } from '../api';
import { fleetSessionOf } from '../hooks';

/** The labels, hubs, projects and environments that the fleet has right now. */
export function useVocabulary() {
  const api = useApi(fleetApiRef);
  return useQuery(
    {
      queryKey: ['scaffolder', 'vocabulary'],
      queryFn: ({ signal }) => api.getVocabulary(signal),
      staleTime: 10_000,
    },
    fleetSessionOf(api).queries,
  );
}
