import { stringifyEntityRef } from '@backstage/catalog-model';
import type { EntityDeployments } from '@fleet-portal/backstage-plugin-fleet-common';
import { entityDeployments } from '../domain/deployments';
import type { Placements } from '../domain/placement';
import type { FleetScope } from '../domain/scope';
import type { EntityIndex } from '../entities/EntityIndex';
import { entityRows } from './entityRows';
import type { EntityTriplet } from './FleetService';
import type { FleetViews, VersionedView } from './FleetViews';
import type { RolloutReader } from './RolloutReader';
import { ViewAnswers } from './ViewAnswers';

/** Each leads to a page of its own. */
const MOST_OPEN_ROLLOUTS = 3;

/** What a catalog entity runs, and where: its page in one answer. */
export class EntityReader {
  readonly #views: FleetViews;
  readonly #entities: EntityIndex;
  readonly #placements: Placements;
  readonly #rollouts: RolloutReader;
  readonly #answers: ViewAnswers<EntityDeployments>;

  constructor(options: {
    views: FleetViews;
    entities: EntityIndex;
    placements: Placements;
    rollouts: RolloutReader;
    now: () => number;
  }) {
    this.#views = options.views;
    this.#entities = options.entities;
    this.#placements = options.placements;
    this.#rollouts = options.rollouts;
    this.#answers = new ViewAnswers(options);
  }

  async deployments(
    entity: EntityTriplet,
    scope: FleetScope | undefined,
  ): Promise<EntityDeployments> {
    const entityRef = stringifyEntityRef(entity);
    await this.#entities.ensure(entityRef);
    const versioned = this.#views.view(scope);
    return this.#answers.read(versioned.view, entityRef, () =>
      this.#deployments(entityRef, versioned),
    );
  }

  #deployments(entityRef: string, versioned: VersionedView): EntityDeployments {
    const { view } = versioned;
    const found = entityRows(view, this.#entities, entityRef);
    const places = found.rows.flatMap(row => row.place ?? []);
    const hubNames = found.rows.map(row => row.facts.hub);
    return {
      ...this.#views.envelope(versioned, {
        places: [...new Set(places)],
        // With no Application, any silent hub may be the reason.
        hubNames: hubNames.length > 0 ? new Set(hubNames) : undefined,
      }),
      ...entityDeployments(view, found, this.#placements),
      openRollouts: await this.#rollouts.open(
        view,
        new Set(found.rows.map(row => row.link.service)),
        MOST_OPEN_ROLLOUTS,
      ),
    };
  }
}
