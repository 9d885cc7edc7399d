import type { Clock } from '../clock';
import type { EntityIndex } from './EntityIndex';

const EVERY_MS = 60_000;
/** The catalog starts beside us: it may not answer yet, or know little so far. */
const AT_FIRST_EVERY_MS = 5_000;
const SETTLED_AFTER_MS = 60_000;

/**
 * Reads the catalog now and every minute, more often while it has just started
 * and after a failure; returns how to stop.
 */
export function refreshRegularly(
  entities: Pick<EntityIndex, 'refresh'>,
  clock: Clock,
): () => void {
  const startedAt = clock.now();
  let stopped = false;
  let cancel = () => {};
  const round = async () => {
    const read = await entities.refresh();
    if (stopped) return;
    const settled = clock.now() - startedAt >= SETTLED_AFTER_MS;
    cancel = clock.after(read && settled ? EVERY_MS : AT_FIRST_EVERY_MS, round);
  };
  void round();
  return () => {
    stopped = true;
    cancel();
  };
}
