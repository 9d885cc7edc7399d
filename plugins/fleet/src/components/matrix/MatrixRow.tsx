import { memo } from 'react';
import { Link } from 'react-router-dom';
import { VirtualItem } from '@tanstack/react-virtual';
import { FleetText } from '../../translation';
import { StateIcon, toneClass } from '../state';
import { MatrixCell } from './MatrixCell';
import { GridCell, SizedColumn, GridRow } from './matrixModel';
import styles from './Matrix.module.css';

export interface MatrixRowProps {
  row: GridRow;
  /** From 1, headings included. */
  rowIndex: number;
  top: number;
  height: number;
  width: number;
  serviceWidth: number;
  columns: readonly SizedColumn[];
  visible: readonly VirtualItem[];
  /** The column of the tab stop when it is in this row; null in the service. */
  currentColumn: string | null | undefined;
  serviceHref: string | undefined;
  ownerName: string | undefined;
  matches: (cell: GridCell) => boolean;
  now: number;
  t: FleetText;
}

export const MatrixRow = memo((props: MatrixRowProps) => {
  const { row, rowIndex, top, height, width, serviceWidth, columns } = props;
  const { visible, currentColumn, serviceHref, ownerName, matches } = props;
  const { now, t } = props;
  let end = serviceWidth;
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className={styles.row}
      style={{ top, height, width }}
      data-row={row.service}
    >
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
      {visible.map(item => {
        const column = columns[item.index];
        const cell = row.cells.get(column.key);
        const distance = item.start - end;
        end = item.end;
        return (
          <MatrixCell
            key={column.key}
            row={row}
            column={column}
            distance={distance}
            columnIndex={item.index + 2}
            current={currentColumn === column.key}
            dimmed={cell ? !matches(cell) : false}
            now={now}
            t={t}
          />
        );
      })}
    </div>
  );
});
