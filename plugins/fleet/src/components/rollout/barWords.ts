import {
  RolloutCluster,
  troubleStates,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText } from '../../translation';
import { ShownState } from '../state';
import { ageInSeconds, ageWords, durationWords } from '../time';

/** The icon of a bar: trouble first, then how far it came. */
export function barState({ stage, state }: RolloutCluster): ShownState {
  if (state && troubleStates.has(state)) return state;
  if (stage === 'healthy') return 'healthy';
  if (stage === 'replaced') return 'notPlaced';
  return stage === 'waiting' || stage === 'generated'
    ? 'waiting'
    : 'progressing';
}

/**
 * Where the Application is on the way, in words.
 *
 * @param startedAt - of the rollout
 * @param now - epoch milliseconds
 */
export function barWords(
  bar: RolloutCluster,
  startedAt: string,
  now: number,
  t: FleetText,
): string {
  const { stage, state, runs } = bar;
  const ageOf = (at: string) => ageWords(ageInSeconds(at, now), t);
  const trouble = state && troubleStates.has(state) ? state : undefined;
  if (bar.noWordSince && state && stage !== 'healthy') {
    return t('rollout.barSilent', {
      state: t(`state.${state}`),
      version: runs ?? t('matrix.noVersion'),
      age: ageOf(bar.noWordSince),
    });
  }
  if (stage === 'healthy') {
    const way = Date.parse(bar.healthyAt ?? startedAt) - Date.parse(startedAt);
    const age = durationWords(way, t);
    return trouble
      ? t('rollout.barHealthyNow', { age, state: t(`state.${trouble}`) })
      : t('rollout.barHealthy', { age });
  }
  if (stage === 'replaced') {
    return t(bar.unseen ? 'rollout.barUnseen' : 'rollout.barReplaced');
  }
  if (trouble) {
    const word = t(`state.${trouble}`);
    return bar.since
      ? t('rollout.barTrouble', { state: word, age: ageOf(bar.since) })
      : word;
  }
  return openWords(bar, ageOf, t);
}

function openWords(
  { stage, runs, syncStartedAt, syncedAt }: RolloutCluster,
  ageOf: (at: string) => string,
  t: FleetText,
): string {
  switch (stage) {
    case 'generated':
      return runs
        ? t('rollout.barGeneratedStill', { version: runs })
        : t('rollout.barGenerated');
    case 'syncing':
      return syncStartedAt
        ? t('rollout.barSyncing', { age: ageOf(syncStartedAt) })
        : t('rollout.barSyncingNow');
    case 'progressing':
      return syncedAt
        ? t('rollout.barProgressing', { age: ageOf(syncedAt) })
        : t('rollout.barProgressingNow');
    default:
      return runs
        ? t('rollout.barWaitingStill', { version: runs })
        : t('rollout.barWaiting');
  }
}
