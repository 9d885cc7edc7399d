import { pathOf, summaryOf } from './chartPath';

const size = { width: 90, height: 100, top: 10 };

describe('pathOf', () => {
  it('draws from left to right, the greatest at the top', () => {
    expect(pathOf([0, 5, 10, 5], size)).toBe('M0 100L30 50L60 0L90 50');
  });

  it('leaves a gap where there is no value', () => {
    expect(pathOf([1, 1, null, 2], size)).toBe('M0 90L30 90M90 80h-15');
    expect(pathOf([null, 5, null, null], size)).toBe('M30 50h15');
    expect(pathOf([null, null], size)).toBe('');
  });
});

describe('summaryOf', () => {
  it('tells the newest value with its moment', () => {
    const range = { least: 1, greatest: 3 };
    expect(summaryOf([3, 1, null])).toEqual({
      last: { value: 1, index: 1 },
      ...range,
    });
    expect(summaryOf([3, 1, 2])).toEqual({
      last: { value: 2, index: 2 },
      ...range,
    });
    expect(summaryOf([null])).toEqual({});
  });

  it('takes none for the newest that is from later on', () => {
    expect(summaryOf([3, 1, 2], 0).last).toEqual({ value: 3, index: 0 });
    expect(summaryOf([3, 1, 2], -1).last).toBeUndefined();
  });
});
