import {
  EntityDeployments,
  RolloutSummary,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { Panel } from '../components/layout';
import { PageLink } from '../components/links';
import { rolloutLook, rolloutWords, StageStrip } from '../components/rollout';
import { StateBadge } from '../components/state';
import { useFleetLinks, useRollout } from '../hooks';
import { RolloutBlocks } from '../pages/rollouts';
import { useFleetText } from '../translation';
import styles from './entity.module.css';

/** From the pull request to Healthy everywhere, for what is on its way now. */
export const FollowedRollouts = ({
  deployments,
}: {
  deployments: EntityDeployments;
}) =>
  deployments.openRollouts.map(rollout => (
    <Followed key={`${rollout.service} ${rollout.id}`} rollout={rollout} />
  ));

const Followed = ({ rollout }: { rollout: RolloutSummary }) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { service, id, version } = rollout;
  // The line above it and the row of the list are there without the detail.
  const { data } = useRollout(service, { id, days: 30 });
  const shown = data?.rollout ?? rollout;
  return (
    <Panel
      title={`${service} ${version}`}
      note={
        <StateBadge state={rolloutLook(shown)}>
          {rolloutWords(shown, t)}
        </StateBadge>
      }
      aside={
        <PageLink to={links.rollout(service, id)}>
          {t('entity.follow')}
        </PageLink>
      }
    >
      {data && (
        <div className={styles.stack}>
          <StageStrip detail={data} />
          <RolloutBlocks detail={data} />
        </div>
      )}
    </Panel>
  );
};
