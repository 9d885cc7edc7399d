import {
  SyncWindow,
  SyncWindows,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { CronTime } from 'cron';
import { clockZone } from './timeZone';
import { whyNoSync } from './whyNoSync';

/**
 * May an Application be synced by hand now? As Argo CD decides: a deny wins,
 * and where something allows, only what is allowed now.
 *
 * @param assigned - the windows that are about it
 * @throws SourceError `malformed` for a window that says no times
 */
export function judgeWindows(
  assigned: readonly SyncWindow[],
  now: number,
): SyncWindows {
  const active = assigned.filter(window => isOpen(window, now));
  const canSync = mayByHand(assigned, active);
  const reason = canSync ? undefined : whyNoSync(active, assigned);
  return {
    canSync,
    ...told({ reason }),
    active: [...active],
    assigned: [...assigned],
  };
}

function mayByHand(
  assigned: readonly SyncWindow[],
  active: readonly SyncWindow[],
): boolean {
  const exempt = (windows: readonly SyncWindow[]) =>
    windows.every(({ manualSync }) => manualSync);
  const denies = active.filter(({ kind }) => kind === 'deny');
  if (denies.length > 0) return exempt(denies);
  if (active.length > 0) return true;
  return exempt(assigned.filter(({ kind }) => kind === 'allow'));
}

/** The last time that it opened is less than its duration ago. */
function isOpen(window: SyncWindow, now: number): boolean {
  const { schedule, duration } = window;
  const zone = clockZone(window);
  const length = milliseconds(duration);
  try {
    if (length === undefined || schedule.trim().split(/\s+/).length !== 5) {
      throw new TypeError('no five fields and a duration');
    }
    const opened = new CronTime(schedule, zone).getNextDateFrom(
      new Date(now - length),
      zone,
    );
    return opened.toMillis() < now;
  } catch {
    throw new SourceError(
      'malformed',
      `The sync window '${schedule}' (${zone}) for ${duration} of its project says no times; mend it in the AppProject.`,
    );
  }
}

const units: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
};

/** A duration as Go writes it: `1h30m`. */
function milliseconds(duration: string): number | undefined {
  if (!/^(?:\d+(?:\.\d+)?(?:h|ms|m|s))+$/.test(duration)) return undefined;
  const parts = [...duration.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s)/g)];
  return parts.reduce(
    (sum, [, count, unit]) => sum + Number(count) * (units[unit] ?? 0),
    0,
  );
}
