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

  const webhooks = ['CVE-2025-59531', 'CVE-2025-59537'];
  const september = ['CVE-2025-55191', ...webhooks, 'CVE-2025-59538'];
  const before = ['CVE-2025-23216', 'CVE-2025-55190', 'CVE-2025-55191'];

  it.each([
    ['v1.1.0', ['CVE-2024-40634', 'CVE-2025-23216']],
    [
      'v2.1.16',
      ['CVE-2024-40634', 'CVE-2025-23216', 'CVE-2025-55191', ...webhooks],
    ],
    [
      'v2.6.0',
      [
        'CVE-2023-25163',
        'CVE-2023-40029',
        'CVE-2024-40634',
        ...before,
        ...webhooks,
      ],
    ],
    ['v2.6.1', ['CVE-2023-40029', 'CVE-2024-40634', ...before, ...webhooks]],
    ['v2.8.2', ['CVE-2023-40029', 'CVE-2024-40634', ...before, ...webhooks]],
    ['v2.8.3', ['CVE-2024-40634', ...before, ...webhooks]],
    ['v2.9.19', ['CVE-2024-40634', ...before, ...webhooks, 'CVE-2025-59538']],
    ['v2.9.20', [...before, ...webhooks, 'CVE-2025-59538']],
    ['v2.12.0', [...before, ...webhooks, 'CVE-2025-59538']],
    ['v2.13.3', [...before, ...webhooks, 'CVE-2025-59538']],
    ['v2.13.4', ['CVE-2025-55190', ...september]],
    ['v2.14.19', september],
    ['v2.14.20', []],
    ['v3.0.18', september],
    ['v3.0.19', []],
    ['v3.1.7', september],
    ['v3.1.8', []],
    ['v3.1.12', []],
    ['v3.2.0-rc1', september],
    ['v3.2.0-rc2', []],
    ['v3.2.10', ['CVE-2026-42880', 'CVE-2026-45737']],
    ['v3.2.11', ['CVE-2026-45737']],
    ['v3.2.12', []],
    ['v3.3.8', ['CVE-2026-42880', 'CVE-2026-45737']],
    ['v3.3.9', ['CVE-2026-45737']],
    ['v3.3.10', []],
    ['v3.4.1', ['CVE-2026-45737']],
    ['v3.4.2', []],
    ['v3.5.1', []],
  ])('%s has %j', (version, expected) => {
    expect(ids(version)).toEqual(expected);
  });

  it('says which hosts of Git could crash it', () => {
    const [, words] = knownLeaksOf('v3.1.7').map(leak => leak.words);
    expect(words).toBe(
      'Whoever reaches /api/webhook can crash the API server with a malformed event of Bitbucket Server, without a login, unless a webhook secret for Bitbucket Server is set.',
    );
  });

  it('says nothing of a version that it cannot read', () => {
    expect(knownLeaksOf(undefined)).toEqual([]);
    expect(knownLeaksOf('v99.99.99')).toEqual([]);
    expect(knownLeaksOf('latest')).toEqual([]);
  });
});
