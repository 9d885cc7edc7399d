import { ButtonLink } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import { RolloutDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { httpUrl } from '../../components/links';
import { useFleetText } from '../../translation';

/** The pull request that the release came with, where its page is known. */
export const RolloutActions = ({ detail }: { detail: RolloutDetail }) => {
  const t = useFleetText();
  const pullRequest = detail.commits.find(one => one.pullRequest)?.pullRequest;
  const address = httpUrl(pullRequest?.url);
  if (!pullRequest || !address) return null;
  return (
    <ButtonLink
      variant="secondary"
      iconEnd={<RiExternalLinkLine />}
      href={address}
      target="_blank"
      rel="noopener noreferrer"
    >
      {t('rollout.pullRequestNumber', { number: String(pullRequest.number) })}
    </ButtonLink>
  );
};
