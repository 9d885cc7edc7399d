import { compareVersions, newestVersion, releasesBehind } from './versions';

describe('compareVersions', () => {
  it.each([
    ['2.14.3', '2.14.10'],
    ['v1.31.0', 'v1.32.0'],
    ['1.2', '1.2.1'],
    ['1.0.0-rc.1', '1.0.0'],
    ['r412', 'r413'],
    ['1.9.0', 'v1.10.0'],
  ])('puts %s before %s', (older, newer) => {
    expect(compareVersions(older, newer)).toBeLessThan(0);
    expect(compareVersions(newer, older)).toBeGreaterThan(0);
  });

  it.each([
    ['d0a6ebc', '1.0.0'],
    ['r412', '412.0.0'],
    ['latest', 'stable'],
    ['1234567', '1234568'],
  ])('finds no order between %s and %s', (a, b) => {
    expect(compareVersions(a, b)).toBeUndefined();
  });
});

describe('releasesBehind', () => {
  it('counts the different newer releases', () => {
    const known = ['1.0.0', '1.1.0', '1.1.0', '1.2.0', 'main'];
    expect(releasesBehind('1.0.0', known)).toBe(2);
    expect(releasesBehind('1.2.0', known)).toBe(0);
    expect(releasesBehind('main', known)).toBe(0);
  });
});

describe('newestVersion', () => {
  it('leaves out what has no order', () => {
    expect(newestVersion(['main', '1.9.0', '1.10.0'])).toBe('1.10.0');
    expect(newestVersion(['main', 'abcdef0'])).toBeUndefined();
  });
});
