import type {
  ClusterSummary,
  HubSummary,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { countStates, FleetView } from './FleetView';
import { perObject, perObjectWhile } from './memo';
import type { ClusterPlace, HubPlace } from './place';

const summaryOf = perObjectWhile<ClusterPlace, ClusterSummary>();

/**
 * One cluster with the words of hub and probe beside each other; the same
 * object while they and its Applications are the same.
 */
export function clusterSummary(
  view: FleetView,
  place: ClusterPlace,
): ClusterSummary {
  const { facts, ref } = place;
  const rows = view.rowsOn(place);
  const probe = view.voices.probe(ref);
  const entityRef = view.links.clusterEntity(ref)?.entityRef;
  const uiUrl = view.hub(ref.hub)?.facts.uiUrl;
  return summaryOf(place, [probe, entityRef, uiUrl, ...rows], () => ({
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
    probe,
    contradicted: place.word === 'contradicted',
    entityRef,
    links: { argocd: clusterLink(uiUrl, facts.server) },
  }));
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
    applications: view.whole
      ? facts.applications.size
      : applicationsPerHub(view).get(facts.name) ?? 0,
    applicationSets: view.sets.filter(set => set.hub === hub).length,
    links: { argocd: facts.uiUrl },
  };
}

function clusterLink(
  base: string | undefined,
  server: string,
): string | undefined {
  return base && `${base}/settings/clusters/${encodeURIComponent(server)}`;
}
