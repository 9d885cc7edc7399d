import type { FleetFiles } from '../../repository/FleetFiles';
import { kustomizationsWith } from '../../repository/kustomizationEdits';
import type { WorkspaceFile } from '../../workspace/WorkspaceFiles';
import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';
import type { Delivery } from './delivery';
import { mergeApplications, mergeManifests } from './mergeParts';
import type { PlatformIntent } from './platformIntent';
import { applicationsFileOf } from './platformManifests';

/**
 * The files of the fleet repository that the parts change, as they will be;
 * those that mean the same afterwards are left out.
 *
 * @throws InputError when one of them is there and not editable
 */
export async function editsOf(
  repository: Pick<FleetFiles, 'find' | 'findReadable'>,
  cluster: Pick<PlatformIntent, 'hub' | 'cluster' | 'layout'>,
  parts: readonly Delivery[],
): Promise<WorkspaceFile[]> {
  const edits: WorkspaceFile[] = [];
  const edit = async (
    file: string,
    change: (before: string | undefined) => string,
  ) => {
    const before = await repository.find(file);
    const content = change(before);
    if (!meansTheSame(before, content)) {
      edits.push({ path: file, content });
    }
  };
  const applications = applicationsFileOf(cluster);
  await edit(applications, before =>
    mergeApplications(applications, before, parts),
  );
  const files = parts.flatMap(part => part.files);
  edits.push(
    ...(await kustomizationsWith(repository, [
      applications,
      ...files.map(file => file.path),
    ])),
  );
  for (const file of files) {
    await edit(file.path, before =>
      mergeManifests(file.path, before, file.manifests),
    );
  }
  return edits;
}

function meansTheSame(before: string | undefined, after: string): boolean {
  return (
    before !== undefined && isDeepStrictEqual(meaning(before), meaning(after))
  );
}

function meaning(text: string): unknown[] {
  return parseAllDocuments(text).map(document => document.toJS());
}
