import {
  HubCheckResult,
  phrase,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  HubAccess,
  OperatingPermission,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { HubOperationName, OperationsConfig } from '../operationsConfig';
import { checkResult } from './checkResult';
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
  const operationNames = wanted.join(', ');
  if (!access.operating) {
    const words = phrase('doctor.operationsUnknown', {
      operations: operationNames,
    });
    return [checkResult(check, 'skipped', words)];
  }
  const lacking = access.operating
    .filter(({ allowed }) => !allowed)
    .map(({ permission }) => permission)
    .filter(permission => wanted.some(name => needs[name] === permission));
  if (lacking.length === 0) {
    const words = phrase('doctor.operationsAllowed', {
      operations: operationNames,
    });
    return [checkResult(check, 'ok', words)];
  }
  const refused = wanted.filter(name =>
    lacking.some(permission => needs[name] === permission),
  );
  return [
    checkResult(
      check,
      'warning',
      phrase('doctor.operationsRefused', {
        operations: refused.join(', '),
        lacking: [...lacking],
      }),
      hubOperationRemedy(lacking, username),
    ),
  ];
}
