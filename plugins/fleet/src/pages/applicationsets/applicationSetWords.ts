import { ApplicationSetSummary } from '@fleet-portal/backstage-plugin-fleet-common';
import { ShownState } from '../../components/state';
import { FleetText } from '../../translation';

/** Does it render, and does it roll out? */
export function applicationSetState(
  { state }: ApplicationSetSummary,
  t: FleetText,
): { state: ShownState; words: string } {
  if (state === 'error') {
    return { state: 'syncFailed', words: t('applicationSet.stateError') };
  }
  return state === 'progressing'
    ? { state: 'progressing', words: t('applicationSet.stateProgressing') }
    : { state: 'healthy', words: t('applicationSet.stateOk') };
}
