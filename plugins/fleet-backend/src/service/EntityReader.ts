import { stringifyEntityRef } from '@backstage/catalog-model';
import type {
  Deployment,
  EntityDeployments,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  deploymentHistory,
  entityDeployments,
  EntityRows,
} from '../domain/deployments';
import { KnownReleases, noKnownReleases } from '../domain/knownReleases';
import type { Placements } from '../domain/placement';
import { commitView } from '../domain/releaseWords';
import type { ApplicationRow } from '../domain/row';
import type { FleetScope } from '../domain/scope';
import type { EntityIndex } from '../entities/EntityIndex';
import type { CommitBook } from './CommitBook';
import type { EventReader } from './EventReader';
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
  readonly #events: Pick<EventReader, 'knownReleases'>;
  readonly #answers: ViewAnswers<EntityDeployments>;

  constructor(options: {
    views: FleetViews;
    entities: EntityIndex;
    placements: Placements;
    rollouts: RolloutReader;
    commits: Pick<CommitBook, 'recall'>;
    events: Pick<EventReader, 'knownReleases'>;
    now: () => number;
  }) {
    this.#views = options.views;
    this.#entities = options.entities;
    this.#placements = options.placements;
    this.#rollouts = options.rollouts;
    this.#commits = options.commits;
    this.#events = options.events;
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
        const history = deploymentHistory(found.rows, noKnownReleases);
        const recent = rowsOf(history, found.rows);
        const [openRollouts, commits, releases] = await Promise.all([
          this.#open(versioned, found),
          this.#commitsOf(history, recent),
          this.#events.knownReleases(recent),
        ]);
        return { found, openRollouts, commits, releases };
      },
      ({ found, openRollouts, commits, releases }) => ({
        ...this.#deployments(versioned, found, releases),
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
  async #commitsOf(
    history: readonly Deployment[],
    rows: readonly ApplicationRow[],
  ) {
    const revisions = [...new Set(history.flatMap(one => one.revisions))];
    const commits = await this.#commits.recall([
      {
        applications: rows.map(({ facts }) => facts),
        revisions: history.map(one => one.revisions),
      },
    ]);
    return commits.of(revisions).map(commitView);
  }

  #deployments(
    versioned: VersionedView,
    found: EntityRows,
    releases: KnownReleases,
  ) {
    const places = found.rows.flatMap(row => row.place ?? []);
    const hubNames = found.rows.map(row => row.facts.hub);
    return {
      ...this.#views.envelope(versioned, {
        places: [...new Set(places)],
        // With no Application, any silent hub may be the reason.
        hubNames: hubNames.length > 0 ? new Set(hubNames) : undefined,
      }),
      ...entityDeployments(versioned.view, found, this.#placements, releases),
    };
  }
}

/** Those that a history is of. */
function rowsOf(
  history: readonly Deployment[],
  rows: readonly ApplicationRow[],
): ApplicationRow[] {
  const deployed = new Set(history.map(({ application }) => application));
  return rows.filter(({ facts }) => deployed.has(facts.name));
}
