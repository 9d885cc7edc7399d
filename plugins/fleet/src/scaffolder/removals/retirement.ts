import {
  emptiedApplicationSet,
  Fate,
  fateOf,
  PlacedChange,
  placedChanges,
  PreviewRequest,
  PreviewResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { ServiceManifest } from '../present/useServiceManifests';

/** What becomes of the Applications of these ApplicationSets, each asked of its own hub. */
export function retirementRequests(
  manifests: readonly ServiceManifest[],
): PreviewRequest[] {
  return manifests.map(({ hub, manifest }) => ({
    hubs: [hub],
    applicationSet: emptiedApplicationSet(manifest),
  }));
}

export function leavingApplications(
  preview: PreviewResponse,
  manifests: readonly ServiceManifest[],
): (PlacedChange & { fate: Fate })[] {
  const fates = new Map(
    manifests.map(({ hub, manifest }) => [hub, fateOf(manifest)]),
  );
  return placedChanges(preview).flatMap(change => {
    const fate = fates.get(change.hub);
    return fate && change.change === 'removed' ? [{ ...change, fate }] : [];
  });
}
