import {
  SyncWindow,
  SyncWindows,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText } from '../../translation';

/** When a window opens and for how long; the clock is UTC where no zone is named. */
export function whenOf(
  { schedule, duration, timeZone, unknownTimeZone }: SyncWindow,
  t: FleetText,
): string {
  if (!timeZone) return t('syncWindows.when', { schedule, duration });
  return t(
    unknownTimeZone ? 'syncWindows.whenInUnknown' : 'syncWindows.whenIn',
    { schedule, duration, timeZone },
  );
}

/**
 * What one should know before a sync by hand that the windows let through while
 * they hold the hub's own syncs back; empty when they do not.
 */
export function heldBackNote(
  { canSync, active, assigned }: SyncWindows,
  t: FleetText,
): string {
  if (!canSync) return '';
  const denies = active.filter(({ kind }) => kind === 'deny');
  const allows = assigned.filter(({ kind }) => kind === 'allow');
  const holding = active.length > 0 ? denies : allows;
  if (holding.length === 0) return '';
  const windows = holding.map(window =>
    [whenOf(window, t), window.description].filter(Boolean).join(', '),
  );
  return t(
    denies.length > 0 ? 'syncWindows.denied' : 'syncWindows.notAllowed',
    {
      windows: windows.join('; '),
    },
  );
}
