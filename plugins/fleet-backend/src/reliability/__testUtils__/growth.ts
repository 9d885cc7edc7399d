/** What was in use after so many events. */
export interface Reading {
  events: number;
  bytes: number;
}

/**
 * Bytes that are more in use with each event, by least squares through the lowest
 * of each so many readings: tables that fill and are emptied in between are no
 * growth, however they stand at the beginning and at the end.
 */
export function growthOf(
  readings: readonly Reading[],
  atATime: number,
): number {
  const lowest: Reading[] = [];
  for (let from = 0; from + atATime <= readings.length; from += atATime) {
    const some = readings.slice(from, from + atATime);
    lowest.push(some.reduce((a, b) => (b.bytes < a.bytes ? b : a)));
  }
  return slopeOf(lowest);
}

function slopeOf(points: readonly Reading[]): number {
  const mean = (values: number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(points.map(({ events }) => events));
  const y = mean(points.map(({ bytes }) => bytes));
  const covariance = mean(
    points.map(({ events, bytes }) => (events - x) * (bytes - y)),
  );
  return covariance / mean(points.map(({ events }) => (events - x) ** 2));
}
