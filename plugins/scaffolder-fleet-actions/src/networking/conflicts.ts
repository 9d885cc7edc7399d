import {
  FieldProblem,
  overlapOf,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { ConnectIntent } from './connectIntent';
import type { Group, Member, Neighbour } from './members';

/** Cilium's own limit for names of clusters. */
const LONGEST_NAME = 32;

/** What keeps the clusters of a group from being linked, each with the field that mends it. */
export function groupProblems(
  { technology, submariner }: ConnectIntent,
  { members, neighbours }: Group,
): FieldProblem[] {
  const translates =
    technology === 'submariner' && submariner?.globalnet === true;
  const remedy =
    technology === 'submariner'
      ? 'switch on submariner.globalnet, which tells them apart, or leave one of the two out'
      : 'Cilium cannot tell such pods apart, so leave one of the two out';
  return members.flatMap((member, index) => {
    const at = (field: string, message: string): FieldProblem => ({
      field: `clusters[${index}].${field}`,
      message,
    });
    const others = [
      ...members.slice(0, index),
      ...neighbours.filter(({ of }) => of === member.cluster),
    ];
    const problems: FieldProblem[] = [];
    if (!translates && member.podRanges.length === 0) {
      problems.push(
        at(
          'podCidr',
          `the portal could not read which addresses pods of ${member.cluster} have; write their range`,
        ),
      );
    }
    for (const other of translates ? [] : others) {
      const found = overlapOf(member.podRanges, other.podRanges);
      if (found) {
        problems.push(
          at(
            'podCidr',
            `pods of ${member.cluster} (${found.one}) and of ${other.cluster} (${found.other}) have the same addresses; ${remedy}`,
          ),
        );
      }
    }
    return technology === 'ciliumMesh'
      ? [...problems, ...meshProblems(member, others, at)]
      : problems;
  });
}

function meshProblems(
  { cluster, address, presentId, wantedId }: Member,
  others: readonly (Member | Neighbour)[],
  at: (field: string, message: string) => FieldProblem,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (cluster.length > LONGEST_NAME) {
    problems.push(
      at(
        'cluster',
        `${cluster} is longer than ${LONGEST_NAME} characters, the most that Cilium takes for a cluster of a mesh`,
      ),
    );
  }
  if (address === undefined) {
    problems.push(
      at(
        'address',
        `the others have to reach the mesh API server of ${cluster}; write its name or address, or a meshDomain for all`,
      ),
    );
  }
  if (wantedId !== undefined && presentId > 0 && wantedId !== presentId) {
    problems.push(
      at(
        'id',
        `${cluster} has the id ${presentId} in Cilium, and another one would cut its pods off until each was restarted; leave the field out`,
      ),
    );
  }
  const id = presentId > 0 ? presentId : wantedId;
  const same = others.find(other => id !== undefined && idOf(other) === id);
  if (same) {
    problems.push(
      at(
        'id',
        `${cluster} and ${same.cluster} have the same id ${id} in Cilium; each cluster of a mesh needs one of its own`,
      ),
    );
  }
  return problems;
}

function idOf(other: Member | Neighbour): number {
  if (!('presentId' in other)) return other.id;
  return other.presentId > 0 ? other.presentId : other.wantedId ?? 0;
}

/** The number of each cluster in the mesh: that which it has, that which was asked for, or else the next free one. */
export function meshIds({ members, neighbours }: Group): number[] {
  const taken = new Set([...members, ...neighbours].map(idOf));
  let next = 1;
  return members.map(member => {
    const own = idOf(member);
    if (own > 0) return own;
    while (taken.has(next)) next += 1;
    taken.add(next);
    return next;
  });
}
