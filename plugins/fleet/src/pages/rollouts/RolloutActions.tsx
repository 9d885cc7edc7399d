import { ButtonLink } from '@backstage/ui';
import { RiExternalLinkLine, RiGitPullRequestLine } from '@remixicon/react';
import { RolloutDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { httpUrl } from '../../components/links';
import { useTemplateLink } from '../../hooks';
import { useFleetText } from '../../translation';

/** The pull request that the release came with, and the one that takes it back. */
export const RolloutActions = ({ detail }: { detail: RolloutDetail }) => {
  const t = useFleetText();
  const [applicationSet, ...others] = new Set(
    detail.applicationSets.map(({ name }) => name),
  );
  const rollBack = useTemplateLink(
    'roll-back-a-release',
    applicationSet !== undefined && others.length === 0
      ? { name: applicationSet }
      : undefined,
  );
  const { fromVersion, state, rollback } = detail.rollout;
  const pullRequest = detail.commits.find(one => one.pullRequest)?.pullRequest;
  const address = httpUrl(pullRequest?.url);
  const newest = detail.rollouts[0]?.id === detail.rollout.id;
  return (
    <>
      {pullRequest && address && (
        <ButtonLink
          variant="secondary"
          iconEnd={<RiExternalLinkLine />}
          href={address}
          target="_blank"
          rel="noopener noreferrer"
        >
          {t('rollout.pullRequestNumber', {
            number: String(pullRequest.number),
          })}
        </ButtonLink>
      )}
      {rollBack &&
        fromVersion &&
        newest &&
        !rollback &&
        state !== 'replaced' && (
          <ButtonLink
            variant="secondary"
            iconStart={<RiGitPullRequestLine />}
            href={rollBack}
          >
            {t('rollout.takeBack', { version: fromVersion })}
          </ButtonLink>
        )}
    </>
  );
};
