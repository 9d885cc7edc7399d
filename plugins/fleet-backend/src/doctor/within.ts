import type { Clock } from '../clock';

/** Runs with a signal that ends after so many milliseconds. */
export async function within<T>(
  clock: Clock,
  ms: number,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController();
  const cancel = clock.after(ms, () => deadline.abort());
  try {
    return await run(deadline.signal);
  } finally {
    cancel();
  }
}
