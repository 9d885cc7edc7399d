import { InputError } from '@backstage/errors';
import { quote } from '@fleet-portal/backstage-plugin-fleet-common';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { FleetFiles } from '../../repository/FleetFiles';
import { findAccounts, MANAGER } from '../clusterAccounts';
import type { PlatformIntent } from './platformIntent';

const bindingSchema = z.object({
  kind: z.literal('ClusterRoleBinding'),
  roleRef: z.object({ name: z.string() }),
});

/**
 * The file by which the hub may write no more on a spoke than workloads: every
 * sync of something that brings roles, webhooks or definitions of custom
 * resources would fail. Undefined where it may, and where the repository has no
 * account of the hub.
 */
export async function narrowAccessOf(
  repository: Pick<FleetFiles, 'find'>,
  spoke: Parameters<typeof findAccounts>[1],
): Promise<string | undefined> {
  const accounts = await findAccounts(repository, spoke);
  const manager = accounts.find(({ name }) => name === MANAGER);
  if (!manager) return undefined;
  const bound = parseAllDocuments(manager.content).flatMap(document => {
    const parsed =
      document.errors.length === 0 && bindingSchema.safeParse(document.toJS());
    return parsed && parsed.data ? [parsed.data.roleRef.name] : [];
  });
  return bound.length === 0 || bound.includes('cluster-admin')
    ? undefined
    : manager.path;
}

/**
 * Refuses parts that the hub may not bring. Grafana's part stays on the hub.
 *
 * @throws InputError when the spoke's bootstrap manifests give the hub less
 */
export async function refuseNarrowAccess(
  repository: Pick<FleetFiles, 'find'>,
  { parts, ...spoke }: PlatformIntent,
): Promise<void> {
  if (parts.every(part => part === 'grafana')) return;
  const path = await narrowAccessOf(repository, spoke);
  if (path === undefined) return;
  throw new InputError(
    `access: ${quote(
      path,
    )} lets the hub write workloads only, and platform parts bring roles, webhooks and definitions of custom resources; onboard the spoke with cluster-admin, or leave the parts out`,
  );
}
