import type { Condition } from '@fleet-portal/backstage-plugin-fleet-common';
import type { HubApplicationSet } from '@fleet-portal/backstage-plugin-fleet-node';

/**
 * The condition that says that an ApplicationSet could not be rendered or
 * applied. Argo CD 3.5 repeats the same message in three conditions; the one
 * named after it comes first.
 */
export function applicationSetTrouble(
  set: HubApplicationSet,
): Condition | undefined {
  const { conditions } = set;
  return (
    conditions.find(c => c.type === 'ErrorOccurred' && c.status === 'True') ??
    conditions.find(
      c => c.type === 'ParametersGenerated' && c.status === 'False',
    ) ??
    conditions.find(c => c.type === 'ResourcesUpToDate' && c.status === 'False')
  );
}

/** A RollingSync is on its way. */
export function isRollingOut(set: HubApplicationSet): boolean {
  return (
    set.conditions.some(
      c => c.type === 'RolloutProgressing' && c.status === 'True',
    ) || Object.values(set.progress).some(({ status }) => status !== 'Healthy')
  );
}
