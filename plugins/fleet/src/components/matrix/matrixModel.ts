import {
  ClusterSummary,
  compareHarm,
  FleetState,
  Source,
  troubleStates,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { isLastWord } from '../state';

/** What a service is on one cluster; see the wire contract of the matrix. */
export interface GridCell {
  state: FleetState;
  version?: string;
  behind: number;
  applications: number;
}

export interface GridRow {
  service: string;
  entityRef?: string;
  owner?: string;
  toPromote: number;
  cells: ReadonlyMap<string, GridCell>;
  gaps: ReadonlyMap<string, string>;
}

export interface GridColumn {
  /** The encoded cluster reference. */
  key: string;
  cluster: ClusterSummary;
  /** The hub that speaks for it. */
  source?: Source;
  /** What stands over it, one for each row of headings, from the top. */
  headings: readonly string[];
  /** The topmost row in which another heading begins here, from 0. */
  starts?: number;
}

/** A column as wide as what stands in it. */
export interface SizedColumn extends GridColumn {
  /** Pixels. */
  width: number;
}

const narrow = 67;
const widest = 150;

/** Padding, icon and the gap behind it. */
const cellFrame = 24;
const behindMark = 18;

/**
 * Pixels of the longest thing in each column, by its key, where that is more
 * than the least. It looks at every cell of the fleet, and at nothing that
 * changes more often.
 *
 * @param rows - all of them: a filter must not make columns jump
 * @param digit - pixels of a digit at 11.5 px
 */
export function widthsOfCells(
  rows: readonly GridRow[],
  digit: number,
): ReadonlyMap<string, number> {
  const widths = new Map<string, number>();
  const grow = (key: string, width: number) => {
    if (width > (widths.get(key) ?? narrow)) widths.set(key, width);
  };
  for (const { cells, gaps } of rows) {
    for (const [key, { version = '', behind, state }] of cells) {
      const marks =
        (behind > 0 ? behindMark : 0) + (isLastWord(state) ? 2.8 * digit : 0);
      grow(key, cellFrame + textWidth(version, digit) + marks);
    }
    for (const [key, words] of gaps) {
      grow(key, cellFrame + textWidth(words, digit));
    }
  }
  return widths;
}

/**
 * Wide enough for the longest thing in each column, so that a column in trouble
 * (with an age or a mark beside the version) grows and a quiet one stays slim.
 *
 * @param widths - of {@link widthsOfCells}
 */
export function sizeColumns(
  columns: readonly GridColumn[],
  widths: ReadonlyMap<string, number>,
  digit: number,
): SizedColumn[] {
  return columns.map(column => {
    const { ref, contradicted } = column.cluster;
    const width = Math.max(
      widths.get(column.key) ?? narrow,
      // The heading is bold and half a pixel larger.
      textWidth(ref.name, digit) * 1.12 + 9,
      contradicted ? textWidth('P x unreachable', digit) + 9 : 0,
    );
    return { ...column, width: Math.ceil(Math.min(width, widest)) };
  });
}

/**
 * Shares out what is left of the page, so that a fleet of a few clusters is
 * not drawn as tightly as one of hundreds.
 *
 * @param room - pixels for all columns together
 */
export function spreadColumns(
  columns: readonly SizedColumn[],
  room: number,
): readonly SizedColumn[] {
  const taken = columns.reduce((sum, { width }) => sum + width, 0);
  const share = Math.floor((room - taken) / columns.length);
  if (!(share > 0)) return columns;
  return columns.map(column => ({
    ...column,
    width: Math.max(column.width, Math.min(column.width + share, widest)),
  }));
}

/** Dots, dashes and the like take about half of a digit in any face. */
function textWidth(text: string, digit: number): number {
  let width = 0;
  for (const character of text) {
    width += '.,:;-|!ijlftr '.includes(character) ? digit * 0.55 : digit;
  }
  return width;
}

/**
 * Most harm first. What a dead spoke or a silent hub does to every service
 * alike says nothing about the service, so it only counts as a last resort.
 */
export function sortByHarm(rows: readonly GridRow[]): GridRow[] {
  const names = new Intl.Collator('en');
  return rows
    .map(row => ({ row, worst: worstCell(row), troubled: troubledCells(row) }))
    .sort(
      (a, b) =>
        compareHarm(a.worst, b.worst) ||
        b.troubled - a.troubled ||
        b.row.toPromote - a.row.toPromote ||
        names.compare(a.row.service, b.row.service),
    )
    .map(({ row }) => row);
}

function worstCell(row: GridRow): FleetState {
  let worst: FleetState = 'healthy';
  for (const { state } of row.cells.values()) {
    if (!isLastWord(state) && compareHarm(state, worst) < 0) worst = state;
  }
  // Not verified is no harm of the service either.
  return worst === 'unverified' ? 'healthy' : worst;
}

function troubledCells(row: GridRow): number {
  let count = 0;
  for (const { state, behind } of row.cells.values()) {
    if (behind > 0 || (troubleStates.has(state) && !isLastWord(state))) {
      count += 1;
    }
  }
  return count;
}

/** Is a hub silent, or not asked on purpose, so that its words are old? */
export function isSilent(source: Source | undefined): boolean {
  return (
    source !== undefined && source.state !== 'ok' && source.state !== 'pending'
  );
}

/** Since when a cell holds a last word, where that is what it holds. */
export function lastWordAt(
  cell: GridCell,
  column: GridColumn,
): string | undefined {
  if (cell.state === 'contradicted') {
    const { lastReachableAt, since } = column.cluster.probe;
    return since ?? lastReachableAt;
  }
  return cell.state === 'notHeard' ? column.source?.observedAt : undefined;
}
