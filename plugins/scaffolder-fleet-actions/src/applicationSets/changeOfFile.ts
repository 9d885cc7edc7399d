import { InputError } from '@backstage/errors';
import {
  generatorOnHub,
  hubProblems,
  quote,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { inputErrorOf } from '../actions/inputErrors';
import type { ApplicationSetChange } from './applicationSetChange';
import type { PlacedApplicationSet } from './findApplicationSets';

/** @throws InputError when clusters are named on hubs without the service, or none on one with it */
export function refuseOtherHubs(
  { generator }: ApplicationSetChange,
  sets: readonly PlacedApplicationSet[],
): void {
  if (!generator) return;
  const hubs = sets.flatMap(one => one.hubs).sort();
  const problems = hubProblems(generator, hubs);
  if (problems.length > 0) throw inputErrorOf(problems);
}

/**
 * The change as it is meant for the hubs of one file: of clusters that are named
 * by hub, theirs.
 *
 * @throws InputError when hubs that share the file are to have other clusters
 */
export function changeOfFile(
  change: ApplicationSetChange,
  { hubs, path }: PlacedApplicationSet,
): ApplicationSetChange {
  if (!change.generator) return change;
  const [first, ...others] = hubs.map(
    hub => change.generator && generatorOnHub(change.generator, hub),
  );
  const isShared = others.some(
    one => JSON.stringify(one) !== JSON.stringify(first),
  );
  if (isShared) {
    throw new InputError(
      `generator: ${quote(path)} is the file of ${hubs.join(
        ' and ',
      )}, so it cannot name other clusters for each; give each hub a file of its own, applicationset-HUB.yaml, first`,
    );
  }
  return { ...change, generator: first };
}
