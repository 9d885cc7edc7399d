import type {
  PortalNotice,
  ProbeVoice,
  Source,
  SourceState,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { HubFacts, timestamp } from './facts';
import type { FleetView } from './FleetView';
import type { ClusterPlace } from './place';

/** The part of every answer that says whose word it is. */
export interface Envelope {
  version: number;
  epoch: string;
  sources: Source[];
  notice?: PortalNotice;
}

/**
 * Whom the answer rests on: every hub concerned, and of the spokes those that
 * we asked and could not hear. A spoke that answers, or that we have no access
 * to, says so in its own row; naming 500 of them in every answer would not
 * help anybody.
 *
 * @param hubs - the hubs as of now; the view may be a little older
 */
export function sourcesOf(
  view: FleetView,
  hubs: readonly HubFacts[],
  options: {
    now: number;
    /** Which hubs and spokes the answer is about; all when absent. */
    places?: readonly ClusterPlace[];
    hubNames?: ReadonlySet<string>;
  },
): Source[] {
  const shown = new Set(view.hubs.map(hub => hub.facts.name));
  const wanted = options.hubNames ?? shown;
  const ofHubs = hubs
    .filter(hub => shown.has(hub.name) && wanted.has(hub.name))
    .map(hub => hubSource(hub, view.hub(hub.name)?.heard ?? false));
  const ofSpokes = (options.places ?? view.places)
    .filter(place => wanted.has(place.ref.hub))
    .flatMap(place => spokeSource(place, view.voices.probe(place.ref)));
  return [...ofHubs, ...ofSpokes];
}

function hubSource(hub: HubFacts, heard: boolean): Source {
  const { voice } = hub;
  return {
    kind: 'hub',
    hub: hub.name,
    state: hubState(voice.state, heard, voice.heardAt),
    observedAt: timestamp(voice.heardAt),
    since: timestamp(voice.since),
    reason: voice.reason,
    phrases: voice.phrases,
    nextTryAt: timestamp(voice.nextTryAt),
  };
}

/** `ok` in a voice that has not spoken yet would be a claim; it is pending. */
function hubState(
  state: SourceState,
  heard: boolean,
  heardAt: number | undefined,
): SourceState {
  if (state !== 'ok') return state;
  if (heardAt === undefined) return 'pending';
  return heard ? 'ok' : 'stale';
}

function spokeSource(place: ClusterPlace, probe: ProbeVoice): Source[] {
  if (probe.state === 'reachable' || probe.state === 'notConfigured') return [];
  return [
    {
      kind: 'spoke',
      hub: place.ref.hub,
      cluster: place.ref.name,
      state: probe.state,
      observedAt: probe.lastReachableAt,
      since: probe.since,
      reason: probe.reason,
      phrases: probe.phrases,
      nextTryAt: probe.nextTryAt,
    },
  ];
}
