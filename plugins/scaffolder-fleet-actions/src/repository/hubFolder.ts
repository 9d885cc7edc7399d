import path from 'node:path';
import type { FleetFiles } from './FleetFiles';
import { withoutResources } from './kustomization';

/** What the folder of a hub's clusters is once one of them is gone. */
export interface HubFolder {
  /** What the hub reads about the cluster besides its registration: its platform parts, its Restores. */
  parts: string[];
  /** No other cluster is in it. */
  isLast: boolean;
  /** The folder's kustomization without the files of the cluster, where it names any. */
  kustomization?: { path: string; content: string };
}

/**
 * Looks at the folder in which a cluster is registered: `clusters/prod-hub` of
 * `clusters/prod-hub/prod-eu-1.yaml`. The name of a cluster has no dot, so what
 * is called `prod-eu-1.<something>.yaml` there is about it and no other.
 */
export async function hubFolder(
  repository: FleetFiles,
  registration: string,
): Promise<HubFolder> {
  const folder = path.posix.dirname(registration);
  const files = (await repository.list(folder)).filter(
    file => path.posix.dirname(file) === folder && /\.(ya?ml|json)$/.test(file),
  );
  const stem = registration.replace(/yaml$/, '');
  const own = files.filter(file => file.startsWith(stem));
  const kustomization = `${folder}/kustomization.yaml`;
  const text = await repository.find(kustomization);
  const without = withoutResources(
    kustomization,
    text,
    own.map(file => path.posix.basename(file)),
  );
  return {
    parts: own.filter(file => file !== registration),
    isLast: files.every(file => own.includes(file) || file === kustomization),
    ...(without !== undefined &&
      without !== text && {
        kustomization: { path: kustomization, content: without },
      }),
  };
}
