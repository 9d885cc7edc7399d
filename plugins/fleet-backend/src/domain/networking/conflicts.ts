import {
  NetworkConflict,
  NetworkLink,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { groupBy } from '../memo';
import { listed } from '../words';
import type { Endpoint } from './Endpoint';
import { overlapOf } from './ranges';

const words = { ciliumMesh: 'Cilium', submariner: 'Submariner' };

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
  const told = new Set(
    endpoints.flatMap(({ technology, peers }) =>
      [...peers.keys()].map(name => `${technology} ${name}`),
    ),
  );
  const groups = groupBy(
    endpoints.filter(
      ({ technology, name, peers }) =>
        told.has(`${technology} ${name}`) || peers.size > 0,
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
        words: `${listed(
          clusters.map(ref => ref.name),
        )} have the same name ${name} in ${
          words[technology]
        }; each needs one of its own.`,
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
      words: `${one.ref.name} and ${other.ref.name} have the same cluster id ${one.id} in Cilium; each cluster of a mesh needs one of its own, from 1.`,
    },
  ];
}

function ranges(one: Endpoint, other: Endpoint): NetworkConflict[] {
  if (one.translates && other.translates) return [];
  const found = overlapOf(one.podRanges, other.podRanges);
  if (!found) return [];
  const remedy =
    one.technology === 'submariner'
      ? 'Globalnet of Submariner can tell them apart.'
      : 'Cilium cannot tell such pods apart.';
  return [
    {
      technology: one.technology,
      about: 'podRange',
      clusters: [one.ref, other.ref],
      words: `Pods of ${one.ref.name} (${found.one}) and of ${other.ref.name} (${found.other}) have the same addresses. ${remedy}`,
    },
  ];
}
