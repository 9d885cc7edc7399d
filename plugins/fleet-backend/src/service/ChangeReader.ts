import type {
  ChangesQuery,
  ChangesResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { applicationSummary, refOf } from '../domain/applications';
import { clusterKey, objectKeyOf } from '../domain/facts';
import type { FleetScope } from '../domain/scope';
import type { FleetView } from '../domain/FleetView';
import type { FleetModel, ModelChanges } from '../model/FleetModel';
import type { FleetViews, VersionedView } from './FleetViews';
import { ViewAnswers } from './ViewAnswers';
import type { VoiceLog } from './VoiceLog';

/** As many as make an answer as long as the overview and the matrix together. */
const MOST_CHANGES = 500;

type Changes = Omit<
  ChangesResponse,
  'version' | 'epoch' | 'sources' | 'notice'
>;

const resync: Changes = {
  resync: true,
  applications: [],
  removedApplications: [],
  clusters: [],
  applicationSets: [],
};

/** What changed since a version, as one reader may see it. */
export class ChangeReader {
  readonly #model: FleetModel;
  readonly #views: FleetViews;
  readonly #voices: VoiceLog;
  readonly #answers: ViewAnswers<ChangesResponse>;

  constructor(options: {
    model: FleetModel;
    views: FleetViews;
    voices: VoiceLog;
    now: () => number;
  }) {
    this.#model = options.model;
    this.#views = options.views;
    this.#voices = options.voices;
    this.#answers = new ViewAnswers(options);
  }

  async read(
    query: ChangesQuery,
    scope: FleetScope | undefined,
  ): Promise<ChangesResponse> {
    const versioned = await this.#views.viewInTurns(scope);
    return this.#answers.read(versioned.view, JSON.stringify(query), () => ({
      ...this.#views.envelope(versioned),
      ...this.#changes(query, versioned, scope),
    }));
  }

  #changes(
    query: ChangesQuery,
    { view, version }: VersionedView,
    scope: FleetScope | undefined,
  ): Changes {
    const { since, epoch } = query;
    // Without an epoch nobody knows which replica counted the version.
    if (epoch !== this.#model.epoch || since > version) return resync;
    const turns = this.#voices.since(since);
    const changes = this.#model.changesSince(since);
    // A hub that fell silent or came back changes every row of it.
    if (!changes || !turns || turns.hubs.size > 0) return resync;

    // What is gone cannot be judged any more, and its name may be a secret; nor
    // can be told what this reader saw before it changed its owner or place.
    const mayHide = changes.regrouped || changes.removedApplications.length > 0;
    if (scope && mayHide) return resync;

    // Hidden from this reader looks the same as gone.
    const rows = new Set(view.rowsOf(changes.applications));
    const back = new Set(
      view
        .rowsOf(changes.removedApplications)
        .map(({ facts }) => objectKeyOf(facts)),
    );
    const removed = changes.removedApplications
      .filter(ref => !back.has(objectKeyOf(ref)))
      .map(refOf);
    for (const key of turns.clusters) {
      const place = view.place(key);
      for (const row of place ? view.rowsOn(place) : []) rows.add(row);
    }
    if (rows.size + removed.length > MOST_CHANGES) return resync;
    return {
      resync: false,
      applications: [...rows].map(row => applicationSummary(view, row)),
      removedApplications: removed,
      ...placesOf(changes, view, scope),
    };
  }
}

/** Those that went are named, too, to who sees the whole fleet. */
function placesOf(
  { clusters, applicationSets }: ModelChanges,
  view: FleetView,
  scope: FleetScope | undefined,
): Pick<Changes, 'clusters' | 'applicationSets'> {
  if (!scope) {
    return {
      clusters: [...clusters],
      applicationSets: [...applicationSets],
    };
  }
  const seen = new Set(
    view.sets.map(({ hub, facts: { namespace, name } }) =>
      objectKeyOf({ hub: hub.facts.name, namespace, name }),
    ),
  );
  return {
    clusters: clusters.filter(ref => view.place(clusterKey(ref.hub, ref.name))),
    applicationSets: applicationSets.filter(ref => seen.has(objectKeyOf(ref))),
  };
}
