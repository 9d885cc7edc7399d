import type { MetricReading } from '@fleet-portal/backstage-plugin-fleet-node';
import { joinReadings, joinWholly } from './metricBlock';

const since = '2026-11-20T10:00:00.000Z';
const ok = (value: number, observedAt = since): MetricReading<number> => ({
  status: 'ok',
  value,
  observedAt,
});
const failed: MetricReading<number> = {
  status: 'failed',
  since,
  reason: 'It does not answer.',
};
const silent: MetricReading<number> = {
  status: 'notConfigured',
  reason: 'Add a server.',
};
const sum = (values: readonly (number | undefined)[]) =>
  values.reduce<number>((total, value = 0) => total + value, 0);

describe('answers that tell something each', () => {
  it('are as good as the best of them', () => {
    expect(joinReadings([ok(1), failed], sum)).toEqual(ok(1));
    expect(joinReadings([silent, failed], sum)).toEqual(failed);
  });
});

describe('answers that tell nothing without each other', () => {
  it('are as good as the worst of them', () => {
    expect(joinWholly([ok(1), failed], sum)).toEqual(failed);
    expect(joinWholly([silent, ok(2)], sum)).toEqual(silent);
  });

  it('are as old as the oldest of them', () => {
    const older = '2026-11-20T09:59:00.000Z';
    expect(joinWholly([ok(1), ok(2, older)], sum)).toEqual(ok(3, older));
  });
});
