import { useApi } from '@backstage/frontend-plugin-api';
import {
  ClusterNetworkDetail,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useQueries } from '@tanstack/react-query';
import { fleetApiRef } from '../../api';
import { fleetSessionOf } from '../../hooks';
import { ChosenCluster, refOf } from './chosenGroup';

/** What one cluster says of its network; one that cannot be read keeps nobody from the others. */
export interface GroupNetwork {
  chosen: ChosenCluster;
  network?: ClusterNetworkDetail['network'];
  isLoading: boolean;
}

/** The networks of the chosen clusters, in their order. */
export function useGroupNetworks(
  clusters: readonly ChosenCluster[],
): GroupNetwork[] {
  const api = useApi(fleetApiRef);
  const answers = useQueries(
    {
      queries: clusters.map(chosen => ({
        queryKey: ['scaffolder', 'network', stringifyClusterRef(refOf(chosen))],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          api.networking.getClusterNetwork(refOf(chosen), signal),
        staleTime: 10_000,
      })),
    },
    fleetSessionOf(api).queries,
  );
  return clusters.map((chosen, index) => ({
    chosen,
    network: answers[index].data?.network,
    isLoading: answers[index].isLoading,
  }));
}

/** Addresses of its pods: what somebody wrote, or else what was read. */
export function podRangesOf({ chosen, network }: GroupNetwork): string[] {
  if (chosen.podCidr) return [chosen.podCidr];
  const { submariner, ciliumMesh } = network ?? {};
  const known =
    submariner && 'value' in submariner ? submariner.value.podRanges : [];
  if (known.length > 0) return known;
  return ciliumMesh && 'value' in ciliumMesh ? ciliumMesh.value.podRanges : [];
}
