import {
  RolloutState,
  RolloutSummary,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText } from '../../translation';
import { ShownState } from '../state';

const looks: Record<RolloutState, ShownState> = {
  blocked: 'syncFailed',
  rollingOut: 'progressing',
  finished: 'healthy',
  replaced: 'notPlaced',
};

export function rolloutLook({ state }: Pick<RolloutSummary, 'state'>) {
  return looks[state];
}

/** `Rolling out, step 2 of 3`. */
export function rolloutWords(rollout: RolloutSummary, t: FleetText): string {
  const { state, step } = rollout;
  const word = t(`rollout.${state}`);
  const open = state === 'blocked' || state === 'rollingOut';
  return open && step ? t('rollout.atStep', { state: word, ...step }) : word;
}
