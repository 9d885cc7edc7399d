import { FleetText, writtenTime } from '../../translation';

/** Whole seconds between a timestamp and now; never negative, clocks differ. */
export function ageInSeconds(timestamp: string, now: number): number {
  const then = Date.parse(timestamp);
  return Number.isNaN(then) ? 0 : Math.max(0, Math.floor((now - then) / 1000));
}

/** `12 s`, `4 min`, `3 h`, `6 d`: one number is enough to judge by. */
export function ageWords(seconds: number, t: FleetText): string {
  if (seconds < 60) return t('age.seconds', { n: seconds });
  if (seconds < 3_600) {
    return t('age.minutes', { n: Math.floor(seconds / 60) });
  }
  if (seconds < 2 * 86_400) {
    return t('age.hours', { n: Math.floor(seconds / 3_600) });
  }
  return t('age.days', { n: Math.floor(seconds / 86_400) });
}

/** `4m`: for a cell where every pixel counts. */
export function shortAge(seconds: number): string {
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)}m`;
  if (seconds < 2 * 86_400) return `${Math.floor(seconds / 3_600)}h`;
  return `${Math.floor(seconds / 86_400)}d`;
}

/** `14:05`, or `14:05:20`, in the reader's zone. */
export function clockTime(
  timestamp: string | number,
  t: FleetText,
  withSeconds = false,
): string {
  return writtenTime(timestamp, t, {
    hour: '2-digit',
    minute: '2-digit',
    ...(withSeconds && { second: '2-digit' }),
  });
}

/** The exact local time with its zone, and the same in UTC. */
export function exactTime(timestamp: string, t: FleetText): string {
  const date = new Date(timestamp);
  if (Number.isNaN(date.getTime())) return timestamp;
  const local = writtenTime(timestamp, t, {
    dateStyle: 'medium',
    timeStyle: 'long',
  });
  const utc = date.toISOString().slice(0, 19).replace('T', ' ');
  return t('age.exact', { local, utc });
}
