import type { FleetState } from '@fleet-portal/backstage-plugin-fleet-common';
import { environmentsInOrder } from '../environments';
import type { FleetView, ServiceGroup } from '../FleetView';
import type { ApplicationRow } from '../row';
import { selfHealOf } from '../syncPolicy';
import { count, listed } from '../words';

/** The rest of the sentence that begins with the service. */
export function serviceHeadline(
  view: FleetView,
  group: ServiceGroup,
  state: FleetState,
  rows: readonly ApplicationRow[],
): string {
  const where = whereOf(view, group, rows);
  switch (state) {
    case 'degraded':
      return `is Degraded ${where}${releaseOf(rows)}`;
    case 'syncFailed':
      return `fails to sync ${where}${retriesOf(rows)}`;
    case 'notComparable':
      return `cannot be compared with Git ${where}`;
    case 'missing':
      return `misses resources ${where}`;
    case 'drift':
      return `differs from Git ${where}${selfHealWords(view, rows)}`;
    default:
      return `is in trouble ${where}`;
  }
}

/** `on 2 of 7 prod clusters and 1 of 3 staging clusters`. */
function whereOf(
  view: FleetView,
  group: ServiceGroup,
  rows: readonly ApplicationRow[],
): string {
  const environments = environmentsInOrder(
    view.rules,
    rows.map(row => row.place?.environment),
  ).reverse();
  const parts = environments.map(environment => {
    const inIt = (row: ApplicationRow) =>
      row.place?.environment === environment;
    const here = clustersOf(rows.filter(inIt));
    const all = clustersOf(group.rows.filter(inIt));
    return `${here.size} of ${count(all.size, `${environment} cluster`)}`;
  });
  const elsewhere = rows.filter(row => row.place?.environment === undefined);
  const registered = clustersOf(elsewhere);
  if (registered.size > 0) parts.push(count(registered.size, 'cluster'));
  if (parts.length > 0) return `on ${listed(parts)}`;
  // Its destination is no cluster that the hub knows.
  const names = elsewhere.map(
    ({ facts: { destination } }) =>
      destination.name ?? destination.server ?? 'no destination',
  );
  return `on ${listed([...new Set(names)])}, which the hub does not know`;
}

function clustersOf(rows: readonly ApplicationRow[]): Set<string> {
  return new Set(rows.flatMap(row => (row.place ? [row.place.key] : [])));
}

/** Trouble that began after the release came is likely its doing. */
function releaseOf(rows: readonly ApplicationRow[]): string {
  const versions = new Set(rows.map(row => row.version));
  const [version] = versions;
  if (versions.size !== 1 || version === undefined) return '';
  const startedAfter = rows.every(({ facts }) => {
    const deployedAt = facts.history[0]?.deployedAt;
    return (
      deployedAt !== undefined &&
      facts.healthSince !== undefined &&
      Date.parse(deployedAt) <= Date.parse(facts.healthSince)
    );
  });
  return startedAfter ? `, since ${version}` : `, at ${version}`;
}

function retriesOf(rows: readonly ApplicationRow[]): string {
  const operations = rows.flatMap(row => row.facts.operation ?? []);
  const tried = operations.find(operation => (operation.retryCount ?? 0) > 0);
  if (tried?.retryCount === undefined) return '';
  return tried.retryLimit === undefined || tried.retryLimit < tried.retryCount
    ? `, ${count(tried.retryCount, 'retry').replace(
        'retrys',
        'retries',
      )} so far`
    : `, ${tried.retryCount} of ${tried.retryLimit} retries used`;
}

function selfHealWords(
  view: FleetView,
  rows: readonly ApplicationRow[],
): string {
  const words = new Set(rows.map(row => selfHealOf(view, row)));
  if (words.size !== 1) return '';
  if (words.has('off')) return ', self-heal is off';
  if (words.has('manual')) return ', and nothing syncs it by itself';
  return '';
}
