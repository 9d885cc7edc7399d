import {
  Delivery,
  DeliveryFigures,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText, writtenNumber } from '../../translation';
import { durationWords } from '../time';

/** One figure of this period and of the one before it. */
export interface DeliveryRow {
  id: string;
  title: string;
  why: string;
  now?: number;
  before?: number;
  words: (value: number) => string;
  /** Is more of it better, worse, or neither? */
  more: 'better' | 'worse';
}

export function deliveryRows(
  { figures, before }: Delivery,
  t: FleetText,
): DeliveryRow[] {
  const both = (read: (of: DeliveryFigures) => number | undefined) => ({
    now: read(figures),
    before: before && read(before),
  });
  const number = (value: number) => writtenNumber(value, t);
  const percent = (share: number) =>
    writtenNumber(share, t, { style: 'percent', maximumFractionDigits: 0 });
  const duration = (ms: number) => durationWords(ms, t);
  const partly = figures.leadTimeOf < figures.deployments;
  return [
    {
      id: 'deployments',
      title: t('rollout.deployments'),
      why: t('rollout.deploymentsWhy'),
      ...both(of => of.deployments),
      words: number,
      more: 'better',
    },
    {
      id: 'leadTime',
      title: t('rollout.leadTime'),
      why: partly
        ? t('rollout.leadTimeOf', {
            n: figures.leadTimeOf,
            total: figures.deployments,
          })
        : t('rollout.leadTimeWhy'),
      ...both(of => of.leadTimeMs),
      words: duration,
      more: 'worse',
    },
    {
      id: 'failureRate',
      title: t('rollout.failureRate'),
      why: t('rollout.failureRateWhy'),
      ...both(of => of.changeFailureRate),
      words: percent,
      more: 'worse',
    },
    {
      id: 'restore',
      title: t('rollout.restore'),
      why: t('rollout.restoreWhy'),
      ...both(of => of.timeToRestoreMs),
      words: duration,
      more: 'worse',
    },
  ];
}

/** What a change since the period before says. */
export interface DeliveryChange {
  words: string;
  tone: 'positive' | 'negative' | 'neutral';
}

export function deliveryChange(
  { now, before, words, more }: DeliveryRow,
  t: FleetText,
): DeliveryChange | undefined {
  if (now === undefined || before === undefined) return undefined;
  // Two values that read the same are the same to whoever reads them.
  if (words(now) === words(before)) {
    return { words: t('rollout.same'), tone: 'neutral' };
  }
  const amount = words(Math.abs(now - before));
  const up = now > before;
  return {
    words: up ? t('rollout.more', { amount }) : t('rollout.less', { amount }),
    tone: up === (more === 'better') ? 'positive' : 'negative',
  };
}
