import type { Operation } from '@fleet-portal/backstage-plugin-fleet-common';
import type { ApplicationFacts } from './facts';

type Operated = Pick<ApplicationFacts, 'operation'>;

/**
 * The last operation of an Application, where it was one that changes something.
 * A hub remembers one operation, so a dry run takes the place of the sync before
 * it; it deploys nothing and does not fail to, whatever its phase is. Who asks
 * what may be done now wants the operation itself: a dry run can be terminated,
 * and nothing else begins meanwhile.
 */
export function lastSync({ operation }: Operated): Operation | undefined {
  return operation?.dryRun ? undefined : operation;
}

/** Is the hub about to change something? */
export function isSyncing(application: Operated): boolean {
  const phase = lastSync(application)?.phase;
  return phase === 'Running' || phase === 'Terminating';
}

/** Did the last attempt to change something come to nothing? */
export function failedSync(application: Operated): Operation | undefined {
  const sync = lastSync(application);
  return sync?.phase === 'Failed' || sync?.phase === 'Error' ? sync : undefined;
}
