import { growthOf } from './__testUtils__/growth';

/** A table that is emptied each 39 readings, and what is never given back. */
const readings = (bytesPerEvent: number) =>
  Array.from({ length: 250 }, (_, round) => ({
    events: round * 2_000,
    bytes: 80e6 + (round % 39) * 35_000 + round * 2_000 * bytesPerEvent,
  }));

it('tells what grows from what fills and is emptied', () => {
  expect(Math.abs(growthOf(readings(0), 50))).toBeLessThan(0.01);
  expect(growthOf(readings(0.6), 50)).toBeGreaterThan(0.512);
});
