import {
  MouseEvent,
  ReactNode,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import {
  defaultRangeExtractor,
  observeElementRect,
  Range,
  useVirtualizer,
  Virtualizer,
} from '@tanstack/react-virtual';
import { VisuallyHidden } from '@backstage/ui';
import { useFleetText } from '../../translation';
import { useElementWidth } from '../layout';
import { toneClass } from '../state';
import { useNow } from '../time';
import { placeColumns } from './MatrixCell';
import { headHeight, headRows, MatrixHeader } from './MatrixHeader';
import { MatrixRow } from './MatrixRow';
import {
  GridCell,
  GridColumn,
  GridRow,
  sizeColumns,
  spreadColumns,
  widthsOfCells,
} from './matrixModel';
import { GridCursor, sameCursor, useGridCursor } from './useGridCursor';
import { useCellCard } from './useCellCard';
import { useIconImages } from './useIconImages';
import { roomIn, useDigitWidth } from './measure';
import styles from './Matrix.module.css';

export interface MatrixProps {
  rows: readonly GridRow[];
  /** Also those that the filters leave out: they decide how wide a column is. */
  allRows: readonly GridRow[];
  columns: readonly GridColumn[];
  /** Pixels of a row. */
  rowHeight: number;
  /** Cells that the filters look for; the others are dimmed. */
  matches: (cell: GridCell) => boolean;
  corner: ReactNode;
  serviceHref: (row: GridRow) => string | undefined;
  ownerName: (row: GridRow) => string | undefined;
  clusterHref: (column: GridColumn) => string;
  onOpenService: (row: GridRow) => void;
  onOpenCluster: (column: GridColumn) => void;
  onOpenCell: (row: GridRow, column: GridColumn) => void;
  /** What hover and focus show of a cell. */
  card: (row: GridRow, column: GridColumn) => ReactNode;
  /** Tells whether somebody points at the grid or reads it by keyboard. */
  onHeld: (held: boolean) => void;
}

const overscan = { rows: 2, columns: 1 };
/** Where the service column grows and shrinks to. */
const serviceWidths = { least: 132, usual: 188, most: 280 };

/**
 * Services × clusters as an ARIA grid with one tab stop. Rows and columns that
 * are off screen are not mounted; the row and column of the cursor always are,
 * so that the keyboard never falls out of the grid.
 */
export const Matrix = (props: MatrixProps) => {
  const { rows, rowHeight, matches, corner, card, onHeld } = props;
  const { onOpenService, onOpenCluster, onOpenCell } = props;
  const t = useFleetText();
  const now = useNow(10_000);
  const keysId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const available = useElementWidth(scroller);
  const digit = useDigitWidth(scroller);
  const icons = useIconImages(scroller);
  const widths = useMemo(
    () => widthsOfCells(props.allRows, digit),
    [props.allRows, digit],
  );
  const sized = useMemo(
    () => sizeColumns(props.columns, widths, digit),
    [props.columns, widths, digit],
  );
  const columns = useMemo(
    () => spreadColumns(sized, available - serviceWidths.most),
    [sized, available],
  );
  const columnsWidth = columns.reduce((sum, { width }) => sum + width, 0);
  const serviceWidth = fitService(available, columnsWidth);

  const head = headHeight(props.columns);
  const headingRows = headRows(props.columns);
  const rowKeys = useMemo(() => rows.map(row => row.service), [rows]);
  const columnKeys = useMemo(() => columns.map(c => c.key), [columns]);
  const cards = useCellCard(scroller);

  const focusAt = useRef<GridCursor | undefined>(undefined);
  const pageSize = Math.max(
    1,
    Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 4,
  );
  const { cursor, setCursor, onKeyDown } = useGridCursor({
    rows: rowKeys,
    columns: columnKeys,
    pageSize,
    onMove: next => {
      focusAt.current = next;
      const row = next.row === undefined ? -1 : rowKeys.indexOf(next.row);
      const column =
        next.column === undefined ? -1 : columnKeys.indexOf(next.column);
      if (row >= 0) rowsVirtual.scrollToIndex(row);
      if (column >= 0) columnsVirtual.scrollToIndex(column);
    },
    onOpen: at => open(at),
    onEscape: () => cards.close(),
  });

  const cursorRow = cursor.row === undefined ? -1 : rowKeys.indexOf(cursor.row);
  const cursorColumn =
    cursor.column === undefined ? -1 : columnKeys.indexOf(cursor.column);

  const rowsVirtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: overscan.rows,
    observeElementRect: observeRoom,
    scrollMargin: head,
    scrollPaddingStart: head,
    rangeExtractor: useCallback(
      (range: Range) => withIndex(range, cursorRow),
      [cursorRow],
    ),
  });
  const columnsVirtual = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => columns[index]?.width ?? 0,
    overscan: overscan.columns,
    scrollMargin: serviceWidth,
    scrollPaddingStart: serviceWidth,
    rangeExtractor: useCallback(
      (range: Range) => withIndex(range, cursorColumn),
      [cursorColumn],
    ),
  });
  const visibleRows = rowsVirtual.getVirtualItems();
  const visibleColumns = columnsVirtual.getVirtualItems();
  const placed = useMemo(
    () => placeColumns(columns, visibleColumns, serviceWidth),
    [columns, visibleColumns, serviceWidth],
  );
  const places = visibleRows.map(({ index, start }) => ({ index, start }));
  // Those that a search leaves empty stay, for what the next one brings.
  const room = (rowsVirtual.scrollRect?.height ?? 0) - head;
  const most = Math.ceil(room / rowHeight) + overscan.rows;
  for (let index = rows.length; index < most; index++) {
    places.push({ index, start: head });
  }
  useLayoutEffect(() => columnsVirtual.measure(), [columns, columnsVirtual]);
  useLayoutEffect(() => rowsVirtual.measure(), [rowHeight, rowsVirtual]);

  // Elements stay where they are while services move: the focus follows its own.
  useLayoutEffect(() => {
    const grid = scroller.current;
    const focused = document.activeElement;
    const at = focused && grid?.contains(focused) && cursorOf(focused);
    if (!at || sameCursor(at, cursor) || focusAt.current) return;
    const own = elementAt(grid, cursor);
    if (own) own.focus({ preventScroll: true });
    else setCursor(at);
  });

  // The cell is mounted by the scroll that the move asked for; then it is focused.
  useEffect(() => {
    const wanted = focusAt.current;
    const element = wanted && elementAt(scroller.current, wanted);
    if (!element) return;
    focusAt.current = undefined;
    element.focus({ preventScroll: true });
  });

  const open = (at: GridCursor) => {
    const row = rows[rowKeys.indexOf(at.row ?? '')];
    const column = columns[columnKeys.indexOf(at.column ?? '')];
    if (row && column) onOpenCell(row, column);
    else if (row) onOpenService(row);
    else if (column) onOpenCluster(column);
  };

  const onClick = (event: MouseEvent) => {
    const at = cursorOf(event.target);
    if (!at) return;
    setCursor(at);
    // Links in headings open by themselves.
    if (at.row !== undefined && at.column !== undefined) open(at);
  };

  const carded = cards.at && {
    row: rows[rowKeys.indexOf(cards.at.row)],
    column: columns[columnKeys.indexOf(cards.at.column)],
  };

  return (
    <>
      <div
        ref={scroller}
        role="grid"
        aria-label={t('matrix.title')}
        aria-describedby={keysId}
        aria-rowcount={rows.length + headingRows}
        aria-colcount={columns.length + 1}
        className={`${styles.scroller} ${toneClass('neutral')}`}
        style={icons}
        data-density={rowHeight > 28 ? 'comfortable' : 'compact'}
        onKeyDown={event => {
          cards.onKeyDown();
          onKeyDown(event);
        }}
        onPointerDown={cards.onPointerDown}
        onClick={onClick}
        onFocus={event => {
          onHeld(true);
          const at = cursorOf(event.target);
          if (at) setCursor(at);
          cards.onFocus(event);
        }}
        onBlur={event => {
          if (!event.currentTarget.contains(event.relatedTarget)) onHeld(false);
          cards.onBlur(event);
        }}
        onPointerEnter={() => onHeld(true)}
        onPointerLeave={() => {
          onHeld(false);
          cards.onPointerLeave();
        }}
        onPointerOver={cards.onPointerOver}
        tabIndex={cursorRow < 0 && cursorColumn < 0 ? 0 : -1}
      >
        <div
          className={styles.content}
          style={{
            width: serviceWidth + columnsWidth,
            height: head + rows.length * rowHeight,
          }}
        >
          <MatrixHeader
            columns={columns}
            visible={visibleColumns}
            serviceWidth={serviceWidth}
            cursor={cursor}
            corner={corner}
            clusterHref={props.clusterHref}
          />
          <div role="rowgroup">
            {places.map(({ index, start }) => {
              const row = rows.at(index);
              return (
                // By place: another service takes over the elements of the one
                // before it, for making hundreds of cells anew would be felt.
                <MatrixRow
                  key={index}
                  row={row}
                  rowIndex={index + headingRows + 1}
                  top={start}
                  height={rowHeight}
                  width={serviceWidth + columnsWidth}
                  serviceWidth={serviceWidth}
                  columns={placed}
                  currentColumn={
                    row && cursor.row === row.service
                      ? cursor.column ?? null
                      : undefined
                  }
                  serviceHref={row && props.serviceHref(row)}
                  ownerName={row && props.ownerName(row)}
                  matches={matches}
                  now={now}
                  t={t}
                />
              );
            })}
          </div>
        </div>
      </div>
      <VisuallyHidden>
        <span id={keysId}>{t('matrix.keys')}</span>
      </VisuallyHidden>
      {carded?.row &&
        carded.column &&
        cards.render(card(carded.row, carded.column))}
    </>
  );
};

/**
 * Rows for all the room that there may be: where the element grows with its
 * rows, those that appear with it would be drawn a moment later.
 */
function observeRoom(
  grid: Virtualizer<HTMLDivElement, Element>,
  tell: (rect: { width: number; height: number }) => void,
) {
  return observeElementRect(grid, rect =>
    tell({
      ...rect,
      height: grid.scrollElement ? roomIn(grid.scrollElement) : rect.height,
    }),
  );
}

function fitService(available: number, columnsWidth: number): number {
  const left = available - columnsWidth;
  if (left >= serviceWidths.usual) return Math.min(left, serviceWidths.most);
  // A few pixels short: a slimmer first column spares the sideways scroll.
  if (left >= serviceWidths.least) return left;
  return available > 0 && available < 700
    ? serviceWidths.least
    : serviceWidths.usual;
}

function withIndex(range: Range, index: number): number[] {
  const visible = defaultRangeExtractor(range);
  if (index < 0 || visible.includes(index)) return visible;
  return [...visible, index].sort((a, b) => a - b);
}

function cursorOf(target: EventTarget): GridCursor | undefined {
  if (!(target instanceof Element)) return undefined;
  const element = target.closest<HTMLElement>(
    '[role="rowheader"], [data-column]',
  );
  if (!element) return undefined;
  const { row } = element.closest<HTMLElement>('[data-row]')?.dataset ?? {};
  return { row, column: element.dataset.column };
}

function elementAt(
  grid: HTMLElement | null,
  { row, column }: GridCursor,
): HTMLElement | null {
  if (!grid) return null;
  if (row === undefined && column === undefined) return grid;
  const inRow =
    row === undefined
      ? '[role="columnheader"]'
      : `[data-row="${CSS.escape(row)}"] >`;
  const inColumn =
    column === undefined
      ? '[role="rowheader"]'
      : `[data-column="${CSS.escape(column)}"]`;
  return grid.querySelector<HTMLElement>(`${inRow}${inColumn}`);
}
