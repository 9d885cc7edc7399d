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

/**
 * Published leaks of Argo CD that matter to a hub whose API a portal reads,
 * from the advisories of github.com/argoproj/argo-cd.
 */
const leaks: readonly Leak[] = [
  {
    id: 'CVE-2023-40029',
    words: phrase('doctor.leakAnnotation'),
    from: '2.2.0',
    fixedIn: ['2.6.15', '2.7.14', '2.8.3'],
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
    id: 'CVE-2026-42880',
    words: phrase('doctor.leakServerDiff'),
    from: '3.2.0',
    fixedIn: ['3.2.11', '3.3.9'],
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
