import { LoggerService } from '@backstage/backend-plugin-api';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { OverviewResponse } from '@fleet-portal/backstage-plugin-fleet-common';
import { clusterEntity, EntityDefaults, hubEntity } from './entities';

/**
 * One hub and its clusters as entities.
 *
 * Each hub is a provider of its own: a hub that was not heard since the start
 * keeps the entities of before, and costs the other hubs nothing.
 */
export class HubEntityProvider implements EntityProvider {
  readonly #hub: string;
  readonly #defaults: EntityDefaults;
  readonly #logger: LoggerService;
  #connection: EntityProviderConnection | undefined;
  #last = '';

  constructor(hub: string, defaults: EntityDefaults, logger: LoggerService) {
    this.#hub = hub;
    this.#defaults = defaults;
    this.#logger = logger;
  }

  getProviderName(): string {
    return `argocd-fleet:${this.#hub}`;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
  }

  /** Tells the catalog what the fleet looks like, where that changed. */
  async update(overview: OverviewResponse): Promise<void> {
    const hub = overview.hubs.find(one => one.name === this.#hub);
    const heard = overview.sources.some(
      one => one.kind === 'hub' && one.hub === this.#hub && one.observedAt,
    );
    if (!this.#connection || !hub || !heard) return;

    const entities = [
      hubEntity(hub, this.#defaults),
      ...overview.clusters
        .filter(cluster => cluster.ref.hub === this.#hub)
        .map(cluster => clusterEntity(cluster, this.#defaults)),
    ];
    const now = JSON.stringify(entities);
    if (now === this.#last) return;
    await this.#connection.applyMutation({
      type: 'full',
      entities: entities.map(entity => ({
        entity,
        locationKey: this.getProviderName(),
      })),
    });
    this.#last = now;
    this.#logger.info(
      `Hub ${this.#hub}: ${entities.length - 1} clusters in the catalog`,
    );
  }
}
