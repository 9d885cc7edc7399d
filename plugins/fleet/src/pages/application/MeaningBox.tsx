import { ApplicationSummary } from '@fleet-portal/backstage-plugin-fleet-common';
import { TroubleBox } from '../../components/trouble';
import { useFleetText } from '../../translation';

/** What the state means, in the hub's words and ours, and what to do. */
export const MeaningBox = ({
  application,
}: {
  application: ApplicationSummary;
}) => {
  const t = useFleetText();
  const { state, reason } = application;
  return (
    <TroubleBox state={state} title={t(`meaning.${state}`)}>
      {reason && (
        <div>
          {t('application.hubWords')}: {reason}
        </div>
      )}
      {state !== 'healthy' && (
        <div>
          {t('application.whatNext')}: {t(`remedy.${state}`)}
        </div>
      )}
    </TroubleBox>
  );
};
