import {
  ClusterRef,
  fleetStates,
  MatrixRow,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { EnvironmentRules } from './environments';
import { clusterKey } from './facts';
import type { FleetView } from './FleetView';
import type { RankedService } from './matrix';
import { perObject, perObjectWhile } from './memo';
import {
  PlacementAnswer,
  placementGaps,
  Placements,
  setsOfService,
} from './placement';

/*
 * A change of one Application makes a new matrix, and one new row of it: the
 * others are handed out as the same objects, which whoever writes them knows.
 */

/** Where each column is, by key of its cluster. */
type ColumnIndexes = ReadonlyMap<string, number>;
type Gaps = MatrixRow['gaps'];

/** Versions repeat in a row and over rows: each is sent once. */
export class VersionTable {
  readonly names: string[] = [];
  readonly #indexes = new Map<string, number>();

  indexOf(version: string): number {
    const known = this.#indexes.get(version);
    if (known !== undefined) return known;
    this.names.push(version);
    this.#indexes.set(version, this.names.length - 1);
    return this.names.length - 1;
  }
}

/** Readers ask for few different columns at a time. */
const MOST_COLUMN_LISTS = 32;

const knownColumns = perObject(
  (_: EnvironmentRules) => new Map<string, ColumnIndexes>(),
);

/** The same object for the same columns, of whichever view. */
export function columnIndexes(
  rules: EnvironmentRules,
  columns: readonly ClusterRef[],
): ColumnIndexes {
  const known = knownColumns(rules);
  const keys = columns.map(ref => clusterKey(ref.hub, ref.name));
  const name = JSON.stringify(keys);
  const kept = known.get(name);
  if (kept) return kept;
  if (known.size >= MOST_COLUMN_LISTS) known.clear();
  const indexes = new Map(keys.map((key, index) => [key, index]));
  known.set(name, indexes);
  return indexes;
}

/** The cells of a service; their versions are numbers of its own list. */
interface OwnCells {
  readonly versions: readonly string[];
  readonly cells: MatrixRow['cells'];
}

const ownCellsOf = perObjectWhile<RankedService, OwnCells>();
const rowOf = perObjectWhile<OwnCells, MatrixRow>();

/** @param gaps - in the order of the columns; those that have a cell are left out */
export function matrixRow(
  service: RankedService,
  {
    indexes,
    versions,
    gaps,
  }: { indexes: ColumnIndexes; versions: VersionTable; gaps: Gaps },
): MatrixRow {
  const own = ownCellsOf(service, [indexes], () => ownCells(service, indexes));
  const numbers = own.versions.map(version => versions.indexOf(version));
  return rowOf(own, [gaps, ...numbers], () => {
    const { group, toPromote } = service;
    const filled = new Set(own.cells.map(([column]) => column));
    return {
      service: group.service,
      entityRef: group.link.entityRef,
      owner: group.link.owner,
      toPromote,
      cells: own.cells.map(([column, state, version, behind, count]) => [
        column,
        state,
        version < 0 ? version : numbers[version],
        behind,
        count,
      ]),
      gaps: gaps.filter(([column]) => !filled.has(column)),
    };
  });
}

function ownCells(
  { cells: ranked }: RankedService,
  indexes: ColumnIndexes,
): OwnCells {
  const versions = new VersionTable();
  const cells: MatrixRow['cells'] = [];
  for (const { cluster, worst, behind, count } of ranked) {
    const column = indexes.get(cluster);
    if (column === undefined) continue;
    const { state, version } = worst;
    cells.push([
      column,
      fleetStates.indexOf(state),
      version === undefined ? -1 : versions.indexOf(version),
      behind,
      count,
    ]);
  }
  return {
    versions: versions.names,
    cells: cells.sort(([a], [b]) => a - b),
  };
}

export const noGaps: Gaps = [];
const gapsIn = perObjectWhile<PlacementAnswer, Gaps>();
const placesWord = perObject((places: FleetView['places']) =>
  JSON.stringify(places.map(place => place.key)),
);

/** Columns that no ApplicationSet of a service wants, and the labels that decide. */
export function gapsOf(
  view: FleetView,
  service: string,
  indexes: ColumnIndexes,
  placements: Placements,
): Gaps {
  const sets = setsOfService(view, service);
  const answers = sets.map(placements);
  if (answers.length === 0) return noGaps;
  const hubs = sets.map(set => set.hub.facts.name);
  const rest = [indexes, placesWord(view.places), ...answers, ...hubs];
  return gapsIn(answers[0], rest, () =>
    placementGaps(view, service, placements)
      .flatMap(({ place, verdict }): Gaps => {
        const column = indexes.get(place.key);
        return column === undefined ? [] : [[column, verdict.keys.join(', ')]];
      })
      .sort(([a], [b]) => a - b),
  );
}
