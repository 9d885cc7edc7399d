import { CSSProperties, ReactNode } from 'react';
import { VirtualItem } from '@tanstack/react-virtual';
import { FleetText } from '../../translation';
import { ageInSeconds, shortAge } from '../time';
import { cellName } from './cellWords';
import { GridCell, GridRow, lastWordAt, SizedColumn } from './matrixModel';
import styles from './Matrix.module.css';

/** A column that is on the screen, and what its cells have in common. */
export interface PlacedColumn {
  column: SizedColumn;
  /** From 1, the services included. */
  columnIndex: number;
  style: CSSProperties;
  rule: string | undefined;
}

/** @param visible - from left to right */
export function placeColumns(
  columns: readonly SizedColumn[],
  visible: readonly VirtualItem[],
  serviceWidth: number,
): PlacedColumn[] {
  let end = serviceWidth;
  return visible.flatMap(item => {
    const column = columns[item.index];
    if (!column) return [];
    // Columns between this one and the one before it are not mounted.
    const marginLeft = item.start - end;
    end = item.end;
    const style = { marginLeft, width: column.width };
    const rule = ruleOf(column);
    return { column, columnIndex: item.index + 2, style, rule };
  });
}

/**
 * One cell is one element and at most two marks in it: the icon is an image
 * and the colours hang on attributes, so that a screen of cells stays cheap. It
 * knows its column; whose row it is in, the row says. No component of its own:
 * there are hundreds, and a row draws all of its cells or none.
 */
export function drawCell(options: {
  row: GridRow;
  placed: PlacedColumn;
  /** Does the cell hold the grid's one tab stop? */
  current: boolean;
  /** Is it what the filters look for? */
  matches: (cell: GridCell) => boolean;
  /** Epoch milliseconds; a step of some seconds will do. */
  now: number;
  t: FleetText;
}): ReactNode {
  const { row, placed, current, matches, now, t } = options;
  const { column, columnIndex, style, rule } = placed;
  const cell = row.cells.get(column.key);
  const gap = row.gaps.get(column.key);
  const heardAt = cell && lastWordAt(cell, column);
  const seconds = heardAt ? ageInSeconds(heardAt, now) : undefined;
  const observed = heardAt ?? column.source?.observedAt;
  const age = cell && observed ? ageInSeconds(observed, now) : undefined;
  const state = cell?.state ?? (gap === undefined ? undefined : 'notPlaced');

  return (
    <div
      key={column.key}
      role="gridcell"
      aria-colindex={columnIndex}
      aria-label={cellName({ row, column, cell, age, t })}
      tabIndex={current ? 0 : -1}
      className={styles.cell}
      style={style}
      data-column={column.key}
      data-state={state}
      data-behind={cell && cell.behind > 0 ? '' : undefined}
      data-rule={rule}
      data-dimmed={cell && !matches(cell) ? '' : undefined}
    >
      {cell ? wordsIn(cell, seconds) : gap}
    </div>
  );
}

/** Most cells hold a text and nothing else, which React sets without a node of its own. */
function wordsIn(cell: GridCell, seconds: number | undefined): ReactNode {
  if (cell.behind === 0 && seconds === undefined) return cell.version;
  return (
    <>
      {cell.version}
      {cell.behind > 0 && <b>{cell.behind}</b>}
      {seconds !== undefined && <i>{shortAge(seconds)}</i>}
    </>
  );
}

/** What parts it from the column before: a heavy rule between groups. */
export function ruleOf(column: SizedColumn): string | undefined {
  if (column.starts === undefined) return undefined;
  return column.starts === 0 ? 'heavy' : 'thin';
}
