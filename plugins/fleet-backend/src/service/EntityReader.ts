import { stringifyEntityRef } from '@backstage/catalog-model';
import type { EntityDeployments } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  deploymentHistory,
  entityDeployments,
  EntityRows,
} from '../domain/deployments';
import type { Placements } from '../domain/placement';
import { commitView } from '../domain/releaseWords';
import type { FleetScope } from '../domain/scope';
import type { EntityIndex } from '../entities/EntityIndex';
import type { CommitBook } from './CommitBook';
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
  readonly #commits: Pick<CommitBook, 'recall'>;
  readonly #answers: ViewAnswers<EntityDeployments>;

  constructor(options: {
    views: FleetViews;
    entities: EntityIndex;
    placements: Placements;
    rollouts: RolloutReader;
    commits: Pick<CommitBook, 'recall'>;
    now: () => number;
  }) {
    this.#views = options.views;
    this.#entities = options.entities;
    this.#placements = options.placements;
    this.#rollouts = options.rollouts;
    this.#commits = options.commits;
    this.#answers = new ViewAnswers(options);
  }

  async deployments(
    entity: EntityTriplet,
    scope: FleetScope | undefined,
  ): Promise<EntityDeployments> {
    const entityRef = stringifyEntityRef(entity);
    await this.#entities.ensure(entityRef);
    const versioned = await this.#views.viewInTurns(scope);
    return this.#answers.readAfter(
      versioned.view,
      entityRef,
      async () => {
        const found = entityRows(versioned.view, this.#entities, entityRef);
        const [openRollouts, commits] = await Promise.all([
          this.#open(versioned, found),
          this.#commitsOf(found),
        ]);
        return { found, openRollouts, commits };
      },
      ({ found, openRollouts, commits }) => ({
        ...this.#deployments(versioned, found),
        openRollouts,
        commits,
      }),
    );
  }

  #open({ view }: VersionedView, { rows }: EntityRows) {
    return this.#rollouts.open(
      view,
      new Set(rows.map(row => row.link.service)),
      MOST_OPEN_ROLLOUTS,
    );
  }

  /** Without a question to a hub: those that nobody has told yet are left out. */
  async #commitsOf({ rows }: EntityRows) {
    const history = deploymentHistory(rows);
    const deployed = new Set(history.map(({ application }) => application));
    const revisions = [...new Set(history.flatMap(one => one.revisions))];
    const commits = await this.#commits.recall([
      {
        applications: rows
          .map(({ facts }) => facts)
          .filter(({ name }) => deployed.has(name)),
        revisions: history.map(one => one.revisions),
      },
    ]);
    return commits.of(revisions).map(commitView);
  }

  #deployments(versioned: VersionedView, found: EntityRows) {
    const places = found.rows.flatMap(row => row.place ?? []);
    const hubNames = found.rows.map(row => row.facts.hub);
    return {
      ...this.#views.envelope(versioned, {
        places: [...new Set(places)],
        // With no Application, any silent hub may be the reason.
        hubNames: hubNames.length > 0 ? new Set(hubNames) : undefined,
      }),
      ...entityDeployments(versioned.view, found, this.#placements),
    };
  }
}
