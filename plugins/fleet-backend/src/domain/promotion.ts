import {
  EnvironmentState,
  newestVersion,
  worstState,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { deployedAt } from './applications';
import { environmentsInOrder } from './environments';
import { countStates, FleetView } from './FleetView';
import { groupBy } from './memo';
import type { ApplicationRow } from './row';
import { releasesToPromote } from './skew';

/**
 * The environments of what a page is about, in promotion order. Of a roll-up
 * over several services no version is told: one number for many services would
 * belong to none of them; what waits to be promoted is added up.
 */
export function environmentStates(
  view: FleetView,
  rows: readonly ApplicationRow[],
): EnvironmentState[] {
  const services = groupBy(rows, row => row.link.service);
  const waiting = addUp(
    [...services.values()].map(members =>
      releasesToPromote(members, view.rules),
    ),
  );
  const names = environmentsInOrder(
    view.rules,
    rows.map(row => row.place?.environment),
  );
  return names.map(name => {
    const own = rows.filter(row => row.place?.environment === name);
    return {
      name,
      version: services.size === 1 ? releaseOf(own) : undefined,
      state: worstState(own.map(row => row.state)),
      states: countStates(own),
      applications: own.length,
      behind: own.filter(row => view.behindOf(row) > 0).length,
      releasesToPromote: waiting.get(name) ?? 0,
      deployedAt: latest(own.map(row => deployedAt(row.facts))),
    };
  });
}

/** The newest; where versions have no order, the one that most of them run. */
function releaseOf(rows: readonly ApplicationRow[]): string | undefined {
  const versions = rows.flatMap(row => row.version ?? []);
  const newest = newestVersion(versions);
  if (newest !== undefined) return newest;
  const groups = [...groupBy(versions, version => version)];
  groups.sort(([, a], [, b]) => b.length - a.length);
  return groups[0]?.[0];
}

function addUp(maps: readonly Map<string, number>[]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const map of maps) {
    for (const [key, value] of map) sum.set(key, (sum.get(key) ?? 0) + value);
  }
  return sum;
}

/** ISO 8601 times of one zone sort as text. */
function latest(times: readonly (string | undefined)[]): string | undefined {
  return times
    .flatMap(time => time ?? [])
    .sort()
    .pop();
}
