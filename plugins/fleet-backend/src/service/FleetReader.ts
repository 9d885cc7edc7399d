import type {
  MatrixQuery,
  MatrixResponse,
  OverviewResponse,
  VocabularyResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetView } from '../domain/FleetView';
import { buildMatrix, Matrix } from '../domain/matrix';
import { perObject } from '../domain/memo';
import { buildOverview } from '../domain/overview';
import type { FleetScope } from '../domain/scope';
import { buildVocabulary } from '../domain/vocabulary';
import { concludeInTurns } from './concludeInTurns';
import type { FleetViews } from './FleetViews';
import type { PlacementCache } from './PlacementCache';
import { ViewAnswers } from './ViewAnswers';

/** The fleet as a whole: its numbers, its matrix, and the words to ask for. */
export class FleetReader {
  readonly #views: FleetViews;
  readonly #placements: PlacementCache;
  readonly #now: () => number;
  readonly #overviews: ViewAnswers<OverviewResponse>;
  readonly #pages: ViewAnswers<MatrixResponse>;
  readonly #vocabularies: ViewAnswers<VocabularyResponse>;
  readonly #matrices = perObject((_: FleetView) => new Map<string, Matrix>());

  constructor(options: {
    views: FleetViews;
    placements: PlacementCache;
    now: () => number;
  }) {
    this.#views = options.views;
    this.#placements = options.placements;
    this.#now = options.now;
    this.#overviews = new ViewAnswers(options);
    this.#pages = new ViewAnswers(options);
    this.#vocabularies = new ViewAnswers(options);
  }

  async overview(scope: FleetScope | undefined): Promise<OverviewResponse> {
    const versioned = await this.#views.viewInTurns(scope);
    const { view } = versioned;
    return this.#overviews.readAfter(
      view,
      '',
      () => concludeInTurns(view),
      () => ({
        ...this.#views.envelope(versioned),
        ...buildOverview(view, this.#now()),
      }),
    );
  }

  async matrix(
    query: MatrixQuery,
    scope: FleetScope | undefined,
  ): Promise<MatrixResponse> {
    const versioned = await this.#views.viewInTurns(scope);
    const { view } = versioned;
    const key = JSON.stringify(query);
    return this.#pages.readAfter(
      view,
      key,
      async () => {
        await this.#placements.prepare(view.sets);
        await concludeInTurns(view);
      },
      () => ({
        ...this.#views.envelope(versioned),
        ...this.#matrix(view, query, key),
      }),
    );
  }

  async vocabulary(scope: FleetScope | undefined): Promise<VocabularyResponse> {
    const versioned = await this.#views.viewInTurns(scope);
    return this.#vocabularies.read(versioned.view, '', () => ({
      ...this.#views.envelope(versioned),
      ...buildVocabulary(versioned.view, scope),
    }));
  }

  /** Pages and filters of one view: the same question is reckoned once. */
  #matrix(view: FleetView, query: MatrixQuery, key: string): Matrix {
    const kept = this.#matrices(view);
    const known = kept.get(key);
    if (known) return known;
    if (kept.size >= 32) kept.clear();
    const matrix = buildMatrix(view, query, this.#placements.of);
    kept.set(key, matrix);
    return matrix;
  }
}
