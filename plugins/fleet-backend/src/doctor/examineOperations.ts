import type { HubCheckResult } from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  HubAccess,
  OperatingPermission,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { HubOperationName, OperationsConfig } from '../operationsConfig';
import { hubOperationRemedy } from './remedies';

/** Argo CD lets everybody refresh who may read, and has no finer words. */
const needs: Record<HubOperationName, OperatingPermission | undefined> = {
  refresh: undefined,
  sync: 'applications, sync, */*',
  terminate: 'applications, sync, */*',
  rollback: 'applications, sync, */*',
  invalidateCache: 'clusters, update, *',
};

/** Whether the hub lets its account do what is switched on; nothing when none is. */
export function examineOperations(
  access: HubAccess,
  operations: OperationsConfig,
  username: string | undefined,
): HubCheckResult[] {
  const wanted = [...operations];
  if (wanted.length === 0) return [];
  const check = 'operations';
  if (!access.operating) {
    return [
      {
        check,
        outcome: 'skipped',
        words: `It cannot be asked whether it takes the operations that are switched on (${wanted.join(
          ', ',
        )}); a hub that is read through the Kubernetes API takes none.`,
      },
    ];
  }
  const lacking = access.operating
    .filter(({ allowed }) => !allowed)
    .map(({ permission }) => permission)
    .filter(permission => wanted.some(name => needs[name] === permission));
  if (lacking.length === 0) {
    return [
      {
        check,
        outcome: 'ok',
        words: `Its account may do what is switched on: ${wanted.join(', ')}.`,
      },
    ];
  }
  const refused = wanted.filter(name =>
    lacking.some(permission => needs[name] === permission),
  );
  return [
    {
      check,
      outcome: 'warning',
      words: `${refused.join(
        ', ',
      )}: switched on in fleet.operations, and its account may not do that everywhere; it lacks ${lacking.join(
        ' and ',
      )}.`,
      remedy: hubOperationRemedy(lacking, username),
    },
  ];
}
