import type { SpokeSpec } from '../scenario/topology';
import type { FleetWorld } from '../world/FleetWorld';
import { progressOf } from './progress';
import { phaseOf } from './timing';

export interface RunningVersions {
  apiServer: string;
  /** Of each node, in the order of the nodes. */
  kubelets: string[];
}

/** What a cluster runs at this moment: what Cluster API has made of it, and else what it began with. */
export function runningVersions(
  world: FleetWorld,
  spoke: SpokeSpec,
): RunningVersions {
  const now = world.now();
  const hub = spoke.ownCluster
    ? undefined
    : world.hubs.find(({ name }) => name === spoke.hub);
  const estate = hub?.clusterApi
    .estates()
    .find(({ wanted }) => wanted.name === spoke.name);
  const apiServer = estate && progressOf(estate, now).runs;
  const joined = (estate?.state.machines ?? [])
    .filter(machine =>
      ['Running', 'Deleting'].includes(phaseOf(machine, now).phase),
    )
    .map(({ version }) => version);
  return {
    apiServer: apiServer ?? spoke.kubernetes,
    kubelets: Array.from(
      { length: spoke.nodes },
      (_, index) => joined[index] ?? spoke.kubernetes,
    ),
  };
}
