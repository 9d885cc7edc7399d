import {
  AttentionItem,
  listOf,
  Phrase,
  phrase,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { timestamp } from '../facts';
import type { FleetView } from '../FleetView';
import type { ClusterPlace, HubPlace } from '../place';
import type { RankedItem } from './RankedItem';
import { inOrder, quotedSentence, reasonSentences } from '../words';

/** Hubs that are silent, refuse us, or say things that cannot be read. */
export function hubItems(view: FleetView, now: number): RankedItem[] {
  return view.hubs.flatMap(hub => {
    const places = view.places.filter(p => p.ref.hub === hub.facts.name);
    const production = places.some(place => place.production);
    const items = [
      silentHub(view, hub, places, now),
      // What cannot be read cannot be judged either: not for every reader.
      view.whole ? unreadableObjects(hub, places) : undefined,
    ];
    return items.flatMap(item => (item ? [{ item, production }] : []));
  });
}

function silentHub(
  view: FleetView,
  hub: HubPlace,
  places: readonly ClusterPlace[],
  now: number,
): AttentionItem | undefined {
  const { voice, name } = hub.facts;
  const refused = voice.state === 'unauthorized';
  // A hub that is switched off on purpose needs nobody's attention.
  if (voice.state === 'disabled' || (hub.heard && !refused)) return undefined;
  // The first answer of a hub takes a moment after the start.
  if (voice.state === 'pending' && now - voice.since < 10_000) return undefined;
  const rows = view.rows.filter(row => row.facts.hub === name);
  const lastWord =
    rows.length > 0
      ? phrase('attention.lastWordOfHub', { count: rows.length })
      : undefined;
  return {
    ...common(hub, places),
    id: `hub/${name}`,
    state: 'notHeard',
    ...told({
      headline: silentHeadline(hub),
      detail: inOrder(...reasonSentences(voice), lastWord),
    }),
    since: timestamp(voice.heardAt ?? voice.since),
    applications: rows.length,
    owner: view.links.hubEntity(name)?.owners[0],
    entityRef: view.links.hubEntity(name)?.entityRef,
  };
}

function silentHeadline({ facts: { voice } }: HubPlace): Phrase {
  if (voice.state === 'unauthorized') {
    return phrase('attention.hubRefuses');
  }
  if (voice.heardAt === undefined) {
    return phrase('attention.hubNeverHeard');
  }
  return phrase('attention.hubSilent');
}

function unreadableObjects(
  hub: HubPlace,
  places: readonly ClusterPlace[],
): AttentionItem | undefined {
  const { quarantined } = hub.facts.voice;
  const first = quarantined[0];
  if (!first) return undefined;
  const names = quarantined.map(({ kind, name }) =>
    name === undefined
      ? phrase('attention.nameless', { kind })
      : `${kind} ${name}`,
  );
  return {
    ...common(hub, places),
    id: `hub/${hub.facts.name}/quarantine`,
    state: 'notComparable',
    ...told({
      headline: phrase('attention.unreadable', {
        count: quarantined.length,
        names: listOf(names),
      }),
      detail: inOrder(quotedSentence(first.reason)),
    }),
    applications: quarantined.filter(o => o.kind === 'Application').length,
  };
}

function common(hub: HubPlace, places: readonly ClusterPlace[]) {
  const { name } = hub.facts;
  return {
    kind: 'hub' as const,
    subject: name,
    clusters: places.map(place => place.ref),
    next: {
      kind: 'hub' as const,
      ...told({ label: phrase('attention.next.hub') }),
      target: name,
    },
  };
}
