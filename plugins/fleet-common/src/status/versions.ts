/**
 * Orders what is deployed: `2.14.3`, `v1.31`, `r412`, `1.2.0-rc.1`.
 * Git shas and other words have no order; they are never called older.
 */
export function compareVersions(a: string, b: string): number | undefined {
  if (a === b) return 0;
  const left = parseVersion(a);
  const right = parseVersion(b);
  if (!left || !right || left.prefix !== right.prefix) return undefined;
  const length = Math.max(left.numbers.length, right.numbers.length);
  for (let i = 0; i < length; i++) {
    const difference = (left.numbers[i] ?? 0) - (right.numbers[i] ?? 0);
    if (difference !== 0) return difference;
  }
  // A pre-release comes before its release (semver 2.0.0, section 11).
  if (left.preRelease === right.preRelease) return 0;
  if (left.preRelease === '') return 1;
  if (right.preRelease === '') return -1;
  return left.preRelease < right.preRelease ? -1 : 1;
}

/**
 * How many of the known releases lie between a version and the newest of them;
 * 0 when it is the newest or has no order.
 */
export function releasesBehind(
  version: string,
  known: Iterable<string>,
): number {
  const newer = new Set<string>();
  for (const candidate of known) {
    const order = compareVersions(candidate, version);
    if (order !== undefined && order > 0) newer.add(candidate);
  }
  return newer.size;
}

/** The newest of the versions that have an order; undefined where none has. */
export function newestVersion(versions: Iterable<string>): string | undefined {
  let newest: string | undefined;
  for (const version of versions) {
    if (!parseVersion(version)) continue;
    const order =
      newest === undefined ? 1 : compareVersions(version, newest) ?? 0;
    if (order > 0) newest = version;
  }
  return newest;
}

interface ParsedVersion {
  prefix: string;
  numbers: number[];
  preRelease: string;
}

const versionPattern =
  /^([a-z]{0,2})(\d{1,9}(?:\.\d{1,9}){0,3})(?:-([0-9a-z.-]{1,64}))?(?:\+[0-9a-z.-]{1,64})?$/i;

/** Thousands of Applications run a few dozen releases. */
const MOST_REMEMBERED = 1_000;
const remembered = new Map<string, ParsedVersion | undefined>();

function parseVersion(text: string): ParsedVersion | undefined {
  const known = remembered.get(text);
  if (known || remembered.has(text)) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const parsed = readVersion(text);
  remembered.set(text, parsed);
  return parsed;
}

function readVersion(text: string): ParsedVersion | undefined {
  const match = versionPattern.exec(text);
  // Seven or more digits without a dot are an abbreviated sha or a date stamp.
  if (!match || /^\d{7,}$/.test(text)) return undefined;
  const prefix = match[1].toLocaleLowerCase('en-US');
  return {
    prefix: prefix === 'v' ? '' : prefix,
    numbers: match[2].split('.').map(Number),
    preRelease: match[3] ?? '',
  };
}
