import { InputError } from '@backstage/errors';
import {
  bootstrapFile,
  quote,
  RepositoryLayout,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetFiles } from './FleetFiles';

/**
 * The file of a ConfigMap that every hub has, `bootstrap/argocd/<name>.yaml`.
 *
 * @throws InputError when it is not there: a new one, with our keys alone,
 * would replace what the hubs have
 */
export async function readHubConfig(
  files: FleetFiles,
  name: string,
  layout?: RepositoryLayout,
): Promise<{ path: string; text: string }> {
  const path = bootstrapFile('argocd', name, layout);
  const text = await files.find(path);
  if (text === undefined) {
    throw new InputError(
      `repository: it has no ${quote(
        path,
      )}; put the ConfigMap that your hubs have there first (kubectl -n argocd get configmap ${name} -o yaml), since a new one would replace it`,
    );
  }
  return { path, text };
}
