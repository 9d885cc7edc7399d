import type {
  Deployment,
  EntityDeployments,
  HistoryEntry,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { compareHarm } from '@fleet-portal/backstage-plugin-fleet-common';
import { applicationSummary } from './applications';
import { compareEnvironments, compareText } from './environments';
import type { FleetView } from './FleetView';
import type { KnownReleases } from './knownReleases';
import { groupBy } from './memo';
import {
  PlacementGap,
  Placements,
  placementGaps,
  placementView,
} from './placement';
import { environmentStates } from './promotion';
import { releaseHistory } from './release';
import type { ApplicationRow } from './row';

/** Enough for a history on a card; the Application's own page has all of it. */
const MOST_HISTORY = 100;
const MOST_OF_ONE = 5;

/** Of each environment: a service on 20 of 500 clusters has 480 gaps. */
const MOST_GAPS = 3;

/** What an entity page is about: itself, or what it contains. */
export interface EntityRows {
  readonly entityRef: string;
  readonly rows: readonly ApplicationRow[];
  readonly matchedBy?: string;
}

/** Everything of an entity's page that the model knows, without the envelope. */
export function entityDeployments(
  view: FleetView,
  entity: EntityRows,
  placements: Placements,
  releases: KnownReleases,
): Omit<
  EntityDeployments,
  'version' | 'epoch' | 'sources' | 'notice' | 'openRollouts' | 'commits'
> {
  const rows = [...entity.rows].sort((a, b) => compareRows(view, a, b));
  const hubs = new Set(rows.map(row => row.facts.hub));
  const gaps = groupBy(
    gapsOf(view, rows, placements),
    ({ place }) => place.environment ?? '',
  );
  return {
    entityRef: entity.entityRef,
    matchedBy: entity.matchedBy,
    clusters: view.places.filter(place => hubs.has(place.ref.hub)).length,
    applications: rows.map(row => entityRow(view, row)),
    environments: environmentStates(view, rows).map(one => ({
      ...one,
      notPlaced: gaps.get(one.name)?.length,
    })),
    notPlaced: [...gaps.values()].flatMap(some =>
      some.slice(0, MOST_GAPS).map(notPlaced),
    ),
    history: deploymentHistory(rows, releases),
  };
}

/**
 * Rows of a page with many: what every row repeats and only the Application's
 * own page shows is left out. Its images are where its version comes from.
 */
function entityRow(view: FleetView, row: ApplicationRow) {
  return { ...applicationSummary(view, row), images: [] };
}

/** Most harm first, then the last environment first, then by cluster. */
export function compareRows(
  view: FleetView,
  a: ApplicationRow,
  b: ApplicationRow,
): number {
  return (
    compareHarm(a.state, b.state) ||
    compareEnvironments(
      view.rules,
      b.place?.environment,
      a.place?.environment,
    ) ||
    compareText(a.facts.cluster ?? '', b.facts.cluster ?? '') ||
    compareText(a.facts.name, b.facts.name) ||
    compareText(a.facts.hub, b.facts.hub) ||
    compareText(a.facts.namespace, b.facts.namespace)
  );
}

/** Of one service only: a roll-up over many is placed everywhere by somebody. */
function gapsOf(
  view: FleetView,
  rows: readonly ApplicationRow[],
  placements: Placements,
): PlacementGap[] {
  const services = new Set(rows.map(row => row.link.service));
  const [service] = services;
  if (services.size !== 1 || service === undefined) return [];
  const placed = new Set(rows.map(row => row.place?.key));
  return placementGaps(view, service, placements).filter(
    gap => !placed.has(gap.place.key),
  );
}

function notPlaced({
  place,
  verdict,
}: PlacementGap): EntityDeployments['notPlaced'][number] {
  return { hub: place.ref.hub, ...placementView(place, verdict) };
}

/** What was deployed to the rows, newest first. */
export function deploymentHistory(
  rows: readonly ApplicationRow[],
  releases: KnownReleases,
): Deployment[] {
  const all = rows.flatMap(row => {
    const { facts, place, version } = row;
    const { sources } = facts;
    const history = facts.history.slice(0, MOST_OF_ONE);
    const nameOf = (entry: HistoryEntry) => releases.nameOf(row, entry);
    return releaseHistory({ history, sources }, version, nameOf).map(entry => ({
      ...entry,
      application: facts.name,
      hub: facts.hub,
      cluster: facts.cluster,
      environment: place?.environment,
    }));
  });
  // Times of one zone sort as text.
  return all
    .sort((a, b) => (a.deployedAt < b.deployedAt ? 1 : -1))
    .slice(0, MOST_HISTORY);
}
