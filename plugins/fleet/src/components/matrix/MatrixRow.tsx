import { memo } from 'react';
import { Link } from 'react-router-dom';
import { FleetText } from '../../translation';
import { StateIcon, toneClass } from '../state';
import { drawCell, PlacedColumn } from './MatrixCell';
import { GridCell, GridRow } from './matrixModel';
import styles from './Matrix.module.css';

interface RowContentProps {
  /** Undefined: no service stands here now. */
  row: GridRow | undefined;
  serviceWidth: number;
  columns: readonly PlacedColumn[];
  /** The column of the tab stop when it is in this row; null in the service. */
  currentColumn: string | null | undefined;
  serviceHref: string | undefined;
  ownerName: string | undefined;
  matches: (cell: GridCell) => boolean;
  now: number;
  /** Handed down: a subscription per cell would be felt. */
  t: FleetText;
}

export interface MatrixRowProps extends RowContentProps {
  /** From 1, headings included. */
  rowIndex: number;
  top: number;
  height: number;
  width: number;
}

/** A place in the grid for a service; hidden while there is none for it. */
export const MatrixRow = (props: MatrixRowProps) => {
  const { rowIndex, top, height, width, ...content } = props;
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className={styles.row}
      style={{ top, height, width }}
      data-row={content.row?.service}
      hidden={content.row === undefined}
    >
      <RowContent {...content} />
    </div>
  );
};

/**
 * A place that its service leaves keeps the elements as they are: the next
 * keystroke may bring another one, and making a row of cells would be felt.
 */
function drawsTheSame(before: RowContentProps, after: RowContentProps) {
  if (after.row === undefined) return true;
  return (
    before.row === after.row &&
    before.serviceWidth === after.serviceWidth &&
    before.columns === after.columns &&
    before.currentColumn === after.currentColumn &&
    before.serviceHref === after.serviceHref &&
    before.ownerName === after.ownerName &&
    before.matches === after.matches &&
    before.now === after.now &&
    before.t === after.t
  );
}

const RowContent = memo((props: RowContentProps) => {
  const { row, serviceWidth, columns, currentColumn } = props;
  const { serviceHref, ownerName, matches, now, t } = props;
  if (!row) return null;
  return (
    <>
      <div
        role="rowheader"
        aria-colindex={1}
        className={styles.service}
        style={{ width: serviceWidth }}
        tabIndex={currentColumn === null ? 0 : -1}
        title={row.service}
      >
        {serviceHref ? (
          <Link to={serviceHref} tabIndex={-1}>
            {row.service}
          </Link>
        ) : (
          <span>{row.service}</span>
        )}
        {row.toPromote > 0 && (
          <span
            className={`${styles.promote} ${toneClass('skew')}`}
            title={t('matrix.promote', { count: row.toPromote })}
          >
            <StateIcon
              state="toPromote"
              size={10}
              label={t('matrix.promote', { count: row.toPromote })}
            />
            <span aria-hidden>{row.toPromote}</span>
          </span>
        )}
        <span className={styles.owner}>{ownerName}</span>
      </div>
      {columns.map(placed =>
        drawCell({
          row,
          placed,
          current: currentColumn === placed.column.key,
          matches,
          now,
          t,
        }),
      )}
    </>
  );
}, drawsTheSame);
