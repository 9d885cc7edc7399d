import {
  AttentionItem,
  FleetState,
  Phrase,
  phrase,
  stringifyClusterRef,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetView } from '../FleetView';
import type { ClusterPlace } from '../place';
import type { RankedItem } from './RankedItem';
import { inOrder, quotedSentence, reasonSentences } from '../words';

/** Clusters that one of the two voices cannot reach. */
export function clusterItems(view: FleetView): RankedItem[] {
  return view.places.flatMap(place => {
    const trouble = troubleOf(view, place);
    if (!trouble) return [];
    const item = clusterItem(view, place, trouble);
    return [{ item, production: place.production }];
  });
}

interface ClusterTrouble {
  state: FleetState;
  headline: Phrase;
  detail?: Phrase[];
  since?: string;
}

function troubleOf(
  view: FleetView,
  place: ClusterPlace,
): ClusterTrouble | undefined {
  const { connection, cacheSyncedAt } = place.facts;
  const probe = view.voices.probe(place.ref);
  const { hub } = place.ref;
  const lastWord = lastWordOf(view, place);
  if (place.word === 'contradicted') {
    return {
      state: 'contradicted',
      headline: phrase('attention.contradicted', {
        hub,
        status: connection.status,
      }),
      detail: inOrder(
        probe.reason
          ? phrase('attention.ourProbe', { reason: reasonSentences(probe) })
          : undefined,
        lastWord,
      ),
      since: probe.since,
    };
  }
  if (place.word === 'hubLost' && place.hubHeard) {
    return {
      state: 'notHeard',
      headline: phrase('attention.hubCannotReach', { hub }),
      detail: inOrder(quotedSentence(connection.message), lastWord),
      since: cacheSyncedAt,
    };
  }
  if (place.word === 'silent') {
    return {
      state: 'notHeard',
      headline: phrase('attention.noAnswer'),
      detail: inOrder(...reasonSentences(probe), lastWord),
      since: probe.since,
    };
  }
  if (probe.state === 'unauthorized') {
    return {
      state: 'unverified',
      headline:
        probe.lastReachableAt === undefined
          ? phrase('attention.cannotBeAsked')
          : phrase('attention.refusesCredential'),
      detail: inOrder(
        ...reasonSentences(probe),
        phrase('attention.nodesHidden'),
      ),
      since: probe.since,
    };
  }
  return undefined;
}

function lastWordOf(view: FleetView, place: ClusterPlace): Phrase | undefined {
  const count = view.rowsOn(place).length;
  return count === 0
    ? undefined
    : phrase('attention.lastWordOnCluster', { count });
}

function clusterItem(
  view: FleetView,
  place: ClusterPlace,
  { state, since, headline, detail }: ClusterTrouble,
): AttentionItem {
  const target = stringifyClusterRef(place.ref);
  const entity = view.links.clusterEntity(place.ref);
  return {
    id: `cluster/${target}`,
    kind: 'cluster',
    subject: place.ref.name,
    state,
    since,
    ...told({ headline, detail }),
    clusters: [place.ref],
    owner: entity?.owners[0],
    entityRef: entity?.entityRef,
    applications: view.rowsOn(place).length,
    next: {
      kind: 'cluster',
      ...told({ label: phrase('attention.next.cluster') }),
      target,
    },
  };
}
