import {
  ApplicationSummary,
  Source,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { silentHubs, toldReason } from '../../components/overview';
import { TroubleBox } from '../../components/trouble';
import { said, useFleetText } from '../../translation';

/** What the state means, why in the words of the hub or of the portal, and what to do. */
export const MeaningBox = ({
  application,
  sources,
}: {
  application: ApplicationSummary;
  /** Those that are silent are told above, with the reason. */
  sources: readonly Source[];
}) => {
  const t = useFleetText();
  const { ref, state, phrases } = application;
  const reason = said(application, 'reason', t);
  const isToldAbove = silentHubs(sources, ref.hub).some(
    source => toldReason(source, t) === reason,
  );
  return (
    <TroubleBox state={state} title={t(`meaning.${state}`)}>
      {reason && !isToldAbove && (
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
