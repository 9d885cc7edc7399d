import type { FieldProblem } from '@fleet-portal/backstage-plugin-fleet-common';
import { applicationsFileOf } from '../manifests/platform/platformManifests';
import type { FleetFiles } from '../repository/FleetFiles';
import { buildExternalDns } from './buildExternalDns';
import { buildMesh } from './buildMesh';
import { buildSubmariner } from './buildSubmariner';
import { withMeshValues } from './ciliumApplication';
import { meshIds } from './conflicts';
import type { ConnectIntent } from './connectIntent';
import type { MemberConnection } from './connection';
import type { Group } from './members';

/**
 * What every cluster of the group gets: its end of the links, and External DNS
 * where that was asked for and the cluster has none.
 *
 * @returns or the clusters whose Cilium the repository does not have
 */
export async function connectClusters(
  files: Pick<FleetFiles, 'find'>,
  intent: ConnectIntent,
  group: Group,
): Promise<
  | { ok: true; connections: MemberConnection[] }
  | { ok: false; problems: FieldProblem[] }
> {
  const { members } = group;
  const linked =
    intent.technology === 'ciliumMesh'
      ? buildMesh(intent, members, meshIds(group))
      : buildSubmariner(intent, members);
  const problems: FieldProblem[] = [];
  const connections: MemberConnection[] = [];
  for (const [index, connection] of linked.entries()) {
    const { member, ciliumValues } = connection;
    const deliveries = [...connection.deliveries];
    const commands = [...connection.commands];
    if (ciliumValues) {
      const path = applicationsFileOf({ ...member, layout: intent.layout });
      const cilium = withMeshValues(
        path,
        await files.find(path),
        member.cluster,
        ciliumValues,
      );
      if ('application' in cilium) deliveries.unshift(cilium);
      else {
        problems.push({ field: `clusters[${index}].cluster`, ...cilium });
      }
    }
    if (intent.externalDns && member.externalDns === 'notInstalled') {
      const dns = buildExternalDns(intent, member, intent.externalDns);
      deliveries.push(dns.delivery);
      commands.push(...dns.commands);
    }
    connections.push({ ...connection, deliveries, commands });
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, connections };
}
