import {
  ClusterPlacementView,
  Phrase,
  phraseText,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetView, SetPlace } from './FleetView';
import { groupBy, perObject } from './memo';
import type { ClusterPlace } from './place';

const setsByService = perObject((view: FleetView) =>
  groupBy(view.sets, set => set.link.service),
);

const placesByHub = perObject((places: FleetView['places']) =>
  groupBy(places, place => place.ref.hub),
);

const verdictsIn = perObject((answer: PlacementAnswer) =>
  mergeVerdicts([answer]),
);

/** What an ApplicationSet asks of the clusters of one hub. */
export interface PlacementAnswer {
  readonly clusters: readonly ClusterVerdict[];
  /** What our evaluation cannot know, and why. */
  readonly unsupported: readonly { generator: string; reason: string }[];
  readonly errors: readonly { message: string; field?: string }[];
}

export interface ClusterVerdict {
  readonly cluster: string;
  readonly matched: boolean;
  readonly applications: readonly string[];
  /** One sentence per requirement that does not hold. */
  readonly reasons: readonly Phrase[];
  /** The label keys that decide. */
  readonly keys: readonly string[];
}

/** Answers from memory; the same object while set and clusters are the same. */
export type Placements = (set: SetPlace) => PlacementAnswer;

/** The verdicts on the clusters that the reader may see, in column order. */
export function placementViews(
  view: FleetView,
  hub: string,
  answer: PlacementAnswer,
): ClusterPlacementView[] {
  const verdicts = new Map(answer.clusters.map(v => [v.cluster, v]));
  return view.places
    .filter(place => place.ref.hub === hub)
    .flatMap(place => {
      const verdict = verdicts.get(place.ref.name);
      return verdict ? [placementView(place, verdict)] : [];
    });
}

export function placementView(
  place: Pick<ClusterPlace, 'environment' | 'region'>,
  verdict: ClusterVerdict,
): ClusterPlacementView {
  return {
    cluster: verdict.cluster,
    environment: place.environment,
    region: place.region,
    matched: verdict.matched,
    applications: [...verdict.applications],
    ...toldReasons(verdict.reasons),
    keys: [...verdict.keys],
  };
}

/** Reasons in English, and apart from their language. */
export function toldReasons(
  said: readonly Phrase[],
): Pick<ClusterPlacementView, 'reasons' | 'phrases'> {
  return {
    reasons: said.map(phraseText),
    ...(said.length > 0 && { phrases: { reasons: [...said] } }),
  };
}

/** A cluster that none of a service's ApplicationSets wants, and why. */
export interface PlacementGap {
  readonly place: ClusterPlace;
  readonly verdict: ClusterVerdict;
}

export function setsOfService(
  view: FleetView,
  service: string,
): readonly SetPlace[] {
  return setsByService(view).get(service) ?? [];
}

/**
 * Where a service is not placed. A cluster is a gap when every ApplicationSet
 * that the service has on that hub could be evaluated and none takes it; of a
 * placement that cannot be evaluated nothing is claimed.
 */
export function placementGaps(
  view: FleetView,
  service: string,
  placements: Placements,
): PlacementGap[] {
  const sets = setsOfService(view, service);
  const gaps: PlacementGap[] = [];
  for (const [hub, ofHub] of groupBy(sets, set => set.hub.facts.name)) {
    const answers = ofHub.map(placements);
    if (answers.some(isUncertain)) continue;
    const verdicts =
      answers.length === 1 ? verdictsIn(answers[0]) : mergeVerdicts(answers);
    for (const place of placesByHub(view.places).get(hub) ?? []) {
      const verdict = verdicts.get(place.ref.name);
      if (verdict && !verdict.matched) gaps.push({ place, verdict });
    }
  }
  return gaps;
}

function isUncertain(answer: PlacementAnswer): boolean {
  return answer.unsupported.length > 0 || answer.errors.length > 0;
}

/** Matched by one is matched; otherwise the first that says no says why. */
function mergeVerdicts(
  answers: readonly PlacementAnswer[],
): Map<string, ClusterVerdict> {
  const merged = new Map<string, ClusterVerdict>();
  for (const { clusters } of answers) {
    for (const verdict of clusters) {
      const known = merged.get(verdict.cluster);
      if (!known || (verdict.matched && !known.matched)) {
        merged.set(verdict.cluster, verdict);
      }
    }
  }
  return merged;
}
