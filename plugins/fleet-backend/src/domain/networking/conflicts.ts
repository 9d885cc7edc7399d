import {
  listOf,
  NetworkConflict,
  NetworkLink,
  overlapOf,
  phrase,
  stringifyClusterRef,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { groupBy } from '../memo';
import type { Endpoint } from './Endpoint';

const nameOf = { ciliumMesh: 'Cilium', submariner: 'Submariner' };

/** What is the same on clusters that are to be linked, and may not be. */
export function conflictsOf(
  endpoints: readonly Endpoint[],
  links: readonly NetworkLink[],
): NetworkConflict[] {
  return [
    ...sameNames(endpoints),
    ...links.flatMap(link => {
      const [one, other] = link.ends.map(({ ref }) =>
        endpoints.find(
          end =>
            ref &&
            end.technology === link.technology &&
            stringifyClusterRef(end.ref) === stringifyClusterRef(ref),
        ),
      );
      return one && other
        ? [...sameIds(one, other), ...ranges(one, other)]
        : [];
    }),
  ];
}

/** A name that others point to has to be one cluster's alone. */
function sameNames(endpoints: readonly Endpoint[]): NetworkConflict[] {
  const pointedTo = new Set(
    endpoints.flatMap(({ technology, peers }) =>
      [...peers.keys()].map(name => `${technology} ${name}`),
    ),
  );
  const groups = groupBy(
    endpoints.filter(
      ({ technology, name, peers }) =>
        pointedTo.has(`${technology} ${name}`) || peers.size > 0,
    ),
    ({ technology, name }) => `${technology} ${name}`,
  );
  return [...groups.values()]
    .filter(group => group.length > 1)
    .map(group => {
      const [{ technology, name }] = group;
      const clusters = group.map(({ ref }) => ref);
      return {
        technology,
        about: 'clusterName',
        clusters,
        ...told({
          words: phrase('network.sameName', {
            clusters: listOf(clusters.map(ref => ref.name)),
            name,
            technology: nameOf[technology],
          }),
        }),
      };
    });
}

function sameIds(one: Endpoint, other: Endpoint): NetworkConflict[] {
  if (one.id === undefined || one.id !== other.id) return [];
  return [
    {
      technology: one.technology,
      about: 'clusterId',
      clusters: [one.ref, other.ref],
      ...told({
        words: phrase('network.sameId', {
          one: one.ref.name,
          other: other.ref.name,
          id: one.id,
        }),
      }),
    },
  ];
}

function ranges(one: Endpoint, other: Endpoint): NetworkConflict[] {
  if (one.translates && other.translates) return [];
  const found = overlapOf(one.podRanges, other.podRanges);
  if (!found) return [];
  const remedy =
    one.technology === 'submariner'
      ? phrase('network.globalnet')
      : phrase('network.cannotTellApart');
  const same = phrase('network.sameAddresses', {
    one: one.ref.name,
    oneRange: found.one,
    other: other.ref.name,
    otherRange: found.other,
  });
  return [
    {
      technology: one.technology,
      about: 'podRange',
      clusters: [one.ref, other.ref],
      ...told({ words: [same, remedy] }),
    },
  ];
}
