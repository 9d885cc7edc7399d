import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * What is concluded from a whole fleet takes a while the first time: others
 * get their turn in between.
 *
 * @param atOnce - items that are worked on without a pause
 */
export async function inTurns<T, R>(
  items: Iterable<T>,
  atOnce: number,
  work: (item: T) => R,
): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) {
    results.push(work(item));
    if (results.length % atOnce === 0) await nextTurn();
  }
  return results;
}
