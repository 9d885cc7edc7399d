import {
  HubEvidence,
  HubFigure,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText, writtenNumber } from '../../translation';

const shares = new Set<HubEvidence['figure']>(['cacheHits']);
const seconds = new Set<HubEvidence['figure']>([
  'reconcileSeconds',
  'queueSeconds',
  'parallelismWait',
  'gitFetchSeconds',
  'gitListSeconds',
]);

/** A figure of a hub with its unit. */
export function figureWords(
  figure: HubEvidence['figure'],
  value: number,
  t: FleetText,
): string {
  if (shares.has(figure)) {
    return t('hub.percent', { n: Math.round(value * 100) });
  }
  const text = writtenNumber(value, t, {
    maximumSignificantDigits: value < 100 ? 2 : 3,
  });
  return seconds.has(figure) ? t('hub.seconds', { n: text }) : text;
}

/** `Wait before a comparison: 42 s, from 10 s on`. */
export function evidenceWords(
  { figure, value, limit }: HubEvidence,
  t: FleetText,
): string {
  const words = {
    figure: t(`hub.figureNames.${figure}`),
    value: figureWords(figure, value, t),
    limit: figureWords(figure, limit, t),
  };
  return value < limit
    ? t('hub.evidence.below', words)
    : t('hub.evidence.above', words);
}

/** In the order in which work goes through a hub. */
export const shownFigures: readonly HubFigure[] = [
  'reconcileRate',
  'reconcileSeconds',
  'queueDepth',
  'queueSeconds',
  'operationDepth',
  'repoPending',
  'parallelismWait',
  'cacheHits',
  'gitRequestRate',
  'gitListSeconds',
  'gitFetchSeconds',
  'gitFailures',
  'kubectlPending',
];
