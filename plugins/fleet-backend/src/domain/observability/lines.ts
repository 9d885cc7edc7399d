import {
  healthStatusCodes,
  MetricLine,
  MetricSpan,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  MetricRange,
  MetricSeries,
} from '@fleet-portal/backstage-plugin-fleet-node';

const minute = 60_000;
const hour = 60 * minute;

/** About as many moments as a small chart has room for. */
const spans: Readonly<Record<MetricSpan, { ms: number; stepMs: number }>> = {
  '6h': { ms: 6 * hour, stepMs: 5 * minute },
  '24h': { ms: 24 * hour, stepMs: 20 * minute },
  '7d': { ms: 168 * hour, stepMs: 2 * hour },
};

/** The moments of an answer: whole steps since the epoch, up to now. */
export function rangeOf(span: MetricSpan, now: number): MetricRange {
  const { ms, stepMs } = spans[span];
  const to = Math.floor(now / stepMs) * stepMs;
  return { from: to - ms, to, stepMs };
}

export function momentsOf(span: MetricSpan, range: MetricRange) {
  const { from, to, stepMs } = range;
  return {
    span,
    from: new Date(from).toISOString(),
    stepMs,
    moments: (to - from) / stepMs + 1,
  };
}

/** What a series says at each moment; the sum where there are several. */
export function lineOf(
  name: string,
  series: readonly MetricSeries[],
  { from, to, stepMs }: MetricRange,
): MetricLine[] {
  const values: (number | null)[] = Array.from(
    { length: (to - from) / stepMs + 1 },
    () => null,
  );
  for (const { points } of series) {
    for (const { at, value } of points) {
      const index = Math.round((at - from) / stepMs);
      if (value === null || index < 0 || index >= values.length) continue;
      values[index] = (values[index] ?? 0) + value;
    }
  }
  return values.some(value => value !== null) ? [{ name, values }] : [];
}

/** A line for each health status that occurs, best first. */
export function healthLines(
  series: readonly MetricSeries[],
  range: MetricRange,
): MetricLine[] {
  return healthStatusCodes.flatMap(status =>
    lineOf(
      status,
      series.filter(({ labels }) => labels.health_status === status),
      range,
    ),
  );
}

/** `ready` is what is not `notReady`. */
export function nodeLines(
  count: readonly MetricSeries[],
  notReady: readonly MetricSeries[],
  range: MetricRange,
): MetricLine[] {
  const [all] = lineOf('ready', count, range);
  const [bad] = lineOf('notReady', notReady, range);
  if (!all) return [];
  const values = all.values.map((value, index) =>
    value === null ? null : value - (bad?.values[index] ?? 0),
  );
  return [{ name: 'ready', values }, ...(bad ? [bad] : [])];
}
