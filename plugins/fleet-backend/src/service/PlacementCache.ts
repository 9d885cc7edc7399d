import {
  ApplicationSetSource,
  ClusterPlacement,
  decodeApplicationSet,
  evaluatePlacement,
  isLocalCluster,
  PlacementCluster,
  PlacementReason,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  HubApplicationSet,
  HubCluster,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { SetPlace } from '../domain/FleetView';
import { perObject } from '../domain/memo';
import type {
  ClusterVerdict,
  PlacementAnswer,
  Placements,
} from '../domain/placement';
import { inTurns } from '../turns/inTurns';

/** A hub's clusters as the engine takes them. */
export const placementClusters = perObject(
  (clusters: Clusters): readonly PlacementCluster[] =>
    [...clusters.values()].map(cluster => ({
      name: cluster.name,
      server: cluster.server,
      labels: cluster.labels,
      annotations: cluster.annotations,
      project: cluster.project,
      inCluster: isLocalCluster(cluster),
    })),
);

/** An ApplicationSet of a hub as the engine takes it. */
export function placementSource({
  name,
  namespace,
  spec,
}: HubApplicationSet): ApplicationSetSource {
  return decodeApplicationSet({ metadata: { name, namespace }, spec });
}

const signatureOf = perObject((clusters: Clusters) =>
  JSON.stringify(placementClusters(clusters)),
);

type Clusters = ReadonlyMap<string, HubCluster>;

/**
 * The placement of the fleet's ApplicationSets. A set is evaluated again only
 * when it or the labels of the hub's clusters change, not with every version.
 */
export class PlacementCache {
  readonly #kept = new WeakMap<
    HubApplicationSet,
    { clusters: string; answer: PlacementAnswer }
  >();

  /** Bound, so that it can be handed to the domain. */
  readonly of: Placements = ({ hub, facts }: SetPlace) => {
    const clusters = signatureOf(hub.facts.clusters);
    const kept = this.#kept.get(facts);
    if (kept?.clusters === clusters) return kept.answer;
    const answer = placementOf(facts, hub.facts.clusters);
    this.#kept.set(facts, { clusters, answer });
    return answer;
  };

  /** So that {@link of} knows them all: hundreds at once would stop the rest. */
  async prepare(sets: readonly SetPlace[]): Promise<void> {
    await inTurns(
      sets.filter(set => !this.#knows(set)),
      this.of,
    );
  }

  #knows({ hub, facts }: SetPlace): boolean {
    return this.#kept.get(facts)?.clusters === signatureOf(hub.facts.clusters);
  }
}

function placementOf(
  set: HubApplicationSet,
  clusters: Clusters,
): PlacementAnswer {
  const result = evaluatePlacement({
    applicationSet: placementSource(set),
    clusters: placementClusters(clusters),
  });
  return {
    clusters: result.clusters.map(clusterVerdict),
    unsupported: result.unsupported,
    errors: result.errors.filter(error => error.stage === 'generate'),
  };
}

export function clusterVerdict(placement: ClusterPlacement): ClusterVerdict {
  const keys = placement.reasons.flatMap(reason => keyOf(reason) ?? []);
  return {
    cluster: placement.cluster,
    matched: placement.matched,
    applications: placement.applications,
    reasons: placement.reasons.map(reason => reason.phrase),
    keys: [...new Set(keys)],
  };
}

/** The label that decides, or the kind of generator where none does. */
function keyOf({ key, generator }: PlacementReason): string | undefined {
  return key ?? generator?.slice(generator.lastIndexOf('.') + 1);
}
