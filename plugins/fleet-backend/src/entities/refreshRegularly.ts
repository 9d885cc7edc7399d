import type { Clock } from '../clock';
import type { EntityIndex } from './EntityIndex';

const EVERY_MS = 60_000;
/** The catalog starts beside us and may not answer yet. */
const AFTER_FAILURE_MS = 5_000;

/** Reads the catalog now and every minute; returns how to stop. */
export function refreshRegularly(
  entities: Pick<EntityIndex, 'refresh'>,
  clock: Clock,
): () => void {
  let stopped = false;
  let cancel = () => {};
  const round = async () => {
    const read = await entities.refresh();
    if (stopped) return;
    cancel = clock.after(read ? EVERY_MS : AFTER_FAILURE_MS, round);
  };
  void round();
  return () => {
    stopped = true;
    cancel();
  };
}
