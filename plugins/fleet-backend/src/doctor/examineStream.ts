import type { HubCheckResult } from '@fleet-portal/backstage-plugin-fleet-common';
import type { WatchOptions } from '@fleet-portal/backstage-plugin-fleet-node';
import type { Clock } from '../clock';
import { asSourceError } from './asSourceError';

/** A stream that is refused is refused at once; one that works may be silent. */
const patienceMs = 2_000;

/** Opens a stream until it says something, is refused, or stays silent. */
export async function examineStream<T>(
  check: 'applicationStream' | 'applicationSetStream',
  denied: boolean,
  watch: (options: WatchOptions<T>) => Promise<void>,
  { clock, signal }: { clock: Clock; signal: AbortSignal },
): Promise<HubCheckResult> {
  if (denied) {
    return {
      check,
      outcome: 'skipped',
      words: 'Not opened, because its account may not read them.',
    };
  }
  const closing = new AbortController();
  const close = () => closing.abort();
  signal.addEventListener('abort', close, { once: true });
  try {
    const stream = new Promise<'spoke'>((resolve, reject) => {
      watch({ signal: closing.signal, onEvent: () => resolve('spoke') }).then(
        () => resolve('spoke'),
        reject,
      );
    });
    let cancel: () => void = () => {};
    const silence = new Promise<'silent'>(resolve => {
      cancel = clock.after(patienceMs, () => resolve('silent'));
    });
    const end = await Promise.race([stream, silence]).finally(() => cancel());
    return {
      check,
      outcome: 'ok',
      words:
        end === 'spoke'
          ? 'It opens.'
          : 'It is not refused; it says nothing until something changes.',
    };
  } catch (error) {
    const trouble = asSourceError(error);
    const optional =
      check === 'applicationSetStream' &&
      (trouble.kind === 'forbidden' || trouble.kind === 'notFound');
    return optional
      ? {
          check,
          outcome: 'ok',
          words:
            'This hub has no stream of ApplicationSets; they are listed every few seconds instead.',
        }
      : { check, outcome: 'failed', words: trouble.message };
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
}
