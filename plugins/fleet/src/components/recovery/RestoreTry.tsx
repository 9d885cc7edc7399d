import { ClusterRecovery } from '@fleet-portal/backstage-plugin-fleet-common';
import { said, useFleetText } from '../../translation';
import { StateWord } from '../state';
import { Age } from '../time';
import { phaseLook } from './verdictLook';

/** `Refused 3 d ago`: what became of a restore that was not completed. */
export const RestoreTry = ({
  run,
}: {
  run: NonNullable<ClusterRecovery['lastTry']>;
}) => {
  const t = useFleetText();
  return (
    <span title={`${run.name}: ${said(run, 'words', t)}`}>
      <StateWord
        state={phaseLook(run.phase)}
        words={t(`recovery.tried.${triedAs(run.phase)}`)}
        size={14}
      />{' '}
      {run.at && <Age at={run.at} />}
    </span>
  );
};

function triedAs(phase: string | undefined) {
  switch (phase) {
    case 'FailedValidation':
      return 'refused';
    case 'Failed':
      return 'failed';
    case 'PartiallyFailed':
      return 'partly';
    default:
      return 'underWay';
  }
}
