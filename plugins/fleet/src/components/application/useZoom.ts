import { KeyboardEvent, RefObject, useRef, useState } from 'react';

/** Percent. */
const smallest = 40;
const largest = 160;
const step = 20;

export interface Zoom {
  /** 1 is the size that was drawn. */
  scale: number;
  /** What the drawing scrolls in. */
  frame: RefObject<HTMLDivElement>;
  larger: () => void;
  smaller: () => void;
  /** As small as it has to be for the width of the frame, and never enlarged. */
  fit: () => void;
  isSmallest: boolean;
  isLargest: boolean;
  /** `+` and `-`, and `0` to fit. */
  onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * How large a drawing is shown.
 *
 * @param width - of the drawing; CSS pixels
 */
export function useZoom(width: number): Zoom {
  const frame = useRef<HTMLDivElement>(null);
  const [percent, setPercent] = useState(100);
  const to = (next: number) =>
    setPercent(Math.min(largest, Math.max(smallest, next)));
  const larger = () => to(percent + step);
  const smaller = () => to(percent - step);
  const fit = () => {
    if (!frame.current) return;
    const { paddingLeft, paddingRight } = getComputedStyle(frame.current);
    const room =
      frame.current.clientWidth -
      parseFloat(paddingLeft) -
      parseFloat(paddingRight);
    to(Math.min(100, Math.floor((room / width) * 100)));
  };
  const keys: Record<string, () => void> = {
    '+': larger,
    '-': smaller,
    '0': fit,
  };
  return {
    scale: percent / 100,
    frame,
    larger,
    smaller,
    fit,
    isSmallest: percent <= smallest,
    isLargest: percent >= largest,
    onKeyDown: event => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      keys[event.key]?.();
    },
  };
}
