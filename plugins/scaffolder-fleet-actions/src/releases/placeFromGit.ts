import {
  evaluatePlacement,
  FleetRepository,
  PlacementInput,
  PlacementResult,
  resolveRepository,
  sameRepository,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetFiles } from '../repository/FleetFiles';

/**
 * What an ApplicationSet generates, with what its generators read in the fleet
 * repository; other repositories stay unknown.
 */
export async function placeFromGit(
  input: PlacementInput,
  files: FleetFiles,
  repository: FleetRepository,
): Promise<PlacementResult> {
  const { gitUrl, branch } = resolveRepository(repository);
  const isFleet = (repoURL: string, revision: string) =>
    sameRepository(repoURL, gitUrl) && ['', 'HEAD', branch].includes(revision);
  // The engine does not wait: it says what it wants to read, then has it.
  let isRead = false;
  const first = evaluatePlacement({
    ...input,
    git: (repoURL, revision) => {
      isRead ||= isFleet(repoURL, revision);
      return undefined;
    },
  });
  if (!isRead) return first;
  const snapshot = await files.snapshot();
  return evaluatePlacement({
    ...input,
    git: (repoURL, revision) =>
      isFleet(repoURL, revision) ? snapshot : undefined,
  });
}
