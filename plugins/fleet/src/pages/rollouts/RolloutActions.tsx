import { ButtonLink } from '@backstage/ui';
import { RiGitPullRequestLine } from '@remixicon/react';
import { RolloutDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { ExternalButton } from '../../components/links';
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
  const newest = detail.rollouts[0]?.id === detail.rollout.id;
  return (
    <>
      {pullRequest && (
        <ExternalButton href={pullRequest.url}>
          {t('rollout.pullRequestNumber', {
            number: String(pullRequest.number),
          })}
        </ExternalButton>
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
