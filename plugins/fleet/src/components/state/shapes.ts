import { ShownState } from './stateLook';

/** One line or area of an icon on a 16 × 16 field. */
export interface Stroke {
  d: string;
  /** Line width; an area without one. */
  width?: number;
  dash?: string;
  /** Cut out of the area below it. */
  cut?: boolean;
}

const ring = (width = 1.6): Stroke => ({
  d: 'M8 1.8a6.2 6.2 0 1 1 0 12.4 6.2 6.2 0 0 1 0-12.4z',
  width,
});
const dot = (x: number, y: number, r: number): Stroke => ({
  d: `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0 ${r} ${r} 0 1 0 ${-2 * r} 0z`,
});

/** One shape per state, so that it is told apart without colour. */
export const shapes: Record<ShownState, Stroke[]> = {
  healthy: [ring(), { d: 'M5.1 8.3 7.2 10.4 11 6.1', width: 1.6 }],
  unverified: [ring(1.3), { d: 'M6 5.3v5.4M10 5.3v5.4M6 8h4', width: 1.4 }],
  progressing: [
    { d: 'M13.7 8.4A5.75 5.75 0 1 1 11.4 3.4', width: 2 },
    { d: 'M15 1.3v4.6h-4.6z' },
  ],
  drift: [
    { d: 'M8 .7 15.3 8 8 15.3.7 8z' },
    { d: 'M5.1 6.6h5.8M5.1 9.4h5.8', width: 1.6, cut: true },
  ],
  atRisk: [
    { d: 'M8 2.1 14.5 13.9h-13z', width: 1.6 },
    { d: 'M8 6.2v3.5M8 11v1.5', width: 1.6 },
  ],
  degraded: [
    { d: 'M5.1.9h5.8l4.2 4.2v5.8l-4.2 4.2H5.1L.9 10.9V5.1z' },
    { d: 'm5.3 5.3 5.4 5.4m0-5.4-5.4 5.4', width: 1.8, cut: true },
  ],
  syncFailed: [
    { d: 'M8 1.1 15.5 14.5H.5z' },
    { d: 'M8 5.7v4M8 11.2v1.7', width: 1.8, cut: true },
  ],
  notComparable: [
    { d: 'M8 1.3 14.7 8 8 14.7 1.3 8z', width: 1.6 },
    { d: 'M5.6 7h4.8M5.6 9.3h4.8M9.8 5 6.2 11.2', width: 1.3 },
  ],
  missing: [{ d: 'M2 2h12v12H2z', width: 1.6, dash: '3 2' }],
  suspended: [
    {
      d: 'M4.4 1.6h7.2a2.8 2.8 0 0 1 2.8 2.8v7.2a2.8 2.8 0 0 1-2.8 2.8H4.4a2.8 2.8 0 0 1-2.8-2.8V4.4a2.8 2.8 0 0 1 2.8-2.8z',
      width: 1.5,
    },
    { d: 'M6.2 5v6m3.6-6v6', width: 1.6 },
  ],
  waiting: [ring(1.5), dot(5, 8, 1), dot(8, 8, 1), dot(11, 8, 1)],
  notCompared: [ring(1.3), { d: 'M8 5.2v5.6M5.2 8h5.6', width: 1.5 }],
  notHeard: [
    { ...ring(1.5), dash: '2.4 1.5' },
    {
      d: 'M6.1 6.4c.1-2.5 3.9-2.2 3.8.1-.1 1.4-1.9 1.5-1.9 3',
      width: 1.5,
    },
    dot(8, 11.7, 0.9),
  ],
  contradicted: [
    {
      d: 'M6.3 13.4 3.6 10.9a3.55 3.55 0 0 1 0-5L6 3.6M9.7 2.6l2.7 2.5a3.55 3.55 0 0 1 0 5L10 12.4',
      width: 2,
    },
    { d: 'm9.6 4.7-3.2 6.6', width: 1.9 },
  ],
  notPlaced: [{ d: 'M4.5 8h7', width: 1.6 }],
  behind: [{ d: 'M8 2v10.2M3.9 8 8 12.5 12.1 8', width: 2 }],
  toPromote: [{ d: 'M8 14V3.8M3.9 8 8 3.5 12.1 8', width: 2 }],
};

/**
 * The shape as a CSS image: a cell of the matrix draws its icon without a single
 * element of its own, which a grid of thousands of cells needs. (A mask would take
 * its colour from the page, and costs a layer for each cell.)
 *
 * @param ink - the colour of what is cut out of the shape
 */
export function imageOf(
  state: ShownState,
  { colour, ink }: { colour: string; ink: string },
): string {
  const paths = shapes[state].map(({ d, width, dash, cut }) => {
    const paint = cut ? ink : colour;
    const stroke = `fill="none" stroke="${paint}" stroke-width="${width}"${
      dash ? ` stroke-dasharray="${dash}"` : ''
    }`;
    return `<path d="${d}" ${
      width === undefined ? `fill="${paint}"` : stroke
    }/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${paths.join(
    '',
  )}</svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}
