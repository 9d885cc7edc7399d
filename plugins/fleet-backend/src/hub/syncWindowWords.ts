import type { SyncWindow } from '@fleet-portal/backstage-plugin-fleet-common';

/**
 * Why an Application may not be synced by hand now, in one sentence.
 *
 * @param active - the windows that are open now
 * @param assigned - all windows that are about it
 */
export function whyNoSync(
  active: readonly SyncWindow[],
  assigned: readonly SyncWindow[],
): string {
  const denying = active.find(({ kind, manualSync }) => {
    return kind === 'deny' && !manualSync;
  });
  if (denying) {
    return `A sync window of its project forbids it now: ${wordsOf(denying)}.`;
  }
  const allowing = assigned.filter(({ kind }) => kind === 'allow');
  return allowing.length > 0
    ? `Its project lets it sync only in windows, and none is open now: ${allowing
        .map(wordsOf)
        .join(', ')}.`
    : 'The sync windows of its project forbid it now.';
}

function wordsOf(window: SyncWindow): string {
  const { kind, schedule, duration, timeZone } = window;
  const zone = timeZone ? ` (${timeZone})` : '';
  return `${kind} '${schedule}'${zone} for ${duration}`;
}
