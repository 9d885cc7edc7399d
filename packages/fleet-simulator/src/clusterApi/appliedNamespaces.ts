import type { SpokeSpec } from '../scenario/topology';
import type { FleetWorld } from '../world/FleetWorld';

/** Namespaces that ClusterResourceSets have put on a cluster, or something into. */
export function appliedNamespaces(
  world: FleetWorld,
  spoke: SpokeSpec,
): string[] {
  if (spoke.ownCluster) return [];
  const estate = world.hubs
    .find(({ name }) => name === spoke.hub)
    ?.clusterApi.estates()
    .find(({ wanted }) => wanted.name === spoke.name);
  return (estate?.state.resources ?? []).flatMap(
    ({ namespaces }) => namespaces,
  );
}
