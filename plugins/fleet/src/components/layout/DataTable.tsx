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
  /** Sentences of other programs: long words in them break anywhere. */
  prose?: boolean;
  /** Its heading sorts the rows; the owner of the rows does the sorting. */
  sortable?: boolean;
}

/** By which column the rows stand, where the reader chose one. */
export interface DataSort {
  column: string | undefined;
  descending: boolean;
}

export interface DataTableProps<T> {
  label: string;
  columns: DataColumn<T>[];
  rows: readonly T[];
  rowKey: (row: T) => Key;
  highlighted?: (row: T) => boolean;
  sort?: DataSort;
  onSort?: (sort: DataSort) => void;
}

/**
 * A plain table for the few rows of a card; long lists use the matrix or BUI's
 * Table. On a phone a row of more than two cells is a block of lines, each with
 * the heading of its column.
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const { label, columns, rows, rowKey, highlighted } = props;
  return (
    // A wide table scrolls by itself, by keyboard as well.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={label}>
      <table
        className={styles.table}
        aria-label={label}
        data-stacks={columns.length > 2 ? '' : undefined}
      >
        <thead>
          <tr>
            {columns.map(column => (
              <Heading key={column.id} column={column} {...props} />
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
                    data-heading={column.title}
                    className={cellClass(column)}
                  >
                    <div>{column.cell(row)}</div>
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

function cellClass<T>({ nowrap, prose }: DataColumn<T>): string | undefined {
  if (nowrap) return styles.nowrap;
  return prose ? styles.prose : undefined;
}

function Heading<T>({
  column,
  sort,
  onSort,
}: DataTableProps<T> & { column: DataColumn<T> }) {
  const { id, title, align, sortable } = column;
  if (!sortable || !sort || !onSort) {
    return (
      <th scope="col" data-align={align}>
        {title}
      </th>
    );
  }
  const active = sort.column === id;
  const direction = sort.descending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      data-align={align}
      aria-sort={active ? direction : undefined}
    >
      <button
        type="button"
        className={styles.sort}
        onClick={() =>
          onSort({ column: id, descending: active && !sort.descending })
        }
      >
        {title}
        <span aria-hidden className={styles.arrow}>
          {active && (sort.descending ? '↓' : '↑')}
        </span>
      </button>
    </th>
  );
}
