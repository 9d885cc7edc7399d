import type { FieldProblem } from '../fields';
import { quote } from '../names';
import type { ListGenerator } from './clusterChoice';
import type { PlacementGenerator } from './placementGenerator';

type Place = ListGenerator['list']['elements'][number];

/** A cluster as the ApplicationSet of its hub names it. */
export function withoutHub({ hub: _, ...place }: Place): Omit<Place, 'hub'> {
  return place;
}

/** The generator as one hub gets it; undefined when it names clusters and none of them is there. */
export function generatorOnHub(
  generator: PlacementGenerator,
  hub: string,
): PlacementGenerator | undefined {
  const named = placesOf(generator);
  if (!named) return generator;
  const own = named.places.filter(place => (place.hub ?? hub) === hub);
  return own.length > 0
    ? withPlaces(generator, own.map(withoutHub))
    : undefined;
}

/** Hubs that the clusters of a generator are said to be on, sorted. */
export function namedHubs(generator: PlacementGenerator): string[] {
  const places = placesOf(generator)?.places ?? [];
  return [...new Set(places.flatMap(({ hub }) => hub ?? []))].sort();
}

/** Clusters of other hubs than the chosen ones, and chosen hubs that would get no cluster. */
export function hubProblems(
  generator: PlacementGenerator,
  hubs: readonly string[],
): FieldProblem[] {
  const { field = '', places = [] } = placesOf(generator) ?? {};
  const strangers = places.flatMap(({ cluster, hub }, index) =>
    hub === undefined || hubs.includes(hub)
      ? []
      : [
          {
            field: `${field}[${index}].hub`,
            message: `${quote(
              hub,
            )} is not among the hubs of the service; put the service there too, or leave out ${quote(
              cluster,
            )}`,
          },
        ],
  );
  return [
    ...strangers,
    ...hubs
      .filter(hub => generatorOnHub(generator, hub) === undefined)
      .map(hub => ({
        field,
        message: `it names no cluster of the hub ${quote(
          hub,
        )}; name one, or take the service off that hub`,
      })),
  ];
}

/**
 * One generator for what each of several hubs has: clusters by name get their
 * hub, everything else has to be the same. Undefined where it is not.
 */
export function joinOverHubs(
  byHub: readonly { hub: string; generator: PlacementGenerator }[],
): PlacementGenerator | undefined {
  const [first, ...others] = byHub;
  if (!first || others.length === 0) return first?.generator;
  const places = byHub.flatMap(({ hub, generator }) =>
    (placesOf(generator)?.places ?? []).map(place => ({ ...place, hub })),
  );
  const isSame = others.every(
    ({ generator }) =>
      JSON.stringify(withPlaces(generator, [])) ===
      JSON.stringify(withPlaces(first.generator, [])),
  );
  return isSame ? withPlaces(first.generator, places) : undefined;
}

/** The clusters that a generator names, alone or beside folders, and where they stand. */
function placesOf(
  generator: PlacementGenerator,
): { field: string; places: readonly Place[] } | undefined {
  if ('list' in generator) {
    const { elements } = generator.list;
    return { field: 'generator.list.elements', places: elements };
  }
  if (!('matrix' in generator)) return undefined;
  const [, clusters] = generator.matrix.generators;
  return 'list' in clusters
    ? {
        field: 'generator.matrix.generators[1].list.elements',
        places: clusters.list.elements,
      }
    : undefined;
}

/** The generator with other clusters, where it names any. */
function withPlaces(
  generator: PlacementGenerator,
  elements: Place[],
): PlacementGenerator {
  if ('list' in generator) return { list: { elements } };
  if (!('matrix' in generator)) return generator;
  const [folders, clusters] = generator.matrix.generators;
  return 'list' in clusters
    ? { matrix: { generators: [folders, { list: { elements } }] } }
    : generator;
}
