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
  it('does not take an old value for the newest', () => {
    expect(summaryOf([3, 1, null])).toEqual({
      last: undefined,
      least: 1,
      greatest: 3,
    });
    expect(summaryOf([3, 1, 2])).toEqual({ last: 2, least: 1, greatest: 3 });
    expect(summaryOf([null])).toEqual({});
  });
});
