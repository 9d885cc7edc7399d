import type { MetricBlock } from '@fleet-portal/backstage-plugin-fleet-common';
import type { MetricReading } from '@fleet-portal/backstage-plugin-fleet-node';

/** The value of an answer, made from what was read. */
export function mapReading<T, U>(
  reading: MetricReading<T>,
  map: (value: T) => U,
): MetricBlock<U> {
  return reading.status === 'ok'
    ? { ...reading, value: map(reading.value) }
    : reading;
}

/**
 * Several answers as one: as good as the best of them, as old as the oldest of
 * those. Each is undefined where it was not told.
 */
export function joinReadings<T, U>(
  readings: readonly MetricReading<T>[],
  join: (values: readonly (T | undefined)[]) => U,
): MetricBlock<U> {
  const told = readings.flatMap(one =>
    one.status === 'ok' ? [one.observedAt] : [],
  );
  if (told.length === 0) return worst(readings);
  const values = readings.map(one =>
    one.status === 'ok' ? one.value : undefined,
  );
  return { status: 'ok', value: join(values), observedAt: told.sort()[0] };
}

/** The same of answers that say nothing without each other: as good as the worst of them. */
export function joinWholly<T, U>(
  readings: readonly MetricReading<T>[],
  join: (values: readonly T[]) => U,
): MetricBlock<U> {
  const values = readings.flatMap(one =>
    one.status === 'ok' ? [one.value] : [],
  );
  return values.length < readings.length
    ? worst(readings.filter(({ status }) => status !== 'ok'))
    : joinReadings(readings, () => join(values));
}

/** Failed is more than not configured: somebody wants it. */
function worst<T>(
  readings: readonly MetricReading<unknown>[],
): Exclude<MetricBlock<T>, { status: 'ok' }> {
  const failed = readings.find(({ status }) => status === 'failed');
  const [first] = failed ? [failed] : readings;
  if (first && first.status !== 'ok') return first;
  return { status: 'notConfigured', reason: 'Nothing was asked.' };
}
