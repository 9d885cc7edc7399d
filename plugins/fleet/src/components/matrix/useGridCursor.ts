import { KeyboardEvent, useCallback, useState } from 'react';

/**
 * Where the one tab stop of the grid is. Rows and columns are named, not
 * counted: a live update that reorders them leaves the cursor on its cell.
 * `undefined` is the heading: the row of clusters, the column of services.
 */
export interface GridCursor {
  row: string | undefined;
  column: string | undefined;
}

export const sameCursor = (a: GridCursor, b: GridCursor) =>
  a.row === b.row && a.column === b.column;

/**
 * Keys of the ARIA grid pattern: arrows move by one, Page keys by a screenful,
 * Home and End to the row's ends, with Ctrl to the corners.
 */
export function useGridCursor(options: {
  rows: readonly string[];
  columns: readonly string[];
  pageSize: number;
  onMove: (cursor: GridCursor) => void;
  onOpen: (cursor: GridCursor) => void;
  onEscape: () => void;
}) {
  const { rows, columns, pageSize, onMove, onOpen, onEscape } = options;
  const [cursor, setCursor] = useState<GridCursor>({
    row: undefined,
    column: undefined,
  });

  const move = useCallback(
    (next: GridCursor) => {
      setCursor(next);
      onMove(next);
    },
    [onMove],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    const row = cursor.row === undefined ? -1 : rows.indexOf(cursor.row);
    const column =
      cursor.column === undefined ? -1 : columns.indexOf(cursor.column);
    const at = (toRow: number, toColumn: number) => {
      event.preventDefault();
      move({
        row: rows[clamp(toRow, rows.length)],
        column: columns[clamp(toColumn, columns.length)],
      });
    };
    const corner = event.ctrlKey || event.metaKey;
    switch (event.key) {
      case 'ArrowDown':
        return at(row + 1, column);
      case 'ArrowUp':
        return at(row - 1, column);
      case 'ArrowRight':
        return at(row, column + 1);
      case 'ArrowLeft':
        return at(row, column - 1);
      case 'PageDown':
        return at(row + pageSize, column);
      case 'PageUp':
        return at(row - pageSize, column);
      case 'Home':
        return corner ? at(-1, -1) : at(row, -1);
      case 'End':
        return corner
          ? at(rows.length - 1, columns.length - 1)
          : at(row, columns.length - 1);
      case 'Enter':
        event.preventDefault();
        return onOpen(cursor);
      case 'Escape':
        return onEscape();
      default:
        return undefined;
    }
  };

  return { cursor, setCursor, onKeyDown };
}

/** -1 is the heading, which `rows[-1]` reads as undefined. */
function clamp(index: number, length: number): number {
  return Math.max(-1, Math.min(index, length - 1));
}
