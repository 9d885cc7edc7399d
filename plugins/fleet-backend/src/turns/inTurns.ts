import { Turn } from './Turn';

/**
 * What is concluded from a whole fleet takes a while the first time: others
 * get their turn in between.
 */
export async function inTurns<T, R>(
  items: Iterable<T>,
  work: (item: T) => R,
): Promise<R[]> {
  const turn = new Turn();
  const results: R[] = [];
  for (const item of items) {
    results.push(work(item));
    if (turn.isOver) await turn.next();
  }
  return results;
}
