import { ClusterSummary } from '@fleet-portal/backstage-plugin-fleet-common';
import { PlaceRow } from './generatorDraft';

/** A cluster to choose, and the row that it becomes. */
export interface PlaceOption {
  id: string;
  place: PlaceRow;
}

/**
 * The clusters of the fleet, each on its hub, and those that the form has and
 * the fleet has no more. A row without a hub is the cluster of its name, as
 * long as no other hub calls one the same.
 *
 * @param isSingle - by name alone: what the form asks for is on one hub anyway
 */
export function placeOptions(
  clusters: readonly ClusterSummary[],
  places: readonly PlaceRow[],
  isSingle: boolean,
): { options: PlaceOption[]; idOf: (place: PlaceRow) => string } {
  const options = new Map<string, PlaceOption>();
  for (const { ref, environment = '', labels } of clusters) {
    const place = {
      cluster: ref.name,
      env: environment,
      ...(labels.region && { region: labels.region }),
      ...(!isSingle && { hub: ref.hub }),
    };
    const id = ownId(place);
    const known = options.get(id)?.place;
    // Of clusters with one name, the first that says so.
    options.set(id, { id, place: known?.env ? known : place });
  }
  const idOf = (place: PlaceRow) => {
    const own = ownId(place);
    if (place.hub || options.has(own)) return own;
    const named = [...options.values()].filter(
      one => one.place.cluster === place.cluster,
    );
    return named.length === 1 ? named[0].id : own;
  };
  const gone = places
    .filter(place => place.cluster !== '' && !options.has(idOf(place)))
    .map(place => ({ id: idOf(place), place }));
  return {
    options: [...options.values(), ...gone].sort((a, b) =>
      a.id.localeCompare(b.id),
    ),
    idOf,
  };
}

/** The name of a hub has no slash; that of a cluster may have. */
function ownId({ hub = '', cluster }: PlaceRow): string {
  return `${hub}/${cluster}`;
}
