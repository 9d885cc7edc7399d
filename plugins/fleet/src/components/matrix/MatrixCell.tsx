import { memo, ReactNode } from 'react';
import { FleetText } from '../../translation';
import { ageInSeconds, shortAge } from '../time';
import { cellName } from './cellWords';
import { GridCell, GridRow, lastWordAt, SizedColumn } from './matrixModel';
import styles from './Matrix.module.css';

export interface MatrixCellProps {
  row: GridRow;
  column: SizedColumn;
  /** Pixels between the cell before it and this one, which others would fill. */
  distance: number;
  columnIndex: number;
  /** Does the cell hold the grid's one tab stop? */
  current: boolean;
  /** The filters look for another state. */
  dimmed: boolean;
  /** Epoch milliseconds; a step of some seconds will do. */
  now: number;
  /** Handed down: a subscription per cell would be felt. */
  t: FleetText;
}

/**
 * One cell is one element and at most two marks in it: the icon is an image
 * and the colours hang on attributes, so that a screen of cells stays cheap. It
 * knows its column; whose row it is in, the row says.
 */
export const MatrixCell = memo((props: MatrixCellProps) => {
  const { row, column, distance, columnIndex, current } = props;
  const { dimmed, now, t } = props;
  const cell = row.cells.get(column.key);
  const gap = row.gaps.get(column.key);
  const heardAt = cell && lastWordAt(cell, column);
  const seconds = heardAt ? ageInSeconds(heardAt, now) : undefined;
  const observed = heardAt ?? column.source?.observedAt;
  const age = cell && observed ? ageInSeconds(observed, now) : undefined;
  const state = cell?.state ?? (gap === undefined ? undefined : 'notPlaced');

  return (
    <div
      role="gridcell"
      aria-colindex={columnIndex}
      aria-label={cellName({ row, column, cell, age, t })}
      tabIndex={current ? 0 : -1}
      className={styles.cell}
      style={{ marginLeft: distance, width: column.width }}
      data-column={column.key}
      data-state={state}
      data-behind={cell && cell.behind > 0 ? '' : undefined}
      data-rule={ruleOf(column)}
      data-dimmed={dimmed ? '' : undefined}
    >
      {cell ? wordsIn(cell, seconds) : gap}
    </div>
  );
});

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
