import type {
  MatrixQuery,
  MatrixResponse,
  OverviewResponse,
  VocabularyResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetView } from '../domain/FleetView';
import { buildMatrix, Matrix } from '../domain/matrix';
import { perObject } from '../domain/memo';
import { buildOverview, Overview } from '../domain/overview';
import type { FleetScope } from '../domain/scope';
import { buildVocabulary } from '../domain/vocabulary';
import type { FleetViews } from './FleetViews';
import type { PlacementCache } from './PlacementCache';

/** The fleet as a whole: its numbers, its matrix, and the words to ask for. */
export class FleetReader {
  readonly #views: FleetViews;
  readonly #placements: PlacementCache;
  readonly #now: () => number;
  readonly #overviews = new WeakMap<
    FleetView,
    { at: number; overview: Overview }
  >();
  readonly #matrices = perObject((_: FleetView) => new Map<string, Matrix>());

  constructor(options: {
    views: FleetViews;
    placements: PlacementCache;
    now: () => number;
  }) {
    this.#views = options.views;
    this.#placements = options.placements;
    this.#now = options.now;
  }

  overview(scope: FleetScope | undefined): OverviewResponse {
    const versioned = this.#views.view(scope);
    const overview = this.#overview(versioned.view);
    return { ...this.#views.envelope(versioned), ...overview };
  }

  async matrix(
    query: MatrixQuery,
    scope: FleetScope | undefined,
  ): Promise<MatrixResponse> {
    const versioned = this.#views.view(scope);
    await this.#placements.prepare(versioned.view.sets);
    const matrix = this.#matrix(versioned.view, query);
    return { ...this.#views.envelope(versioned), ...matrix };
  }

  vocabulary(scope: FleetScope | undefined): VocabularyResponse {
    const versioned = this.#views.view(scope);
    return {
      ...this.#views.envelope(versioned),
      ...buildVocabulary(versioned.view, scope),
    };
  }

  /** Ages of probes move on without a new view: a second old is new enough. */
  #overview(view: FleetView): Overview {
    const kept = this.#overviews.get(view);
    const now = this.#now();
    if (kept && now - kept.at < 1_000) return kept.overview;
    const overview = buildOverview(view, now);
    this.#overviews.set(view, { at: now, overview });
    return overview;
  }

  /** Pages and filters of one view: the same question is reckoned once. */
  #matrix(view: FleetView, query: MatrixQuery): Matrix {
    const kept = this.#matrices(view);
    const key = JSON.stringify(query);
    const known = kept.get(key);
    if (known) return known;
    if (kept.size >= 32) kept.clear();
    const matrix = buildMatrix(view, query, this.#placements.of);
    kept.set(key, matrix);
    return matrix;
  }
}
