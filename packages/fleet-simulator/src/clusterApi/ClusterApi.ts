import type { Seeded } from '../seeded';
import type { LiveObject } from '../world/applicationState';
import { Definition, definitionsOf } from './definition';
import type { EstateState } from './estateState';
import { reconcileEstate } from './reconcileEstate';

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
  }

  /** Looks at the present moment. */
  tick(now: number): void {
    const from = Math.min(this.#lookedAt ?? now, now);
    this.#estates = new Map(
      [...this.#wanted].map(([key, wanted]) => [
        key,
        reconcileEstate(
          this.#estates.get(key) ?? newEstate(wanted, now),
          wanted,
          { from, to: now },
          this.#seeded,
        ),
      ]),
    );
    this.#lookedAt = now;
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

function keyOf({ namespace, name }: { namespace: string; name: string }) {
  return `${namespace}/${name}`;
}

function newEstate({ namespace, name }: Definition, now: number): EstateState {
  return { namespace, name, createdAt: now, machines: [], made: 0 };
}
