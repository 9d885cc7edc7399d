import {
  compareVersions,
  newestVersion,
  releasesBehind,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { EnvironmentRules } from './environments';
import { groupBy, perObject } from './memo';
import type { ApplicationRow } from './row';
import type { ServiceGroup } from './serviceGroups';

/** A last word says nothing about what runs now, so it is never called behind. */
export function isLastWord(row: ApplicationRow): boolean {
  return row.state === 'notHeard' || row.state === 'contradicted';
}

/**
 * Newer releases in the same environment, for the rows of one service. Rows
 * without an environment are compared with each other.
 */
function releasesBehindOf(
  rows: readonly ApplicationRow[],
): Map<ApplicationRow, number> {
  const heard = rows.filter(
    row => row.version !== undefined && !isLastWord(row),
  );
  const result = new Map<ApplicationRow, number>();
  for (const group of groupBy(heard, environmentKey).values()) {
    const versions = versionsOf(group);
    // One release in the whole environment is the rule: nothing to compare.
    if (versions.size < 2) continue;
    const behind = new Map(
      [...versions].map(one => [one, releasesBehind(one, versions)]),
    );
    for (const row of group) {
      const count = behind.get(row.version ?? '') ?? 0;
      if (count > 0) result.set(row, count);
    }
  }
  return result;
}

/** The same of a group that is handed out as long as its rows are the same. */
export const behindIn = perObject((group: ServiceGroup) =>
  releasesBehindOf(group.rows),
);

/** Rows without an environment are one group. */
function environmentKey(row: ApplicationRow): string {
  return row.place?.environment ?? '';
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
  const known = versionsOf(before);
  for (const row of before) {
    for (const version of earlierVersions(row)) known.add(version);
  }
  let count = 0;
  for (const version of known) {
    const overTarget = compareVersions(version, target) ?? 0;
    const overSource = compareVersions(version, source) ?? 1;
    if (overTarget > 0 && overSource <= 0) count += 1;
  }
  return count;
}

/** Remembered with the row: a history is dear to read, and most rows stay. */
const earlierVersions = perObject((row: ApplicationRow) =>
  row.facts.history.flatMap(({ version }) => version ?? []),
);

function rowsOf(
  rows: readonly ApplicationRow[],
  environment: string,
): ApplicationRow[] {
  return rows.filter(row => row.place?.environment === environment);
}

/** Each once: comparing versions costs more than finding them. */
function versionsOf(rows: readonly ApplicationRow[]): Set<string> {
  return new Set(rows.flatMap(row => row.version ?? []));
}
