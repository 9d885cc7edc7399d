import type { Clock } from '../../clock';

/**
 * Runs with a signal that ends with the caller's, or after so many
 * milliseconds; then it rejects with `onTimeout()`, whatever the run throws.
 * Nothing stays behind on the caller's signal.
 */
export async function withDeadline<T>(
  options: {
    clock: Clock;
    signal: AbortSignal;
    ms: number;
    onTimeout: () => Error;
  },
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { clock, signal, ms, onTimeout } = options;
  signal.throwIfAborted();
  const controller = new AbortController();
  let late: Error | undefined;
  const onAbort = () => controller.abort(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  const cancel = clock.after(ms, () => {
    late = onTimeout();
    controller.abort(late);
  });
  try {
    return await run(controller.signal);
  } catch (error) {
    signal.throwIfAborted();
    throw late ?? error;
  } finally {
    cancel();
    signal.removeEventListener('abort', onAbort);
  }
}
