import {
  HealthStatusCode,
  OperationPhase,
  ProgressiveStatus,
  SyncStatusCode,
} from './argocd';
import { FleetState } from './fleetState';

/** What is known of one Application, by whose word. */
export interface ApplicationEvidence {
  sync: SyncStatusCode | null;
  health: HealthStatusCode | null;
  operation?: {
    phase: OperationPhase;
    message?: string;
    retryCount?: number;
    dryRun?: boolean;
  };
  conditions: { type: string; message: string }[];
  /** Its place in a RollingSync, when its ApplicationSet has one. */
  progressive?: ProgressiveStatus;
  /** Is the hub's last word recent enough to be believed? */
  hubHeard: boolean;
  /** What our own probe of its cluster says. */
  probe: 'reachable' | 'unreachable' | 'unknown' | 'notConfigured';
}

export interface DerivedState {
  state: FleetState;
  /** The hub's own words for it, when it has any; one line. */
  reason?: string;
}

/** Conditions after which the hub cannot compare the Application with Git. */
const incomparable = new Set([
  'ComparisonError',
  'InvalidSpecError',
  'UnknownError',
]);

/**
 * The state of an Application by the precedence of {@link fleetStates}.
 *
 * A silent hub outranks a fresh probe failure only where the probe has nothing
 * to contradict: a cluster that does not answer us is `contradicted` as long
 * as the hub goes on vouching for it.
 */
export function deriveState(evidence: ApplicationEvidence): DerivedState {
  if (!evidence.hubHeard) return { state: 'notHeard' };
  if (evidence.probe === 'unreachable') return { state: 'contradicted' };

  const broken = evidence.conditions.find(c => incomparable.has(c.type));
  const syncError = evidence.conditions.find(c => c.type === 'SyncError');
  const operation = changing(evidence);

  if (evidence.health === 'Degraded') {
    return { state: 'degraded', reason: broken?.message };
  }
  if (operation && hasFailed(operation)) {
    return {
      state: 'syncFailed',
      reason: operation.message ?? syncError?.message,
    };
  }
  if (syncError) return { state: 'syncFailed', reason: syncError.message };
  if (broken) return { state: 'notComparable', reason: broken.message };
  return quietState(evidence);
}

/** A dry run says nothing of how the Application is, however it ends. */
function changing({ operation }: ApplicationEvidence) {
  return operation?.dryRun ? undefined : operation;
}

/** An operation that runs again after a failure has failed at least once. */
function hasFailed(operation: NonNullable<ApplicationEvidence['operation']>) {
  return (
    operation.phase === 'Failed' ||
    operation.phase === 'Error' ||
    (operation.phase === 'Running' && (operation.retryCount ?? 0) > 0)
  );
}

function quietState(evidence: ApplicationEvidence): DerivedState {
  const { sync, health, progressive } = evidence;
  const operation = changing(evidence);
  const running =
    operation?.phase === 'Running' || operation?.phase === 'Terminating';
  if (sync === null && health === null) return { state: 'notCompared' };
  if (running) return { state: 'progressing', reason: operation.message };
  if (health === 'Missing') return { state: 'missing' };
  // A waiting Application only says OutOfSync: its ApplicationSet knows better.
  if (progressive === 'Waiting' && sync !== 'Synced') {
    return { state: 'waiting' };
  }
  if (sync === 'OutOfSync') return { state: 'drift' };
  if (health === 'Progressing') return { state: 'progressing' };
  if (health === 'Suspended') return { state: 'suspended' };
  if (sync === 'Unknown' || health === 'Unknown') {
    return { state: 'notComparable' };
  }
  if (sync === null || health === null) return { state: 'notCompared' };
  return {
    state: evidence.probe === 'reachable' ? 'healthy' : 'unverified',
  };
}
