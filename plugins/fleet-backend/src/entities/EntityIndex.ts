import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ClusterRef } from '@fleet-portal/backstage-plugin-fleet-common';
import type { HubApplicationSet } from '@fleet-portal/backstage-plugin-fleet-node';
import type {
  ApplicationFacts,
  EntityFacts,
  EntityLinks,
  ServiceLink,
} from '../domain/facts';
import { catalogQuery, isInQuery } from './catalogQuery';
import { EntityGraph } from './EntityGraph';
import { EntitySelector, entitySelector } from './EntitySelector';
import { SelectorTable } from './SelectorTable';

/** Nothing that any annotation could select by accident. */
const emptyApplication: ApplicationFacts = {
  hub: '',
  namespace: '',
  name: '',
  cluster: null,
  observedAt: 0,
  uid: '',
  resourceVersion: '',
  project: '',
  labels: {},
  annotations: {},
  destination: {},
  sources: [],
  sync: null,
  health: null,
  conditions: [],
  images: [],
  history: [],
};

/**
 * Links that are kept for who asks again within a moment: the history and the
 * next view do. A view remembers its own.
 */
const MOST_LINKS = 1_000;

/**
 * Which entities the Applications belong to, and back. It reads the catalog as
 * the plugin itself: what a reader may see is decided by the permissions of
 * the fleet, on the Applications.
 */
export class EntityIndex implements EntityLinks {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;
  readonly #listeners = new Set<() => void>();
  readonly #entities = new Map<string, Entity>();
  /** Entities that the catalog did not know when we last asked. */
  readonly #unknown = new Set<string>();
  readonly #setLinks = new WeakMap<
    HubApplicationSet,
    { version: number; link: ServiceLink }
  >();
  readonly #links = new Map<ApplicationFacts, ServiceLink>();
  #graph = new EntityGraph([]);
  #table = new SelectorTable([]);
  #version = 0;
  #content = '';
  #refreshing?: Promise<boolean>;
  #troubled = false;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
  }

  /** Rises when what the catalog says about the fleet has changed. */
  get version(): number {
    return this.#version;
  }

  /** Calls when {@link version} rises; returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Reads the catalog again; calls at the same time share one read. A catalog
   * that does not answer leaves the index as it is, and is told in the log
   * once.
   *
   * @returns whether the catalog answered
   */
  refresh(): Promise<boolean> {
    this.#refreshing ??= this.#read().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  /** Looks for an entity that was registered after the last read. */
  async ensure(entityRef: string): Promise<void> {
    if (this.#graph.has(entityRef) || this.#unknown.has(entityRef)) return;
    try {
      const credentials = await this.#auth.getOwnServiceCredentials();
      const entity = await this.#catalog.getEntityByRef(entityRef, {
        credentials,
      });
      // One that the next read would drop again would wake everybody twice.
      if (entity && isInQuery(entity)) {
        this.#take([...this.#entities.values(), entity]);
      } else if (this.#unknown.size < 10_000) {
        this.#unknown.add(entityRef);
      }
    } catch (error) {
      this.#complain(error);
    }
  }

  linkOf(application: ApplicationFacts): ServiceLink {
    const known = this.#links.get(application);
    if (known) return known;
    if (this.#links.size >= MOST_LINKS) this.#links.clear();
    const link = this.#link(application);
    this.#links.set(application, link);
    return link;
  }

  #link(application: ApplicationFacts): ServiceLink {
    const matches = this.#table.matchesOf(application);
    const [first] = matches;
    const owners = matches.flatMap(({ entityRef }) =>
      this.#graph.ownersOf(entityRef),
    );
    return {
      service: first
        ? this.#serviceName(first.entityRef)
        : application.applicationSet ?? application.name,
      entityRef: first?.entityRef,
      owner: first && this.#graph.ownersOf(first.entityRef)[0],
      owners: [...new Set(owners)],
      matches,
    };
  }

  linkOfSet(hub: string, set: HubApplicationSet): ServiceLink {
    const kept = this.#setLinks.get(set);
    if (kept?.version === this.#version) return kept.link;
    // Judged like an Application that it would generate.
    const link = this.#link({
      ...emptyApplication,
      hub,
      namespace: set.namespace,
      applicationSet: set.name,
      labels: set.labels,
      annotations: set.annotations,
    });
    this.#setLinks.set(set, { version: this.#version, link });
    return link;
  }

  clusterEntity(ref: ClusterRef): EntityFacts | undefined {
    return this.#graph.clusterEntity(ref.hub, ref.name);
  }

  hubEntity(hub: string): EntityFacts | undefined {
    return this.#graph.hubEntity(hub);
  }

  /** What the annotations of all entities ask for. */
  selectors(): EntitySelector[] {
    return [...this.#entities.values()].map(entitySelector);
  }

  /** The entity and everything in it whose Applications its page shows. */
  within(entityRef: string): string[] {
    return this.#graph.within(entityRef);
  }

  /** The cluster that an entity stands for. */
  clusterOf(entityRef: string): ClusterRef | undefined {
    return this.#graph.clusterOf(entityRef);
  }

  async #read(): Promise<boolean> {
    try {
      const credentials = await this.#auth.getOwnServiceCredentials();
      const { items } = await this.#catalog.getEntities(catalogQuery, {
        credentials,
      });
      this.#unknown.clear();
      this.#take(items);
      this.#troubled = false;
      return true;
    } catch (error) {
      this.#complain(error);
      return false;
    }
  }

  #take(entities: readonly Entity[]): void {
    // The catalog stitches entities over and over: only a difference counts.
    const content = JSON.stringify(entities.map(essence));
    if (content === this.#content) return;
    this.#content = content;
    this.#entities.clear();
    for (const entity of entities) {
      this.#entities.set(stringifyEntityRef(entity), entity);
    }
    this.#graph = new EntityGraph(entities);
    this.#table = new SelectorTable(entities.map(entitySelector));
    this.#links.clear();
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }

  #complain(error: unknown): void {
    if (this.#troubled) return;
    this.#troubled = true;
    this.#logger.warn(
      `The catalog cannot be read, so owners and services are as of the last time it answered: ${
        error instanceof Error ? error.message : 'unknown error'
      }`,
    );
  }

  /** The plain name where it is alone, the whole reference where it is not. */
  #serviceName(entityRef: string): string {
    const entity = this.#entities.get(entityRef);
    return entityRef.startsWith('component:default/') && entity
      ? entity.metadata.name
      : entityRef;
  }
}

function essence(entity: Entity) {
  const { kind, metadata, relations } = entity;
  const { name, namespace, annotations } = metadata;
  return { kind, name, namespace, annotations, relations };
}
