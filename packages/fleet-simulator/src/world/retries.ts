import type { Retry } from './argoObjects';

const units: Record<string, number> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};

/** Milliseconds of a Go duration such as `5s`, `1m30s`; `undefined` when it is none. */
export function parseDuration(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) return undefined;
  return [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * units[unit],
    0,
  );
}

/** Argo CD's backoff: `duration * factor^tried`, at most `maxDuration`. */
export function retryPause(retry: Retry, tried: number): number {
  const backoff = retry.backoff ?? {};
  const first = parseDuration(backoff.duration ?? '5s') ?? 5_000;
  const most = parseDuration(backoff.maxDuration ?? '3m') ?? 180_000;
  return Math.min(first * (backoff.factor ?? 2) ** tried, most);
}

/** Go's `time.Kitchen`, in UTC: `3:04PM`. */
export function kitchenTime(ms: number): string {
  const date = new Date(ms);
  const hours = date.getUTCHours();
  const minutes = String(date.getUTCMinutes()).padStart(2, '0');
  return `${hours % 12 || 12}:${minutes}${hours < 12 ? 'AM' : 'PM'}`;
}
