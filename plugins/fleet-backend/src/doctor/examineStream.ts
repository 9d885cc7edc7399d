import {
  HubCheckResult,
  phrase,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { WatchOptions } from '@fleet-portal/backstage-plugin-fleet-node';
import type { Clock } from '../clock';
import { asSourceError } from './asSourceError';
import { checkResult } from './checkResult';

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
    return checkResult(check, 'skipped', phrase('doctor.streamDenied'));
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
    return checkResult(
      check,
      'ok',
      phrase(end === 'spoke' ? 'doctor.streamOpens' : 'doctor.streamSilent'),
    );
  } catch (error) {
    const trouble = asSourceError(error);
    const optional =
      check === 'applicationSetStream' &&
      (trouble.kind === 'forbidden' || trouble.kind === 'notFound');
    return optional
      ? checkResult(check, 'ok', phrase('doctor.noStream'))
      : checkResult(check, 'failed', trouble.phrase);
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
}
