import {
  compareVersions,
  KnownLeak,
  Phrase,
  phrase,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';

interface Leak extends Omit<KnownLeak, 'words' | 'phrases'> {
  words: Phrase;
  /** The first version that has it; absent: every one before the fixes. */
  from?: string;
}

/** The last releases of September 2025 mended four ways to crash the API server. */
const fixesOfSeptember2025 = ['2.14.20', '3.0.19', '3.1.8', '3.2.0-rc2'];

/**
 * Published leaks of Argo CD that matter to a hub whose API a portal reads, and
 * ways to take that API away, from the advisories of
 * github.com/argoproj/argo-cd: who is affected and what is fixed is as there.
 */
const leaks: readonly Leak[] = [
  {
    // GHSA-mv6w-j4xc-qpfw
    id: 'CVE-2023-25163',
    words: phrase('doctor.leakErrors'),
    from: '2.6.0-rc1',
    fixedIn: ['2.6.1'],
  },
  {
    id: 'CVE-2023-40029',
    words: phrase('doctor.leakAnnotation'),
    from: '2.2.0',
    fixedIn: ['2.6.15', '2.7.14', '2.8.3'],
  },
  {
    // GHSA-jmvp-698c-4x3w
    id: 'CVE-2024-40634',
    words: phrase('doctor.crashPayload'),
    from: '1.0.0',
    fixedIn: ['2.9.20', '2.10.15', '2.11.6'],
  },
  {
    id: 'CVE-2025-23216',
    words: phrase('doctor.leakSecretValues'),
    fixedIn: ['2.11.13', '2.12.10', '2.13.4'],
  },
  {
    id: 'CVE-2025-55190',
    words: phrase('doctor.leakRepositories'),
    from: '2.2.0',
    fixedIn: ['2.13.9', '2.14.16', '3.0.14', '3.1.2'],
  },
  {
    // GHSA-g88p-r42r-ppp9
    id: 'CVE-2025-55191',
    words: phrase('doctor.crashCredentials'),
    from: '2.1.0',
    fixedIn: fixesOfSeptember2025,
  },
  {
    // GHSA-f9gq-prrc-hrhc
    id: 'CVE-2025-59531',
    words: phrase('doctor.crashWebhook', { host: 'Bitbucket Server' }),
    from: '1.2.0',
    fixedIn: fixesOfSeptember2025,
  },
  {
    // GHSA-wp4p-9pxh-cgx2
    id: 'CVE-2025-59537',
    words: phrase('doctor.crashWebhook', { host: 'Gogs' }),
    from: '1.2.0',
    fixedIn: fixesOfSeptember2025,
  },
  {
    // GHSA-gpx4-37g2-c8pv
    id: 'CVE-2025-59538',
    words: phrase('doctor.crashWebhook', { host: 'Azure DevOps' }),
    from: '2.9.0-rc1',
    fixedIn: fixesOfSeptember2025,
  },
  {
    id: 'CVE-2026-42880',
    words: phrase('doctor.leakServerDiff'),
    from: '3.2.0',
    fixedIn: ['3.2.11', '3.3.9'],
  },
  {
    // GHSA-rg3g-4rw9-gqrp: what the fix before left open.
    id: 'CVE-2026-45737',
    words: phrase('doctor.leakServerDiffAnnotation'),
    from: '3.2.0',
    fixedIn: ['3.2.12', '3.3.10', '3.4.2'],
  },
];

/** Those that a version has; none where it has no order. */
export function knownLeaksOf(version: string | undefined): KnownLeak[] {
  if (version === undefined) return [];
  return leaks
    .filter(leak => isAffected(version, leak))
    .map(({ id, words, fixedIn }) => ({ id, ...told({ words }), fixedIn }));
}

/**
 * Fixes come per minor version. A minor version without a fix of its own is
 * affected when a later one had to be fixed.
 */
function isAffected(version: string, { from, fixedIn }: Leak): boolean {
  if (from !== undefined && !isBefore(from, version, true)) return false;
  const line = minorOf(version);
  const fixOfLine = fixedIn.find(fix => minorOf(fix) === line);
  if (fixOfLine !== undefined) return isBefore(version, fixOfLine);
  const newest = fixedIn[fixedIn.length - 1];
  return isBefore(version, newest);
}

function isBefore(a: string, b: string, orSame = false): boolean {
  const order = compareVersions(a, b);
  return order !== undefined && (order < 0 || (orSame && order === 0));
}

function minorOf(version: string): string | undefined {
  return /^v?(\d+\.\d+)\./.exec(version)?.[1];
}
