import {
  FleetState,
  listOf,
  Phrase,
  phrase,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { environmentsInOrder } from '../environments';
import type { FleetView } from '../FleetView';
import { lastSync } from '../lastSync';
import type { ServiceGroup } from '../serviceGroups';
import type { ApplicationRow } from '../row';
import { selfHealOf } from '../syncPolicy';

/** The rest of the sentence that begins with the service. */
export function serviceHeadline(
  view: FleetView,
  group: ServiceGroup,
  state: FleetState,
  rows: readonly ApplicationRow[],
): Phrase {
  const where = [whereOf(view, group, rows)];
  switch (state) {
    case 'degraded':
      return phrase('attention.degraded', { where, release: releaseOf(rows) });
    case 'syncFailed':
      return phrase('attention.syncFailed', {
        where,
        retries: retriesOf(rows),
      });
    case 'notComparable':
      return phrase('attention.notComparable', { where });
    case 'missing':
      return phrase('attention.missing', { where });
    case 'drift':
      return phrase('attention.drift', {
        where,
        selfHeal: selfHealWords(view, rows),
      });
    default:
      return phrase('attention.inTrouble', { where });
  }
}

/** `on 2 of 7 prod clusters and 1 of 3 staging clusters`. */
function whereOf(
  view: FleetView,
  group: ServiceGroup,
  rows: readonly ApplicationRow[],
): Phrase {
  const environments = environmentsInOrder(
    view.rules,
    rows.map(row => row.place?.environment),
  ).reverse();
  const places = environments.map(environment => {
    const inIt = (row: ApplicationRow) =>
      row.place?.environment === environment;
    const here = clustersOf(rows.filter(inIt));
    const all = clustersOf(group.rows.filter(inIt));
    return phrase('attention.ofEnvironment', {
      here: here.size,
      count: all.size,
      environment,
    });
  });
  const elsewhere = rows.filter(row => row.place?.environment === undefined);
  const registered = clustersOf(elsewhere);
  if (registered.size > 0) {
    places.push(phrase('attention.clusters', { count: registered.size }));
  }
  if (places.length > 0) {
    return phrase('attention.on', { places: listOf(places) });
  }
  // Its destination is no cluster that the hub knows.
  const names = new Set(
    elsewhere.map(
      ({ facts: { destination } }) => destination.name ?? destination.server,
    ),
  );
  return phrase('attention.onUnknown', {
    places: listOf(
      [...names].map(name => name ?? phrase('attention.noDestination')),
    ),
  });
}

function clustersOf(rows: readonly ApplicationRow[]): Set<string> {
  return new Set(rows.flatMap(row => (row.place ? [row.place.key] : [])));
}

/** Trouble that began after the release came is likely its doing. */
function releaseOf(rows: readonly ApplicationRow[]): Phrase[] {
  const versions = new Set(rows.map(row => row.version));
  const [version] = versions;
  if (versions.size !== 1 || version === undefined) return [];
  const startedAfter = rows.every(({ facts }) => {
    const deployedAt = facts.history[0]?.deployedAt;
    return (
      deployedAt !== undefined &&
      facts.healthSince !== undefined &&
      Date.parse(deployedAt) <= Date.parse(facts.healthSince)
    );
  });
  return [
    phrase(startedAfter ? 'attention.sinceRelease' : 'attention.atRelease', {
      version,
    }),
  ];
}

function retriesOf(rows: readonly ApplicationRow[]): Phrase[] {
  const operations = rows.flatMap(row => lastSync(row.facts) ?? []);
  const tried = operations.find(operation => (operation.retryCount ?? 0) > 0);
  if (tried?.retryCount === undefined) return [];
  const { retryCount: count, retryLimit: limit } = tried;
  return limit === undefined || limit < count
    ? [phrase('attention.retries', { count })]
    : [phrase('attention.retriesUsed', { tried: count, limit })];
}

function selfHealWords(
  view: FleetView,
  rows: readonly ApplicationRow[],
): Phrase[] {
  const words = new Set(rows.map(row => selfHealOf(view, row)));
  if (words.size !== 1) return [];
  if (words.has('off')) return [phrase('attention.selfHealOff')];
  if (words.has('manual')) return [phrase('attention.syncedByNobody')];
  return [];
}
