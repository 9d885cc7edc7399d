import path from 'node:path';
import type { WorkspaceFile } from '../workspace/WorkspaceFiles';
import type { FleetFiles } from './FleetFiles';
import { withoutResources, withResource } from './kustomization';

type Files = Pick<FleetFiles, 'findReadable'>;

/**
 * The kustomizations that list what else is in the folders of new manifests,
 * with these in: where a folder has one, Argo CD reads only what it lists.
 * Folders without one, and those that list them already, need no change.
 *
 * @param manifests - paths from the root of the repository
 * @throws InputError when a kustomization cannot be edited
 */
export async function kustomizationsWith(
  files: Files,
  manifests: readonly string[],
): Promise<WorkspaceFile[]> {
  return edits(files, manifests, withResource);
}

/**
 * As {@link kustomizationsWith}, for manifests that go. The folder above may
 * list them as well, as that of all services does.
 */
export async function kustomizationsWithout(
  files: Files,
  manifests: readonly string[],
): Promise<WorkspaceFile[]> {
  return edits(files, manifests, withoutResources, one => [
    path.posix.dirname(one),
    path.posix.dirname(path.posix.dirname(one)),
  ]);
}

async function edits(
  files: Files,
  manifests: readonly string[],
  edit: typeof withResource,
  foldersOf = (manifest: string) => [path.posix.dirname(manifest)],
): Promise<WorkspaceFile[]> {
  const found: WorkspaceFile[] = [];
  for (const folder of new Set(manifests.flatMap(foldersOf))) {
    const kustomization =
      folder === '.' ? 'kustomization.yaml' : `${folder}/kustomization.yaml`;
    const before = await files.findReadable(kustomization);
    const names = manifests
      .filter(one => foldersOf(one).includes(folder))
      .map(one => path.posix.relative(folder, one));
    const content = edit(kustomization, before, names);
    if (content !== undefined && content !== before) {
      found.push({ path: kustomization, content });
    }
  }
  return found;
}
