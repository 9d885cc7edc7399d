import { ApplicationSummary } from '@fleet-portal/backstage-plugin-fleet-common';
import { TroubleBox } from '../../components/trouble';
import { said, useFleetText } from '../../translation';

/** What the state means, why in the words of the hub or of the portal, and what to do. */
export const MeaningBox = ({
  application,
}: {
  application: ApplicationSummary;
}) => {
  const t = useFleetText();
  const { state, phrases } = application;
  const reason = said(application, 'reason', t);
  return (
    <TroubleBox state={state} title={t(`meaning.${state}`)}>
      {reason && (
        <div>
          {t(phrases?.reason ? 'cluster.reason' : 'application.hubWords')}:{' '}
          {reason}
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
