import {
  Entity,
  RELATION_HAS_PART,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  RELATION_PARENT_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ANNOTATION_CLUSTER,
  ANNOTATION_HUB,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { clusterKey, EntityFacts } from '../domain/facts';

/** Only these are about what is in them; a component is about itself. */
const rollUpKinds = new Set(['system', 'domain', 'group']);

/** What the catalog says of one entity, cut down to what the fleet needs. */
interface Node {
  readonly owners: readonly string[];
  /** Entities that a page about this one is about as well. */
  readonly contains: readonly string[];
  readonly cluster?: { readonly hub: string; readonly name: string };
}

/** Owners, containment, and which entities are hubs and clusters. */
export class EntityGraph {
  readonly #nodes = new Map<string, Node>();
  readonly #clusters = new Map<string, string>();
  readonly #hubs = new Map<string, string>();

  constructor(entities: Iterable<Entity>) {
    for (const entity of entities) this.#add(entity);
  }

  has(entityRef: string): boolean {
    return this.#nodes.has(entityRef);
  }

  ownersOf(entityRef: string): readonly string[] {
    return this.#nodes.get(entityRef)?.owners ?? [];
  }

  clusterOf(entityRef: string) {
    return this.#nodes.get(entityRef)?.cluster;
  }

  clusterEntity(hub: string, cluster: string): EntityFacts | undefined {
    return this.#facts(this.#clusters.get(clusterKey(hub, cluster)));
  }

  hubEntity(hub: string): EntityFacts | undefined {
    return this.#facts(this.#hubs.get(hub));
  }

  /**
   * The entity and everything in it: parts of systems and domains, what a
   * group and its child groups own. Each once; circles end.
   */
  within(entityRef: string): string[] {
    const seen = new Set([entityRef]);
    for (const ref of seen) {
      for (const part of this.#nodes.get(ref)?.contains ?? []) seen.add(part);
    }
    return [...seen];
  }

  #facts(entityRef: string | undefined): EntityFacts | undefined {
    return entityRef === undefined
      ? undefined
      : { entityRef, owners: this.ownersOf(entityRef) };
  }

  #add(entity: Entity): void {
    const ref = stringifyEntityRef(entity);
    const kind = entity.kind.toLocaleLowerCase('en-US');
    const annotations = entity.metadata.annotations ?? {};
    const hub = annotations[ANNOTATION_HUB];
    const name = annotations[ANNOTATION_CLUSTER];
    const cluster = hub && name ? { hub, name } : undefined;
    this.#nodes.set(ref, {
      owners: targets(entity, [RELATION_OWNED_BY]),
      contains: rollUpKinds.has(kind)
        ? targets(entity, [
            RELATION_HAS_PART,
            RELATION_OWNER_OF,
            RELATION_PARENT_OF,
          ])
        : [],
      cluster,
    });
    if (cluster) this.#clusters.set(clusterKey(hub, name), ref);
    else if (hub && kind === 'resource') this.#hubs.set(hub, ref);
  }
}

function targets(entity: Entity, types: readonly string[]): string[] {
  return (entity.relations ?? [])
    .filter(relation => types.includes(relation.type))
    .map(relation => relation.targetRef);
}
