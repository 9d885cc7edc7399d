import { knownLeaksOf } from './knownLeaks';

const ids = (version: string) => knownLeaksOf(version).map(({ id }) => id);

describe('knownLeaksOf', () => {
  it.each([
    ['v2.13.8', true],
    ['v2.13.9', false],
    ['v2.14.15+abcdef1', true],
    ['v2.14.16', false],
    ['v3.0.13', true],
    ['3.0.14', false],
    ['v3.1.0-rc1', true],
    ['v3.1.1', true],
    ['v3.1.2', false],
    // Lines that got no fix of their own, and those after the fixes.
    ['v2.12.10', true],
    ['v2.1.16', false],
    ['v3.2.0', false],
    ['v3.5.1+unknown', false],
  ])('%s leaks credentials of repositories: %s', (version, expected) => {
    expect(ids(version).includes('CVE-2025-55190')).toBe(expected);
  });

  it.each([
    ['v2.8.2', ['CVE-2023-40029', 'CVE-2025-23216', 'CVE-2025-55190']],
    ['v2.8.3', ['CVE-2025-23216', 'CVE-2025-55190']],
    ['v2.13.3', ['CVE-2025-23216', 'CVE-2025-55190']],
    ['v2.13.4', ['CVE-2025-55190']],
    ['v3.1.12', []],
    ['v3.2.10', ['CVE-2026-42880']],
    ['v3.2.11', []],
    ['v3.3.8', ['CVE-2026-42880']],
    ['v3.3.9', []],
    ['v3.4.0', []],
  ])('%s has %j', (version, expected) => {
    expect(ids(version)).toEqual(expected);
  });

  it('says nothing of a version that it cannot read', () => {
    expect(knownLeaksOf(undefined)).toEqual([]);
    expect(knownLeaksOf('v99.99.99')).toEqual([]);
    expect(knownLeaksOf('latest')).toEqual([]);
  });
});
