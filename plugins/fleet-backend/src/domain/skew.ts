import {
  compareVersions,
  newestVersion,
  releasesBehind,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { EnvironmentRules } from './environments';
import type { ApplicationRow } from './row';

/** A last word says nothing about what runs now, so it is never called behind. */
export function isLastWord(row: ApplicationRow): boolean {
  return row.state === 'notHeard' || row.state === 'contradicted';
}

/**
 * Newer releases in the same environment, for the rows of one service. Rows
 * without an environment are compared with each other.
 */
export function releasesBehindOf(
  rows: readonly ApplicationRow[],
): Map<ApplicationRow, number> {
  const known = new Map<string | undefined, Set<string>>();
  for (const row of rows) {
    if (row.version === undefined || isLastWord(row)) continue;
    const versions = known.get(row.place?.environment) ?? new Set<string>();
    known.set(row.place?.environment, versions.add(row.version));
  }
  const result = new Map<ApplicationRow, number>();
  for (const row of rows) {
    const versions = known.get(row.place?.environment);
    // One release in the whole environment is the rule: nothing to compare.
    if (row.version === undefined || !versions || isLastWord(row)) continue;
    if (versions.size === 1 && versions.has(row.version)) continue;
    const behind = releasesBehind(row.version, versions);
    if (behind > 0) result.set(row, behind);
  }
  return result;
}

/**
 * For each environment of one service, how many releases the environment
 * before it has, or had, that are newer than its own newest and not newer than
 * what the one before runs now. Environments that the promotion order does not
 * name take no part: nobody said what comes before them. An environment whose hub is silent promotes
 * nothing: nobody knows what it runs.
 */
export function releasesToPromote(
  rows: readonly ApplicationRow[],
  rules: EnvironmentRules,
): Map<string, number> {
  const present = new Set(rows.map(row => row.place?.environment));
  const order = rules.order.filter(environment => present.has(environment));
  const result = new Map<string, number>();
  order.slice(1).forEach((environment, index) => {
    const before = rowsOf(rows, order[index]).filter(row => !isLastWord(row));
    const own = rowsOf(rows, environment);
    result.set(environment, countToPromote(before, own));
  });
  return result;
}

function countToPromote(
  before: readonly ApplicationRow[],
  own: readonly ApplicationRow[],
): number {
  const source = newestVersion(versionsOf(before));
  const target = newestVersion(versionsOf(own));
  if (source === undefined || target === undefined) return 0;
  const known = new Set(versionsOf(before));
  for (const row of before) {
    for (const entry of row.facts.history) {
      if (entry.version !== undefined) known.add(entry.version);
    }
  }
  let count = 0;
  for (const version of known) {
    const overTarget = compareVersions(version, target) ?? 0;
    const overSource = compareVersions(version, source) ?? 1;
    if (overTarget > 0 && overSource <= 0) count += 1;
  }
  return count;
}

function rowsOf(
  rows: readonly ApplicationRow[],
  environment: string,
): ApplicationRow[] {
  return rows.filter(row => row.place?.environment === environment);
}

function versionsOf(rows: readonly ApplicationRow[]): string[] {
  return rows.flatMap(row => (row.version === undefined ? [] : [row.version]));
}
