import {
  FocusEvent,
  PointerEvent,
  ReactNode,
  RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import styles from './CellCard.module.css';

interface CardPlace {
  row: string;
  column: string;
  /** Where the cell is on screen. */
  anchor: DOMRect;
}

/** Milliseconds. Long enough not to flicker while the pointer crosses the grid. */
const openDelay = 250;
/** Long enough to move from the cell into its card. */
const closeDelay = 200;
const cardWidth = 344;

/** The card of the cell that is pointed at or focused. */
export function useCellCard(grid: RefObject<HTMLElement>) {
  const [at, setAt] = useState<CardPlace>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const byPointer = useRef(false);

  const later = useCallback((next: CardPlace | undefined, delay: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAt(next), delay);
  }, []);
  const close = useCallback(() => {
    clearTimeout(timer.current);
    setAt(undefined);
  }, []);

  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    // The card is placed on the screen; the grid moves away below it.
    const element = grid.current;
    if (!at || !element) return undefined;
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close();
    };
    element.addEventListener('scroll', close);
    window.addEventListener('scroll', close);
    window.addEventListener('keydown', closeOnEscape);
    return () => {
      element.removeEventListener('scroll', close);
      window.removeEventListener('scroll', close);
      window.removeEventListener('keydown', closeOnEscape);
    };
  }, [at, close, grid]);

  return {
    at,
    close,
    onPointerDown: () => {
      byPointer.current = true;
    },
    onKeyDown: () => {
      byPointer.current = false;
    },
    onPointerOver: (event: PointerEvent) => {
      if (event.pointerType === 'touch') return;
      const place = placeOf(event.target);
      later(place, place ? openDelay : closeDelay);
    },
    onPointerLeave: () => later(undefined, closeDelay),
    onFocus: (event: FocusEvent) => {
      // A click opens the Application; only the keyboard asks for the card.
      if (!byPointer.current) later(placeOf(event.target), 0);
    },
    onBlur: (event: FocusEvent) => {
      if (!grid.current?.contains(event.relatedTarget)) {
        later(undefined, closeDelay);
      }
    },
    render: (children: ReactNode) =>
      at &&
      createPortal(
        <div
          className={styles.card}
          style={placement(at.anchor)}
          role="group"
          onPointerEnter={() => clearTimeout(timer.current)}
          onPointerLeave={() => later(undefined, closeDelay)}
        >
          {children}
        </div>,
        document.body,
      ),
  };
}

function placeOf(target: EventTarget): CardPlace | undefined {
  if (!(target instanceof Element)) return undefined;
  const cell = target.closest<HTMLElement>('[role="gridcell"][data-state]');
  const { column } = cell?.dataset ?? {};
  const row = cell?.closest<HTMLElement>('[data-row]')?.dataset.row;
  if (!cell || row === undefined || column === undefined) return undefined;
  return { row, column, anchor: cell.getBoundingClientRect() };
}

/** Below the cell, or above it where there is no room; never off the screen. */
function placement(anchor: DOMRect) {
  const margin = 8;
  const left = Math.max(
    margin,
    Math.min(anchor.left, window.innerWidth - cardWidth - margin),
  );
  const below = anchor.bottom + 4;
  return window.innerHeight - below > 180
    ? { left, top: below, width: cardWidth }
    : { left, bottom: window.innerHeight - anchor.top + 4, width: cardWidth };
}
