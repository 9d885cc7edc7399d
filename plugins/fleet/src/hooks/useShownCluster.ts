import { useMemo } from 'react';
import {
  ClusterDetail,
  ClusterRef,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { lastWords } from './lastWords';
import { queryKeys } from './queryKeys';
import { useCluster, useClusters, useFleetQuery } from './queries';

type FromTheSpoke = Pick<
  ClusterDetail,
  'nodes' | 'pods' | 'capacity' | 'addOns'
>;

/** A cluster; what its spoke says is absent until the spoke was read. */
export type ShownCluster = Omit<ClusterDetail, keyof FromTheSpoke> &
  Partial<FromTheSpoke>;

/** More than a cluster has; the whole answer says how many there are. */
const MOST_APPLICATIONS = 500;

/**
 * A cluster as soon as anybody says something of it. Its spoke may take seconds
 * to answer, or never answer: what the hub says is in memory and comes first.
 */
export function useShownCluster(ref: ClusterRef) {
  const whole = useCluster(ref);
  const fleet = useClusters();
  const placed = useFleetQuery(
    queryKeys.clusterApplications(ref),
    (api, signal) =>
      api.getApplications(
        { hub: ref.hub, cluster: ref.name, limit: MOST_APPLICATIONS },
        signal,
      ),
    { enabled: whole.isPending },
  );
  const key = stringifyClusterRef(ref);
  const listed = fleet.data?.items.find(
    one => stringifyClusterRef(one.ref) === key,
  );
  const atOnce: ShownCluster | undefined = listed &&
    placed.data && {
      ...placed.data,
      cluster: listed,
      applications: placed.data.items,
    };
  const read = useMemo(() => whole.data && lastWords(whole.data), [whole.data]);
  const shown = read ?? (whole.isPending ? atOnce : undefined);
  return {
    shown,
    fleet: fleet.data?.items ?? [],
    error: whole.error,
    retry: whole.refetch,
  };
}
