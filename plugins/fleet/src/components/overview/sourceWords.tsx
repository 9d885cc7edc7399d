import { ReactNode } from 'react';
import { Source } from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText, said } from '../../translation';
import { isSilent } from '../matrix/matrixModel';
import { Age, clockTime, Moment } from '../time';

/** The hubs among the sources that are not heard right now; all, or one of them. */
export function silentHubs(
  sources: readonly Source[],
  hub: string | undefined,
): Source[] {
  return sources.filter(
    source =>
      source.kind === 'hub' &&
      (hub === undefined || source.hub === hub) &&
      isSilent(source),
  );
}

/** The reason in its words: of a refused token they say what to do instead. */
export function toldReason(source: Source, t: FleetText): string {
  return source.state === 'unauthorized' ? '' : said(source, 'reason', t);
}

/** `last heard 4 min ago: connection refused`, as the source deserves. */
export function sourceWords(
  source: Source | undefined,
  t: FleetText,
): ReactNode {
  if (source === undefined || source.state === 'pending') {
    return t('sources.pending');
  }
  const { state, observedAt, since } = source;
  const reason = toldReason(source, t);
  const age = observedAt && <Age at={observedAt} ago={false} />;
  if (state === 'disabled') {
    if (!reason) return t('sources.disabled');
    return age
      ? t('sources.mutedAge', { age, reason })
      : t('sources.muted', { reason });
  }
  if (state === 'unauthorized') {
    if (!age) return t('sources.refusedNever');
    const at = since ?? observedAt;
    return t('sources.refused', {
      time: <Moment at={at}>{clockTime(at, t)}</Moment>,
      age,
    });
  }
  if (!age) {
    return reason
      ? t('sources.neverHeardReason', { reason })
      : t('sources.neverHeard');
  }
  return reason
    ? t('sources.lastHeardReason', { age, reason })
    : t('sources.lastHeard', { age });
}
