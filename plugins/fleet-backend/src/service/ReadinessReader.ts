import type {
  ClusterReadinessDetail,
  ReadinessResponse,
  ReadinessStepName,
  Source,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetView } from '../domain/FleetView';
import type { ClusterPlace } from '../domain/place';
import {
  compareReadiness,
  readinessOf,
  readinessSummary,
} from '../domain/readiness/readiness';
import type { HubAge } from '../domain/readiness/step';
import { reasonPhrases } from '../domain/words';
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

  /**
   * Waits for no spoke: one that was not read yet is `pending`.
   *
   * @param sources - how well the hubs are heard
   */
  list(
    view: FleetView,
    sources: readonly Source[],
  ): Pick<ReadinessResponse, 'steps' | 'items'> {
    const ages = hubAges(sources);
    const items = view.places
      .map(place => {
        const reading = this.#spokes.knownPlatform(place.ref);
        const heard = ages.get(place.ref.hub) ?? {};
        return readinessSummary(
          readinessOf(view, place, reading, this.#steps, heard),
        );
      })
      .sort(compareReadiness);
    return { steps: [...this.#steps], items };
  }

  async read(
    view: FleetView,
    place: ClusterPlace,
    sources: readonly Source[],
  ): Promise<ClusterReadinessDetail['readiness']> {
    const reading = await this.#spokes.platform(place.ref);
    const heard = hubAges(sources).get(place.ref.hub) ?? {};
    return readinessOf(view, place, reading, this.#steps, heard);
  }
}

function hubAges(sources: readonly Source[]): Map<string, HubAge> {
  return new Map(
    sources.flatMap(source => {
      const { kind, hub, state, observedAt } = source;
      if (kind !== 'hub') return [];
      const stale = state === 'ok' ? undefined : reasonPhrases(source);
      return [[hub, { observedAt, stale }]];
    }),
  );
}
