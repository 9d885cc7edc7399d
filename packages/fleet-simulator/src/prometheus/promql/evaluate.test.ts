import type { MetricTable, Series } from '../series';
import { parseQuery } from './evaluate';
import type { PromValue } from './values';
import { PromError } from './PromError';

const minute = 60_000;
const now = 100 * minute;

function steady(labels: Record<string, string>, value: number): Series {
  return { labels, at: () => value };
}
/** Rises by so much each second. */
function rising(labels: Record<string, string>, perSecond: number): Series {
  return { labels, at: ms => (ms / 1_000) * perSecond };
}

const table: MetricTable = new Map([
  [
    'ready',
    [
      steady({ cluster: 'eu', node: 'a' }, 1),
      steady({ cluster: 'eu', node: 'b' }, 0),
      steady({ cluster: 'us "1"', node: 'c' }, 1),
    ],
  ],
  [
    'requests',
    [
      rising({ cluster: 'eu', code: '200' }, 9),
      rising({ cluster: 'eu', code: '500' }, 1),
      rising({ cluster: 'us', code: '200' }, 5),
    ],
  ],
  [
    'took_bucket',
    [
      rising({ le: '0.1' }, 50),
      rising({ le: '1' }, 90),
      rising({ le: '+Inf' }, 100),
    ],
  ],
  ['young', [{ labels: {}, at: ms => (ms > now - minute ? 1 : undefined) }]],
]);

function evaluate(query: string): PromValue {
  return parseQuery(query, table).at(now);
}
/** Labels that tell the samples apart, and the values. */
function told(query: string): Record<string, number> {
  const value = evaluate(query);
  const samples = typeof value === 'number' ? [] : value;
  return Object.fromEntries(
    samples.map(({ labels, value: number }) => [
      Object.values(labels).join(' '),
      Number(number.toFixed(6)),
    ]),
  );
}

describe('parseQuery', () => {
  it.each<[string, Record<string, number>]>([
    ['ready{cluster="eu",node!="b"}', { 'ready eu a': 1 }],
    ['ready{cluster="us \\"1\\""}', { 'ready us "1" c': 1 }],
    ['ready{node=~"a|c"}', { 'ready eu a': 1, 'ready us "1" c': 1 }],
    ['ready{node!~"a|c"}', { 'ready eu b': 0 }],
    ['sum(ready)', { '': 2 }],
    ['count by (cluster) (ready)', { eu: 2, 'us "1"': 1 }],
    ['max by (cluster) (ready)', { eu: 1, 'us "1"': 1 }],
    ['avg by (cluster) (ready)', { eu: 0.5, 'us "1"': 1 }],
    ['sum by (cluster) (ready == bool 0)', { eu: 1, 'us "1"': 0 }],
    ['ready == 0', { 'ready eu b': 0 }],
    ['sum(rate(requests[5m]))', { '': 15 }],
    ['sum(increase(requests{code="500"}[60s]))', { '': 60 }],
    [
      'sum(rate(requests{code=~"5.."}[5m])) / sum(rate(requests[5m]))',
      { '': 1 / 15 },
    ],
    [
      'sum by (cluster) (rate(requests{code="200"}[5m])) / sum by (cluster) (rate(requests[5m]))',
      { eu: 0.9, us: 1 },
    ],
    ['(sum(nobody) or vector(0)) + 1', { '': 1 }],
    ['clamp_min(1 - sum(ready), 0)', { '': 0 }],
    [
      'histogram_quantile(0.5, sum by (le) (rate(took_bucket[5m])))',
      { '': 0.1 },
    ],
    [
      'histogram_quantile(0.7, sum by (le) (rate(took_bucket[5m])))',
      { '': 0.55 },
    ],
    ['histogram_quantile(0.95, rate(took_bucket[5m]))', { '': 1 }],
    ['rate(young[5m])', {}],
    ['young', { young: 1 }],
    ['nobody', {}],
  ])('%s', (query, expected) => {
    const rounded = Object.fromEntries(
      Object.entries(expected).map(([labels, value]) => [
        labels,
        Number(value.toFixed(6)),
      ]),
    );
    expect(told(query)).toEqual(rounded);
  });

  it('computes with numbers alone', () => {
    expect(evaluate('(1 + 2) * 4 / 6')).toBe(2);
    expect(evaluate('1 < bool 2')).toBe(1);
  });

  it.each([
    ['sum(', 'parse error'],
    ['', 'parse error'],
    ['label_values(up, cluster)', 'parse error'],
    ['nosuch(ready)', 'parse error'],
    ['floor(ready)', 'unknown function'],
    ['topk(1, ready)', 'cannot evaluate'],
    ['ready offset 5m', 'cannot evaluate'],
    ['ready / on (cluster) ready', 'cannot evaluate'],
    ['sum without (node) (ready)', 'cannot evaluate'],
    ['rate(ready)', 'cannot evaluate'],
    ['vector(ready)', 'expected type scalar'],
    ['sum(1)', 'expected type instant vector'],
    ['1 < 2', 'must use BOOL'],
  ])('refuses %s', (query, words) => {
    expect(() => evaluate(query)).toThrow(PromError);
    expect(() => evaluate(query)).toThrow(words);
  });
});
