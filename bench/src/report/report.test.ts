import { readOptions } from '../options';
import { atLeast, atMost, atMostTimes } from './Result';
import { median, quantile } from './statistics';
import { tableOf } from './table';

describe('results', () => {
  it('hold up to the limit and not beyond', () => {
    expect(atMost(60, 60, 'KB').holds).toBe(true);
    expect(atMost(60.1, 60, 'KB').holds).toBe(false);
    expect(atLeast(4_999, 5_000, 'events/s').holds).toBe(false);
    expect(atMostTimes(3, 2, 1.5, 'ms')).toEqual({
      value: 3,
      unit: 'ms',
      goal: '≤ 2 × against',
      holds: true,
      against: 1.5,
    });
    expect(atMostTimes(3.1, 2, 1.5, 'ms').holds).toBe(false);
  });

  it('become a table with the ratio to the floor', () => {
    const table = tableOf({ 'P1 CPU': atMostTimes(9, 2, 3, 'ms') });

    expect(table.split('\n')[2].replace(/ +/g, ' ')).toBe(
      '| P1 CPU | 9 ms | 3 ms | 3 × | ≤ 2 × against | FAILS |',
    );
  });
});

describe('statistics', () => {
  it('takes values that were measured, and none between them', () => {
    const values = [5, 1, 4, 2, 3];

    expect(median(values)).toBe(3);
    expect(quantile(values, 0.99)).toBe(5);
    expect(quantile([7], 0.01)).toBe(7);
    expect(() => median([])).toThrow('nothing to sum up');
  });
});

describe('readOptions', () => {
  it('measures everything on 10,000 Applications when nothing is said', () => {
    const options = readOptions([]);

    expect(options).toMatchObject({ applications: 10_000, quick: false });
    expect(options !== 'help' && options.only).toEqual(
      expect.arrayContaining(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8']),
    );
  });

  it.each([
    [['--only', 'P1,P9'], '--only: "P9" is none of P1, P2'],
    [['--applications', 'many'], '--applications is "many": give a whole'],
    [['--applications', '10'], '--applications: give at least 400'],
  ])('refuses %j and says why', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});
