import { Key, ReactNode } from 'react';
import styles from './DataTable.module.css';

export interface DataColumn<T> {
  id: string;
  title: string;
  cell: (row: T) => ReactNode;
  /** Names the row for screen readers. */
  rowHeader?: boolean;
  align?: 'end';
  /** Identifiers and states read badly over two lines. */
  nowrap?: boolean;
}

/** A plain table for the few rows of a card; long lists use the matrix or BUI's Table. */
export function DataTable<T>({
  label,
  columns,
  rows,
  rowKey,
  highlighted,
}: {
  label: string;
  columns: DataColumn<T>[];
  rows: readonly T[];
  rowKey: (row: T) => Key;
  highlighted?: (row: T) => boolean;
}) {
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column.id} scope="col" data-align={column.align}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr
              key={rowKey(row)}
              data-highlighted={highlighted?.(row) ? '' : undefined}
            >
              {columns.map(column =>
                column.rowHeader ? (
                  <th key={column.id} scope="row" data-align={column.align}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td
                    key={column.id}
                    data-align={column.align}
                    className={column.nowrap ? styles.nowrap : undefined}
                  >
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
