import type { MetricSeries } from '@fleet-portal/backstage-plugin-fleet-node';
import { grafanaLink } from './grafanaLink';
import { healthLines, lineOf, momentsOf, nodeLines, rangeOf } from './lines';
import { joinReadings } from './metricBlock';

const now = Date.UTC(2030, 0, 2, 12, 7);
const range = { from: 0, to: 3_000, stepMs: 1_000 };
function seriesOf(
  values: Record<number, number | null>,
  labels: Record<string, string> = {},
): MetricSeries {
  const points = Object.entries(values).map(([at, value]) => ({
    at: Number(at),
    value,
  }));
  return { labels, points };
}

describe('the moments of an answer', () => {
  it.each([
    ['6h', 73, '2030-01-02T06:05:00.000Z'],
    ['24h', 73, '2030-01-01T12:00:00.000Z'],
    ['7d', 85, '2029-12-26T12:00:00.000Z'],
  ] as const)('%s: %d from %s', (span, moments, from) => {
    expect(momentsOf(span, rangeOf(span, now))).toMatchObject({
      moments,
      from,
    });
  });
});

describe('lines', () => {
  it('have a value for each moment, and none where nobody told it', () => {
    const series = [seriesOf({ 0: 1, 2_000: null, 3_000: 4, 9_000: 5 })];
    expect(lineOf('used', series, range)).toEqual([
      { name: 'used', values: [1, null, null, 4] },
    ]);
    expect(lineOf('used', [seriesOf({ 0: null })], range)).toEqual([]);
  });

  it('of health are summed over hubs, best first', () => {
    const degraded = { health_status: 'Degraded' };
    const healthy = { health_status: 'Healthy' };
    expect(
      healthLines(
        [
          seriesOf({ 0: 1 }, degraded),
          seriesOf({ 0: 5, 1_000: 5 }, healthy),
          seriesOf({ 0: 2 }, healthy),
          seriesOf({ 0: 9 }, { health_status: 'Invented' }),
        ],
        range,
      ),
    ).toEqual([
      { name: 'Healthy', values: [7, 5, null, null] },
      { name: 'Degraded', values: [1, null, null, null] },
    ]);
  });

  it('of nodes tell what is ready and what is not', () => {
    const count = [seriesOf({ 0: 3, 1_000: 3 })];
    const bad = [seriesOf({ 0: 0, 1_000: 1 })];
    expect(nodeLines(count, bad, range)).toEqual([
      { name: 'ready', values: [3, 2, null, null] },
      { name: 'notReady', values: [0, 1, null, null] },
    ]);
    expect(nodeLines([], bad, range)).toEqual([]);
  });
});

describe('joinReadings', () => {
  const told = (value: number, observedAt: string) =>
    ({ status: 'ok', value, observedAt } as const);
  const failed = { status: 'failed', since: 'then', reason: 'gone' } as const;
  const none = { status: 'notConfigured', reason: 'add it' } as const;

  it('is as good as the best, and as old as the oldest of those', () => {
    const sum = ([a = 0, b = 0]: readonly (number | undefined)[]) => a + b;
    expect(joinReadings([told(1, 'b'), told(2, 'a')], sum)).toEqual(
      told(3, 'a'),
    );
    expect(joinReadings([failed, told(2, 'a')], sum)).toEqual(told(2, 'a'));
    expect(joinReadings([none, failed], sum)).toEqual(failed);
    expect(joinReadings([none, none], sum)).toEqual(none);
  });
});

describe('grafanaLink', () => {
  it('keeps names in their place', () => {
    const template =
      'https://g.example/d/x?var-cluster={{cluster}}&h={{ hub }}';
    expect(grafanaLink(template, { hub: 'a&b', name: 'c/$&d' })).toBe(
      'https://g.example/d/x?var-cluster=c%2F%24%26d&h=a%26b',
    );
    expect(grafanaLink(undefined, { hub: 'a', name: 'b' })).toBeUndefined();
  });
});
