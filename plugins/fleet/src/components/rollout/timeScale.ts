import {
  RolloutCluster,
  RolloutSummary,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** The stretch of time that the bars are drawn over; epoch milliseconds. */
export interface TimeScale {
  from: number;
  to: number;
  /** Where the bars end: now, or when the rollout was over. */
  end: number;
  /** The rollout goes on; `end` moves. */
  open: boolean;
}

/**
 * From the commit to now, or to the end. A commit that waited long before
 * anything happened would leave no room for the bars: then they begin shortly
 * before the first trace.
 */
export function timeScaleOf(
  rollout: RolloutSummary,
  clusters: readonly RolloutCluster[],
  now: number,
): TimeScale {
  const open = rollout.state === 'rollingOut' || rollout.state === 'blocked';
  const times = clusters.flatMap(timesOf);
  const begin = Date.parse(rollout.startedAt);
  const last = Math.max(begin, ...times);
  const end = open ? Math.max(now, last) : last;
  const first = Math.min(end, ...times);
  const waitedLong = first - begin > (end - begin) / 2;
  const from = waitedLong ? first - (end - first) * 0.08 : begin;
  const length = Math.max(end - from, 60_000);
  return { from: end - length, to: end + length * 0.03, end, open };
}

function timesOf(bar: RolloutCluster): number[] {
  return [
    bar.generatedAt,
    bar.syncStartedAt,
    bar.syncedAt,
    bar.healthyAt,
  ].flatMap(at => (at === undefined ? [] : Date.parse(at)));
}

/** Where a moment is on the scale, in per cent. */
export function placeOn({ from, to }: TimeScale, at: number): number {
  return ((at - from) / (to - from)) * 100;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const steps = [
  ...[0.25, 0.5, 1, 2, 5, 10, 15, 30].map(n => n * minute),
  ...[1, 2, 3, 6, 12].map(n => n * hour),
  ...[1, 2, 5, 10, 20, 50].map(n => n * day),
];

export interface Tick {
  at: number;
  /** The finest unit that tells it from its neighbours. */
  unit: 'second' | 'minute' | 'day';
}

/** Round times of the reader's clock, about `count` of them. */
export function ticksOf({ from, to }: TimeScale, count: number): Tick[] {
  const wanted = (to - from) / count;
  const step = steps.find(one => one >= wanted) ?? steps[steps.length - 1];
  // Round in the reader's zone, which is not always whole hours from UTC.
  const zone = new Date(from).getTimezoneOffset() * minute;
  const unit = unitOf(step);
  const ticks: Tick[] = [];
  const first = Math.ceil((from - zone) / step) * step + zone;
  for (let at = first; at < to; at += step) {
    ticks.push({ at, unit });
  }
  return ticks;
}

function unitOf(step: number): Tick['unit'] {
  if (step >= day) return 'day';
  return step >= minute ? 'minute' : 'second';
}
