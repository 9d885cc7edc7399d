import { ButtonLink } from '@backstage/ui';
import { ProvisionedCluster } from '@fleet-portal/backstage-plugin-fleet-common';
import { useTemplateLink } from '../../hooks';
import { useFleetText } from '../../translation';
import { onboardForm } from './onboardForm';

/** To the form for onboarding, filled in; nothing before there is an API server. */
export const OnboardLink = ({ cluster }: { cluster: ProvisionedCluster }) => {
  const t = useFleetText();
  const href = useTemplateLink('onboard-a-spoke', onboardForm(cluster));
  const isNext =
    cluster.steps.find(({ state }) => state !== 'done')?.step === 'onboarded';
  if (!isNext || !href) return <>{t('provisioning.notYet')}</>;
  return (
    <ButtonLink variant="secondary" size="small" href={href}>
      {t('provisioning.onboard')}
    </ButtonLink>
  );
};
