import type {
  ApplicationSetDetail,
  ApplicationSetRef,
  ApplicationSetsResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { applicationSummary } from '../domain/applications';
import { applicationSetSummary } from '../domain/applicationSets';
import { compareRows } from '../domain/deployments';
import { applicationSetManifest } from '../domain/manifest';
import { placementViews } from '../domain/placement';
import type { FleetScope } from '../domain/scope';
import type { FleetViews } from './FleetViews';
import type { PlacementCache } from './PlacementCache';
import { unknownObject } from './unknownObject';
import { ViewAnswers } from './ViewAnswers';

/** The ApplicationSets, with what each asks of the clusters of its hub. */
export class ApplicationSetReader {
  readonly #views: FleetViews;
  readonly #placements: PlacementCache;
  readonly #lists: ViewAnswers<ApplicationSetsResponse>;

  constructor(options: {
    views: FleetViews;
    placements: PlacementCache;
    now: () => number;
  }) {
    this.#views = options.views;
    this.#placements = options.placements;
    this.#lists = new ViewAnswers(options);
  }

  list(scope: FleetScope | undefined): Promise<ApplicationSetsResponse> {
    const versioned = this.#views.view(scope);
    const { view } = versioned;
    return this.#lists.readAfter(
      view,
      '',
      () => this.#placements.prepare(view.sets),
      () => ({
        ...this.#views.envelope(versioned),
        items: view.sets.map(set =>
          applicationSetSummary(view, set, this.#placements.of(set)),
        ),
      }),
    );
  }

  /** @throws NotFoundError where the reader sees no such ApplicationSet. */
  detail(
    ref: ApplicationSetRef,
    scope: FleetScope | undefined,
  ): ApplicationSetDetail {
    const versioned = this.#views.view(scope);
    const { view } = versioned;
    const set = view.sets.find(
      ({ hub, facts }) =>
        hub.facts.name === ref.hub &&
        facts.namespace === ref.namespace &&
        facts.name === ref.name,
    );
    if (!set) {
      const name = `ApplicationSet ${ref.namespace}/${ref.name}`;
      throw unknownObject(name, ref.hub, 'applicationsets');
    }
    const placement = this.#placements.of(set);
    const rows = [...view.rowsOfSet(ref)].sort((a, b) =>
      compareRows(view, a, b),
    );
    return {
      ...this.#views.envelope(versioned, { hubNames: new Set([ref.hub]) }),
      applicationSet: applicationSetSummary(view, set, placement),
      applications: rows.map(row => applicationSummary(view, row)),
      placement: placementViews(view, ref.hub, placement),
      unsupported: [...placement.unsupported],
      manifest: applicationSetManifest(set.facts),
    };
  }
}
