import { Source } from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText, said } from '../../translation';
import { clockTime } from '../time';

const quietStates: ReadonlySet<Source['state']> = new Set<Source['state']>([
  'ok',
  'pending',
  'disabled',
]);

/** Heard, about to be heard for the first time, or silent on purpose. */
export function isQuiet(source: Source): boolean {
  return quietStates.has(source.state);
}

/** `last heard 4 min ago: connection refused`, as the source deserves. */
export function sourceWords(
  source: Source | undefined,
  ageOf: (at: string) => string,
  t: FleetText,
): string {
  if (source === undefined || source.state === 'pending') {
    return t('sources.pending');
  }
  const { state, observedAt, since } = source;
  const reason = said(source, 'reason', t);
  if (state === 'disabled') return t('sources.disabled');
  if (state === 'unauthorized') {
    return observedAt
      ? t('sources.refused', {
          time: clockTime(since ?? observedAt, t),
          age: ageOf(observedAt),
        })
      : t('sources.refusedNever');
  }
  if (!observedAt) {
    return reason
      ? t('sources.neverHeardReason', { reason })
      : t('sources.neverHeard');
  }
  const age = ageOf(observedAt);
  return reason
    ? t('sources.lastHeardReason', { age, reason })
    : t('sources.lastHeard', { age });
}
