import type { ProvisioningCondition } from '@fleet-portal/backstage-plugin-fleet-common';
import type { ClusterApiCondition } from '@fleet-portal/backstage-plugin-fleet-node';
import type { Estate } from './estate';

/** Conditions that say what is going on, and neither praise nor complain. */
const activities: ReadonlySet<string> = new Set([
  'Deleting',
  'Paused',
  'Remediating',
  'RollingOut',
  'ScalingDown',
  'ScalingUp',
]);

/** What the objects of a cluster say of themselves; what is not as it should be first. */
export function conditionsOf({
  cluster,
  controlPlane,
  deployments,
}: Estate): ProvisioningCondition[] {
  const all = [
    ...cluster.conditions.map(one => told('Cluster', cluster.name, one)),
    ...(controlPlane?.conditions ?? []).map(one =>
      told(controlPlane?.kind ?? '', controlPlane?.name ?? '', one),
    ),
    ...deployments.flatMap(({ name, conditions }) =>
      conditions.map(one => told('MachineDeployment', name, one)),
    ),
  ];
  // What is not going on is no news.
  const news = all.filter(
    ({ ok, status }) => !(ok === undefined && status === 'False'),
  );
  return news
    .map((one, index) => ({ one, index }))
    .sort((a, b) => rank(a.one) - rank(b.one) || a.index - b.index)
    .map(({ one }) => one);
}

function told(
  kind: string,
  name: string,
  { type, status, reason, message, since }: ClusterApiCondition,
): ProvisioningCondition {
  return {
    object: `${kind} ${name}`,
    type,
    status,
    ...(!activities.has(type) && { ok: status === 'True' }),
    reason,
    message,
    since,
  };
}

function rank({ ok }: ProvisioningCondition): number {
  if (ok === undefined) return 1;
  return ok ? 2 : 0;
}
