import type { VocabularyResponse } from '@fleet-portal/backstage-plugin-fleet-common';
import { compareText, environmentsInOrder } from './environments';
import type { FleetView } from './FleetView';
import type { FleetScope } from './scope';

/**
 * Words that the forms offer. Labels are those of clusters that the reader may
 * see; a project is offered when an Application in it is seen, or would be.
 */
export function buildVocabulary(
  view: FleetView,
  scope: FleetScope | undefined,
): Omit<VocabularyResponse, 'version' | 'epoch' | 'sources' | 'notice'> {
  return {
    hubs: view.hubs.map(hub => hub.facts.name),
    labels: labelsOf(view),
    environments: environmentsInOrder(
      view.rules,
      view.places.map(place => place.environment),
    ),
    projects: projectsOf(view, scope),
  };
}

function labelsOf(view: FleetView): Record<string, string[]> {
  const labels = new Map<string, Set<string>>();
  for (const { facts } of view.places) {
    for (const [key, value] of Object.entries(facts.labels)) {
      labels.set(key, (labels.get(key) ?? new Set()).add(value));
    }
  }
  return Object.fromEntries(
    [...labels]
      .sort(([a], [b]) => compareText(a, b))
      .map(([key, values]) => [key, [...values].sort(compareText)]),
  );
}

function projectsOf(
  view: FleetView,
  scope: FleetScope | undefined,
): VocabularyResponse['projects'] {
  const seen = new Set(
    view.rows.map(({ facts }) => `${facts.hub}/${facts.project}`),
  );
  return view.hubs.flatMap(({ facts: { name: hub, projects } }) =>
    projects
      .filter(
        project =>
          !scope ||
          seen.has(`${hub}/${project}`) ||
          scope.application({
            hub,
            namespace: '',
            name: '',
            project,
            owners: [],
            clusterLabels: {},
          }),
      )
      .map(name => ({ hub, name })),
  );
}
