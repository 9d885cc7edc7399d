import type {
  ClusterSummary,
  HubSummary,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { countStates, FleetView } from './FleetView';
import { perObject } from './memo';
import type { ClusterPlace, HubPlace } from './place';

/** One cluster with the words of hub and probe beside each other. */
export function clusterSummary(
  view: FleetView,
  place: ClusterPlace,
): ClusterSummary {
  const { facts, ref } = place;
  const rows = view.rowsOn(place);
  return {
    ref,
    server: facts.server,
    labels: facts.labels,
    environment: place.environment,
    region: place.region,
    inCluster: facts.inCluster,
    kubernetesVersion: facts.kubernetesVersion,
    applications: rows.length,
    states: countStates(rows),
    hubSays: { ...facts.connection, cacheSyncedAt: facts.cacheSyncedAt },
    probe: view.voices.probe(ref),
    contradicted: place.word === 'contradicted',
    entityRef: view.links.clusterEntity(ref)?.entityRef,
    links: { argocd: clusterLink(view, place) },
  };
}

const applicationsPerHub = perObject((view: FleetView) => {
  const counts = new Map<string, number>();
  for (const { facts } of view.rows) {
    counts.set(facts.hub, (counts.get(facts.hub) ?? 0) + 1);
  }
  return counts;
});

export function hubSummary(view: FleetView, hub: HubPlace): HubSummary {
  const { facts } = hub;
  const places = view.places.filter(place => place.ref.hub === facts.name);
  const silent = places.filter(
    place => view.voices.probe(place.ref).state === 'unreachable',
  );
  return {
    name: facts.name,
    title: facts.title,
    argocdVersion: facts.identity?.version,
    clusters: places.length,
    silentClusters: silent.length,
    applications: applicationsPerHub(view).get(facts.name) ?? 0,
    applicationSets: view.sets.filter(set => set.hub === hub).length,
    links: { argocd: facts.uiUrl },
  };
}

function clusterLink(view: FleetView, place: ClusterPlace): string | undefined {
  const base = view.hub(place.ref.hub)?.facts.uiUrl;
  const server = encodeURIComponent(place.facts.server);
  return base === undefined ? undefined : `${base}/settings/clusters/${server}`;
}
