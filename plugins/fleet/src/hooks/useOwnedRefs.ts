import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { fleetApiRef } from '../api';
import { fleetSessionOf } from './fleetSession';

const none: readonly string[] = [];

/** The reader and the groups that the reader belongs to; none while it is not known. */
export function useOwnedRefs(): readonly string[] {
  const identity = useApi(identityApiRef);
  const { queries } = fleetSessionOf(useApi(fleetApiRef));
  const { data } = useQuery(
    {
      queryKey: ['ownership'],
      queryFn: async () => {
        const { ownershipEntityRefs } = await identity.getBackstageIdentity();
        return ownershipEntityRefs;
      },
      staleTime: Infinity,
    },
    queries,
  );
  return data ?? none;
}
