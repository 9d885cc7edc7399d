import { ButtonLink } from '@backstage/ui';
import { RiGitPullRequestLine } from '@remixicon/react';
import type { ApplicationSetRef } from '@fleet-portal/backstage-plugin-fleet-common';
import { useTemplateLink } from '../../hooks';
import { useFleetText } from '../../translation';

/** The pull requests about a service, their forms filled in with its name and this hub. */
export const ServiceTemplates = ({
  applicationSet: { hub, name },
}: {
  applicationSet: ApplicationSetRef;
}) => {
  const t = useFleetText();
  const service = { name, hubs: [hub] };
  const change = useTemplateLink('change-a-service', service);
  const retire = useTemplateLink('retire-a-service', service);
  return (
    <>
      {change && (
        <ButtonLink
          variant="secondary"
          iconStart={<RiGitPullRequestLine />}
          href={change}
        >
          {t('applicationSet.change')}
        </ButtonLink>
      )}
      {retire && (
        <ButtonLink
          variant="secondary"
          iconStart={<RiGitPullRequestLine />}
          href={retire}
        >
          {t('applicationSet.retire')}
        </ButtonLink>
      )}
    </>
  );
};
