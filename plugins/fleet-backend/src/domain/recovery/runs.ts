import type {
  BackupRunView,
  RestoreRunView,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  BackupFacts,
  BackupRun,
  RestoreFacts,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { count, sentence } from '../words';

/** Phases in which Velero is done with a run. */
const over: Record<string, 'good' | 'bad' | undefined> = {
  Completed: 'good',
  PartiallyFailed: 'bad',
  Failed: 'bad',
  FailedValidation: 'bad',
};

export function isGood({ phase }: Pick<BackupRun, 'phase'>): boolean {
  return over[phase ?? ''] === 'good';
}

export function isBad({ phase }: Pick<BackupRun, 'phase'>): boolean {
  return over[phase ?? ''] === 'bad';
}

/** It will not change any more. */
export function isOver({ phase }: Pick<BackupRun, 'phase'>): boolean {
  return over[phase ?? ''] !== undefined;
}

/** When it began; a run that was refused never did. */
function began(run: BackupRun): string {
  return run.startedAt ?? run.finishedAt ?? '';
}

/** Those that have not begun are the newest. */
export function newestFirst<T extends BackupRun>(runs: readonly T[]): T[] {
  const at = (run: T) => began(run) || '9999';
  return [...runs].sort((a, b) => {
    if (at(a) === at(b)) return a.name < b.name ? 1 : -1;
    return at(a) < at(b) ? 1 : -1;
  });
}

/** Seconds from its beginning to its end; undefined while it runs. */
export function secondsOf({ startedAt, finishedAt }: BackupRun) {
  if (!startedAt || !finishedAt) return undefined;
  const ms = Date.parse(finishedAt) - Date.parse(startedAt);
  return Number.isFinite(ms) ? Math.max(0, Math.round(ms / 1_000)) : undefined;
}

/**
 * How a run went. Velero gives a reason only where it refused or gave up; what
 * single objects failed of is in its log.
 */
function runWords(run: BackupRun, noun: 'backup' | 'restore'): string {
  const { phase, reason, errors, warnings, name } = run;
  const log = `velero ${noun} logs ${name} names each.`;
  switch (phase) {
    case 'Completed':
      return warnings > 0
        ? `Completed with ${count(warnings, 'warning')}.`
        : 'Completed.';
    case 'PartiallyFailed':
      return `Partly failed: ${count(errors, 'object')} could not be ${
        noun === 'backup' ? 'backed up' : 'restored'
      }; ${log}`;
    case 'Failed':
      return reason
        ? `Failed: ${sentence(reason)}`
        : `Failed; velero ${noun} logs ${name} says why.`;
    case 'FailedValidation':
      return reason
        ? `Velero refused it: ${sentence(reason)}`
        : 'Velero refused it and does not say why.';
    case undefined:
    case 'New':
      return 'Velero has not begun it yet.';
    default:
      return `Under way: ${phase}.`;
  }
}

export function backupView(backup: BackupFacts): BackupRunView {
  const { reason: _, ...facts } = backup;
  return { ...facts, words: runWords(backup, 'backup') };
}

/**
 * A drill proves that a backup can be read without replacing anything: every
 * namespace that it is about goes into another one.
 */
function isDrill({ namespaces, namespaceMapping = {} }: RestoreFacts): boolean {
  return (
    namespaces.length > 0 &&
    namespaces.every(from => (namespaceMapping[from] ?? from) !== from)
  );
}

/** @param kept - the cluster no longer has the object */
export function restoreView(
  restore: RestoreFacts,
  rtoMs: number,
  kept: boolean,
): RestoreRunView {
  const { reason: _, namespaceMapping = {}, ...facts } = restore;
  const seconds = secondsOf(restore);
  return {
    ...facts,
    words: runWords(restore, 'restore'),
    drill: isDrill(restore),
    namespaceMapping,
    seconds,
    withinRto:
      isGood(restore) && seconds !== undefined
        ? seconds * 1_000 <= rtoMs
        : undefined,
    kept,
  };
}
