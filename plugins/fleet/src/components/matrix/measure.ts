import { RefObject, useLayoutEffect, useState } from 'react';

/**
 * The height in pixels that an element may grow to, however little stands in
 * it now.
 */
export function roomIn(element: HTMLElement): number {
  const limit = Number.parseFloat(getComputedStyle(element).maxHeight);
  return Math.max(element.clientHeight, limit || 0);
}

/** The width of a digit in the font of the element, in pixels. */
export function useDigitWidth(ref: RefObject<HTMLElement>): number {
  const [width, setWidth] = useState(6.4);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const sample = document.createElement('span');
    sample.textContent = '0123456789';
    sample.style.cssText = 'position:absolute;visibility:hidden';
    element.append(sample);
    const measured = sample.getBoundingClientRect().width;
    sample.remove();
    if (measured > 0) setWidth(measured / 10);
  }, [ref]);
  return width;
}
