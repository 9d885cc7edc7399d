import {
  bootstrapFile,
  RepositoryLayout,
  resourceSetFile,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { FleetFiles } from '../repository/FleetFiles';
import type { ClusterIntent } from './clusterIntent';
import { buildServiceAccount } from './serviceAccounts';
import { argocdManagerRules, portalReaderRules } from './spokeRoles';
import type { Manifest } from './typedModels';

/** The account that the hub deploys with, as `argocd cluster add` calls it. */
export const MANAGER = 'argocd-manager';
/** The account that the portal asks the spoke with. */
export const READER = 'fleet-portal-reader';
export const READER_NAMESPACE = 'fleet-portal';

/** A ServiceAccount of a spoke with all that belongs to it. */
export interface AccountManifests {
  name: string;
  manifests: Manifest[];
}

/** The accounts that a new spoke needs: the hub's, and the portal's where it is wanted. */
export function accountsOf(intent: ClusterIntent): AccountManifests[] {
  const manager = {
    name: MANAGER,
    manifests: buildServiceAccount({
      name: MANAGER,
      namespace: intent.spokeNamespace,
      role:
        intent.access === 'cluster-admin'
          ? { existing: 'cluster-admin' }
          : { rules: argocdManagerRules },
    }),
  };
  if (!intent.portalReader) return [manager];
  return [
    manager,
    {
      name: READER,
      manifests: buildServiceAccount({
        name: READER,
        namespace: READER_NAMESPACE,
        role: { rules: portalReaderRules },
      }),
    },
  ];
}

/** An account of a cluster, as the repository has it. */
export interface AccountFile {
  /** Name of the ServiceAccount. */
  name: string;
  /** The file that it is in, alone or with others. */
  path: string;
  /** Its manifests, as YAML. */
  content: string;
}

const configMapSchema = z.object({
  kind: z.literal('ConfigMap'),
  metadata: z.object({ name: z.string() }),
  data: z.record(z.string(), z.string()),
});

/** The accounts of a cluster, whoever puts them there: its operator, or Cluster API. */
export async function findAccounts(
  repository: Pick<FleetFiles, 'find'>,
  {
    hub,
    cluster,
    layout,
  }: { hub: string; cluster: string; layout?: RepositoryLayout },
): Promise<AccountFile[]> {
  const path = resourceSetFile(hub, cluster, layout);
  const delivered = embedded((await repository.find(path)) ?? '');
  const found: AccountFile[] = [];
  for (const name of [MANAGER, READER]) {
    const own = bootstrapFile(cluster, name, layout);
    const content = await repository.find(own);
    if (content !== undefined) found.push({ name, path: own, content });
    else {
      const inside = delivered.get(`${cluster}-${name}`);
      if (inside !== undefined) found.push({ name, path, content: inside });
    }
  }
  return found;
}

/** What the ConfigMaps of a file hold, by name; what is no ConfigMap is passed over. */
function embedded(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const document of parseAllDocuments(text)) {
    const parsed =
      document.errors.length === 0 &&
      configMapSchema.safeParse(document.toJS());
    if (parsed && parsed.data) {
      const { metadata, data } = parsed.data;
      found.set(metadata.name, Object.values(data).join('---\n'));
    }
  }
  return found;
}
