import {
  BackupRunView,
  Phrase,
  phrase,
  quoted,
  RestoreRunView,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  BackupFacts,
  BackupRun,
  RestoreFacts,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { sentence } from '../words';

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
function runWords(run: BackupRun, kind: 'backup' | 'restore'): Phrase {
  const { phase, reason, errors, warnings, name } = run;
  const quote = reason && [quoted(sentence(reason))];
  switch (phase) {
    case 'Completed':
      return warnings > 0
        ? phrase('recovery.completedWarned', { count: warnings })
        : phrase('recovery.completed');
    case 'PartiallyFailed':
      return phrase(
        kind === 'backup' ? 'recovery.backupPartly' : 'recovery.restorePartly',
        { count: errors, name },
      );
    case 'Failed':
      return quote
        ? phrase('recovery.failedWhy', { reason: quote })
        : phrase('recovery.failed', { kind, name });
    case 'FailedValidation':
      return quote
        ? phrase('recovery.refusedWhy', { reason: quote })
        : phrase('recovery.refused');
    case undefined:
    case 'New':
      return phrase('recovery.notBegun');
    default:
      return phrase('recovery.underWay', { phase });
  }
}

export function backupView(backup: BackupFacts): BackupRunView {
  const { reason: _, ...facts } = backup;
  return { ...facts, ...told({ words: runWords(backup, 'backup') }) };
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
    ...told({ words: runWords(restore, 'restore') }),
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
