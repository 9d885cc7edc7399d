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
 * Parts bring roles, webhooks and definitions of custom resources, which the
 * hub may not write where it was onboarded with least privilege: every sync
 * would fail. Grafana's part stays on the hub.
 *
 * @throws InputError when the spoke's bootstrap manifests give the hub less
 */
export async function refuseNarrowAccess(
  repository: Pick<FleetFiles, 'find'>,
  { parts, ...target }: PlatformIntent,
): Promise<void> {
  if (parts.every(part => part === 'grafana')) return;
  const accounts = await findAccounts(repository, target);
  const manager = accounts.find(({ name }) => name === MANAGER);
  if (!manager) return;
  const bound = parseAllDocuments(manager.content).flatMap(document => {
    const parsed =
      document.errors.length === 0 && bindingSchema.safeParse(document.toJS());
    return parsed && parsed.data ? [parsed.data.roleRef.name] : [];
  });
  if (bound.length === 0 || bound.includes('cluster-admin')) return;
  throw new InputError(
    `access: ${quote(
      manager.path,
    )} lets the hub write workloads only, and platform parts bring roles, webhooks and definitions of custom resources; onboard the spoke with cluster-admin, or leave the parts out`,
  );
}
