import type { SyncWindow } from '@fleet-portal/backstage-plugin-fleet-common';

type Zoned = Pick<SyncWindow, 'timeZone' | 'unknownTimeZone'>;

/** The zone that a window is written in, with whether Argo CD goes by it. */
export function writtenZone(timeZone: string | undefined): Zoned {
  if (!timeZone) return { timeZone: undefined };
  return isKnown(timeZone) ? { timeZone } : { timeZone, unknownTimeZone: true };
}

/** The zone of the clock that a window opens by: Argo CD takes UTC for one that it does not know. */
export function clockZone({
  timeZone = 'UTC',
  unknownTimeZone,
}: Zoned): string {
  return unknownTimeZone ? 'UTC' : timeZone;
}

/**
 * Does Argo CD find the zone? It looks for a file of that name, so `+02:00`, which
 * JavaScript takes, and `europe/berlin` are unknown to it.
 */
function isKnown(timeZone: string): boolean {
  if (/^[+-]/.test(timeZone)) return false;
  try {
    const found = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions();
    const isWrittenAlike =
      found.timeZone.toLowerCase() === timeZone.toLowerCase();
    return !isWrittenAlike || found.timeZone === timeZone;
  } catch {
    return false;
  }
}
