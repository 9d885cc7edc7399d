import type { Seeded } from '../seeded';
import type { LiveObject } from '../world/applicationState';
import { Definition, definitionsOf } from './definition';
import { applyResources } from './applyResources';
import type { EstateState } from './estateState';
import { isInitialized, reconcileEstate } from './reconcileEstate';
import { ResourceSet, ResourceSets, resourceSetsOf } from './resourceSets';

/** A cluster as it is wanted and as it is. */
export interface Estate {
  wanted: Definition;
  state: EstateState;
}

/**
 * Plays the controllers of Cluster API on the cluster of one hub: what Argo CD
 * puts there becomes machines, one step after the other.
 */
export class ClusterApi {
  readonly #seeded: Seeded;
  #estates = new Map<string, EstateState>();
  #wanted = new Map<string, Definition>();
  #resourceSets: ResourceSets = resourceSetsOf([]);
  #lookedAt: number | undefined;

  constructor(estates: readonly EstateState[], seeded: Seeded) {
    this.#seeded = seeded;
    this.#estates = new Map(estates.map(state => [keyOf(state), state]));
  }

  /** The live objects on the hub's own cluster are these from now on. */
  see(objects: readonly LiveObject[]): void {
    this.#wanted = new Map(
      definitionsOf(objects).map(wanted => [keyOf(wanted), wanted]),
    );
    this.#resourceSets = resourceSetsOf(objects);
  }

  /**
   * Looks at the present moment.
   *
   * @param answers - does the API server of a cluster answer, once there is one?
   */
  tick(now: number, answers: (cluster: string) => boolean): void {
    const from = Math.min(this.#lookedAt ?? now, now);
    this.#estates = new Map(
      [...this.#wanted].map(([key, wanted]) => {
        const state = reconcileEstate(
          this.#estates.get(key) ?? newEstate(wanted, now),
          wanted,
          { from, to: now },
          this.#seeded,
        );
        const reached =
          isInitialized(state, wanted, now) && answers(wanted.name);
        return [
          key,
          reached
            ? applyResources(state, wanted, this.#resourceSets, now)
            : state,
        ];
      }),
    );
    this.#lookedAt = now;
  }

  /** ClusterResourceSets that are about a cluster, and are not on it as a whole. */
  pendingSets(cluster: string): string[] {
    return this.estates().flatMap(({ wanted, state }) =>
      wanted.name === cluster
        ? this.#resourceSets.sets
            .filter(set => set.selects(wanted) && !isApplied(set, state))
            .map(({ name }) => name)
        : [],
    );
  }

  /** In the order of their names. */
  estates(): Estate[] {
    return [...this.#estates]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([key, state]) => {
        const wanted = this.#wanted.get(key);
        return wanted ? [{ wanted, state }] : [];
      });
  }

  snapshot(): EstateState[] {
    return [...this.#estates.values()];
  }
}

function isApplied(
  { name: set, resources }: ResourceSet,
  { resources: done = [] }: EstateState,
): boolean {
  return resources.every(({ kind, name }) =>
    done.some(
      one =>
        one.applied &&
        one.set === set &&
        one.kind === kind &&
        one.name === name,
    ),
  );
}

function keyOf({ namespace, name }: { namespace: string; name: string }) {
  return `${namespace}/${name}`;
}

function newEstate({ namespace, name }: Definition, now: number): EstateState {
  return { namespace, name, createdAt: now, machines: [], made: 0 };
}
