import type { Block } from '@fleet-portal/backstage-plugin-fleet-common';

/** The same block with something else made of its value. */
export function mapBlock<T, U>(
  block: Block<T>,
  make: (value: T) => U,
): Block<U> {
  return block.status === 'ok' || block.status === 'stale'
    ? { ...block, value: make(block.value) }
    : block;
}

/** Two blocks as one, as old and as bad as the worse of them. */
export function bothBlocks<A, B>(a: Block<A>, b: Block<B>): Block<[A, B]> {
  if (a.status === 'failed' || a.status === 'absent') return a;
  if (b.status === 'failed' || b.status === 'absent') return b;
  const value: [A, B] = [a.value, b.value];
  const older = a.observedAt < b.observedAt ? a : b;
  const { observedAt } = older;
  const stale = [a, b].find(one => one.status === 'stale');
  return stale?.status === 'stale'
    ? { ...stale, value, observedAt }
    : { status: 'ok', value, observedAt };
}

/** What was read, of any age. */
export function valueOf<T>(block: Block<T>): T | undefined {
  return block.status === 'ok' || block.status === 'stale'
    ? block.value
    : undefined;
}
