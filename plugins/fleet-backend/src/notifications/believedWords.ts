import type { FleetView } from '../domain/FleetView';
import type { ClusterPlace, HubPlace } from '../domain/place';
import { oneLine } from '../domain/row';
import { believedApplication } from './believedApplication';
import type { ApplicationWord, HubWord, SpokeWord, Subject } from './words';

/** A hub that was never heard is called lost only after this time. */
const FIRST_WORD_MS = 60_000;

/**
 * What can be said of the fleet with certainty at one moment. Doubt is no
 * word: while a hub is not heard, while a spoke is not, and while the portal's
 * own network is the suspect, what was known before still holds.
 *
 * @param now - milliseconds since the epoch
 */
export function believedWords(view: FleetView, now: number): HubWord[] {
  const ownNetwork = view.voices.ownNetwork !== undefined;
  const spokes = new Map<string, SpokeWord[]>();
  const applications = new Map<string, ApplicationWord[]>();
  for (const place of view.places) {
    push(spokes, place.ref.hub, spokeWord(view, place));
  }
  for (const row of view.rows) {
    push(applications, row.facts.hub, believedApplication(row));
  }
  return view.hubs.map(hub => {
    const { name, voice } = hub.facts;
    return {
      subject: hubSubject(view, hub),
      word: ownNetwork ? undefined : wordOnHub(hub, now),
      reason: oneLine(voice.reason),
      muted: voice.state === 'disabled',
      // The moment a hub stops answering, its list may be half a truth already.
      believed: voice.state === 'ok' && !ownNetwork,
      spokes: spokes.get(name) ?? [],
      applications: applications.get(name) ?? [],
      whyDegraded: ({ ref, reason }) =>
        oneLine(view.voices.degradedReason(ref) ?? reason),
    };
  });
}

function wordOnHub(hub: HubPlace, now: number): HubWord['word'] {
  const { voice } = hub.facts;
  if (voice.state === 'pending' || voice.state === 'disabled') return undefined;
  if (hub.heard) return voice.state === 'ok' ? 'found' : undefined;
  const silentSince = voice.heardAt ?? voice.since + FIRST_WORD_MS;
  return silentSince <= now ? 'lost' : undefined;
}

function spokeWord(view: FleetView, place: ClusterPlace): SpokeWord {
  const probe = view.voices.probe(place.ref);
  const { connection } = place.facts;
  const entity =
    view.links.clusterEntity(place.ref) ?? view.links.hubEntity(place.ref.hub);
  const subject: Subject = {
    key: `spoke ${place.key}`,
    hub: place.ref.hub,
    cluster: place.ref.name,
    environment: place.environment,
    entityRef: view.links.clusterEntity(place.ref)?.entityRef,
    owners: [...(entity?.owners ?? [])],
    production: place.production,
  };
  if (place.word === 'agreed') {
    const vouched =
      place.evidence === 'reachable' ||
      (place.evidence === 'notConfigured' &&
        connection.status === 'Successful');
    return { subject, word: vouched ? 'found' : undefined };
  }
  const reason = place.word === 'hubLost' ? connection.message : probe.reason;
  return { subject, word: 'lost', reason: oneLine(reason) };
}

function hubSubject(view: FleetView, { facts }: HubPlace): Subject {
  const entity = view.links.hubEntity(facts.name);
  return {
    key: `hub ${facts.name}`,
    hub: facts.name,
    entityRef: entity?.entityRef,
    owners: [...(entity?.owners ?? [])],
    production: true,
  };
}

function push<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}
