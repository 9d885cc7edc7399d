import { InputError } from '@backstage/errors';
import { quote } from '@fleet-portal/backstage-plugin-fleet-common';
import path from 'node:path';
import type { WorkspaceFile } from '../workspace/WorkspaceFiles';
import type { FleetFiles } from './FleetFiles';
import { resourcesOf, withResource } from './kustomization';

/** The file of an ApplicationSet, `apps/<service>/applicationset-<hub>.yaml`, and its hub. */
export interface HubManifest {
  hub: string;
  path: string;
}

/**
 * The kustomization that a hub reads its ApplicationSets by, with new ones in:
 * that of the service's folder where it lists ApplicationSets, and otherwise
 * that of the folder above. One that lists those of a hub is for that hub, since
 * a hub cannot build two ApplicationSets of one name.
 *
 * @param sets - files of one folder
 * @throws InputError when the kustomization cannot be edited, or it is not
 * clear which of several hubs reads it
 */
export async function listedApplicationSets(
  files: Pick<FleetFiles, 'findReadable'>,
  sets: readonly [HubManifest, ...HubManifest[]],
): Promise<WorkspaceFile[]> {
  const own = path.posix.dirname(sets[0].path);
  for (const folder of [own, path.posix.dirname(own)]) {
    const kustomization = `${folder}/kustomization.yaml`;
    const before = await files.findReadable(kustomization);
    if (before === undefined) continue;
    const hubs = resourcesOf(kustomization, before).flatMap(hubOf);
    // A folder may hold the service's own manifests, too.
    if (folder === own && hubs.length === 0) continue;
    if (hubs.length === 0 && sets.length > 1) {
      throw new InputError(
        `hubs: ${quote(
          kustomization,
        )} lists no ApplicationSet yet, so it is not clear which of ${sets
          .map(({ hub }) => hub)
          .join(', ')} reads it; put the service on one hub at a time`,
      );
    }
    const content = withResource(
      kustomization,
      before,
      sets
        .filter(({ hub }) => hubs.length === 0 || hubs.includes(hub))
        .map(one => path.posix.relative(folder, one.path)),
    );
    return content === undefined || content === before
      ? []
      : [{ path: kustomization, content }];
  }
  return [];
}

function hubOf(resource: string): string[] {
  const [, hub] = /(?:^|\/)applicationset-([^/]+)\.ya?ml$/.exec(resource) ?? [];
  return hub ? [hub] : [];
}
