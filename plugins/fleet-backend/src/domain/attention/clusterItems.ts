import {
  AttentionItem,
  FleetState,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetView } from '../FleetView';
import type { ClusterPlace } from '../place';
import type { RankedItem } from './attention';
import { count, sentences } from '../words';

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
  headline: string;
  detail?: string;
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
      headline: `does not answer, although ${hub} reports ${connection.status}`,
      detail: sentences(probe.reason && `Our probe: ${probe.reason}`, lastWord),
      since: probe.since,
    };
  }
  if (place.word === 'hubLost' && place.hubHeard) {
    return {
      state: 'notHeard',
      headline: `cannot be reached by ${hub}`,
      detail: sentences(connection.message, lastWord),
      since: cacheSyncedAt,
    };
  }
  if (place.word === 'silent') {
    return {
      state: 'notHeard',
      headline: 'does not answer our probe',
      detail: sentences(probe.reason, lastWord),
      since: probe.since,
    };
  }
  if (probe.state === 'unauthorized') {
    return {
      state: 'unverified',
      headline:
        probe.lastReachableAt === undefined
          ? 'cannot be asked'
          : 'refuses our credential',
      detail: sentences(probe.reason, 'Its nodes and pods cannot be shown'),
      since: probe.since,
    };
  }
  return undefined;
}

function lastWordOf(view: FleetView, place: ClusterPlace): string | undefined {
  const applications = view.rowsOn(place).length;
  if (applications === 0) return undefined;
  return applications === 1
    ? 'Its Application shows its last word'
    : `Its ${count(applications, 'Application')} show their last word`;
}

function clusterItem(
  view: FleetView,
  place: ClusterPlace,
  trouble: ClusterTrouble,
): AttentionItem {
  const target = stringifyClusterRef(place.ref);
  const entity = view.links.clusterEntity(place.ref);
  return {
    id: `cluster/${target}`,
    kind: 'cluster',
    subject: place.ref.name,
    ...trouble,
    clusters: [place.ref],
    owner: entity?.owners[0],
    entityRef: entity?.entityRef,
    applications: view.rowsOn(place).length,
    next: { kind: 'cluster', label: 'Open cluster checks', target },
  };
}
