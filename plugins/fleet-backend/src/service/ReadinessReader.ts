import type {
  ClusterReadinessDetail,
  ReadinessResponse,
  ReadinessStepName,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetView } from '../domain/FleetView';
import type { ClusterPlace } from '../domain/place';
import {
  compareReadiness,
  readinessOf,
  readinessSummary,
} from '../domain/readiness/readiness';
import type { SpokeVoices } from '../model/FleetModel';

/** The onboarding checklist of clusters, from what their spokes say. */
export class ReadinessReader {
  readonly #spokes: SpokeVoices;
  readonly #steps: readonly ReadinessStepName[];

  constructor(options: {
    spokes: SpokeVoices;
    steps: readonly ReadinessStepName[];
  }) {
    this.#spokes = options.spokes;
    this.#steps = options.steps;
  }

  /** Waits for no spoke: one that was not read yet is `pending`. */
  list(view: FleetView): Pick<ReadinessResponse, 'steps' | 'items'> {
    const items = view.places
      .map(place => {
        const reading = this.#spokes.knownPlatform(place.ref);
        return readinessSummary(readinessOf(view, place, reading, this.#steps));
      })
      .sort(compareReadiness);
    return { steps: [...this.#steps], items };
  }

  async read(
    view: FleetView,
    place: ClusterPlace,
  ): Promise<ClusterReadinessDetail['readiness']> {
    const reading = await this.#spokes.platform(place.ref);
    return readinessOf(view, place, reading, this.#steps);
  }
}
