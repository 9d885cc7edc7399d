import { SloReading } from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText } from '../../translation';

/** `Error rate 6.1 %, at most 1 %`; what could not be read says why. */
export function sloWords(reading: SloReading, t: FleetText): string {
  const { figure, outcome, value, objective, reason } = reading;
  const name = t(`upgrade.figures.${figure}`);
  if (outcome === 'unknown') {
    return t('upgrade.figureUnknown', { name, reason: reason ?? '' });
  }
  const shown = (one: number) =>
    figure === 'latency'
      ? t('upgrade.seconds', { n: rounded(one) })
      : t('upgrade.percent', { n: rounded(one * 100) });
  if (value === undefined) return t('upgrade.figureNone', { name });
  const words = { name, value: shown(value), objective: shown(objective) };
  return figure === 'apiServer'
    ? t('upgrade.figureAtLeast', words)
    : t('upgrade.figureAtMost', words);
}

/** Two digits after the point: an objective of 99.95 % is to be told from 100 %. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
