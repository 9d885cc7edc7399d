import { Key, ReactNode, useRef } from 'react';
import { useElementWidth } from './useElementWidth';
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
  /** Percent of the table, where tables below each other share their columns. */
  share?: number;
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
 * Table. Where there is little room, as on a phone, a row of more than two cells
 * is a block of lines, each with the heading of its column.
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const { label, columns, rows, rowKey, highlighted } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const room = useElementWidth(scroller);
  return (
    <div
      ref={scroller}
      className={styles.scroll}
      // A wide table scrolls by itself, by keyboard as well.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="group"
      aria-label={label}
    >
      <table
        className={styles.table}
        aria-label={label}
        data-pairs={columns.length === 2 ? '' : undefined}
        data-stacks={stacks(columns.length, room) ? '' : undefined}
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

/** Pixels that a column needs at least, and those that are enough for a table. */
const leastRoom = { column: 130, table: 600 };

/** @param room - 0 before the table is laid out */
function stacks(columns: number, room: number): boolean {
  return (
    columns > 2 &&
    room > 0 &&
    room < Math.min(columns * leastRoom.column, leastRoom.table)
  );
}

function shareOf({ share }: { share?: number }) {
  return share === undefined ? undefined : { width: `${share}%` };
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
      <th scope="col" data-align={align} style={shareOf(column)}>
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
      style={shareOf(column)}
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
