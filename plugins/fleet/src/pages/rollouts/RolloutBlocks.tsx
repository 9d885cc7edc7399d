import {
  RolloutBlock,
  RolloutDetail,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useMoreRows } from '../../components/layout';
import { PageLink } from '../../components/links';
import { ShownState } from '../../components/state';
import { Age } from '../../components/time';
import { TroubleBox } from '../../components/trouble';
import { useFleetLinks } from '../../hooks';
import { said, useFleetText } from '../../translation';

const looks: Record<RolloutBlock['kind'], ShownState> = {
  contradicted: 'contradicted',
  notHeard: 'notHeard',
  failed: 'degraded',
  waitingForStep: 'waiting',
  needsSync: 'drift',
};

/** What has to be done before the rollout can finish, worst first. */
export const RolloutBlocks = ({ detail }: { detail: RolloutDetail }) => {
  const t = useFleetText();
  const { rows, more } = useMoreRows(detail.blocks, 3);
  return (
    <>
      {rows.map(block => (
        <TroubleBox
          key={`${block.kind} ${block.headline}`}
          state={looks[block.kind]}
          title={said(block, 'headline', t)}
          actions={<NextStep block={block} detail={detail} />}
        >
          {said(block, 'detail', t)}{' '}
          {block.since &&
            t('rollout.blockedFor', {
              age: <Age at={block.since} ago={false} />,
            })}
        </TroubleBox>
      ))}
      {more}
    </>
  );
};

/** The one link that helps most. */
const NextStep = ({
  block,
  detail,
}: {
  block: RolloutBlock;
  detail: RolloutDetail;
}) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const [place] = block.clusters;
  if (block.kind === 'contradicted' && place) {
    return (
      <PageLink to={links.cluster(place)}>{t('rollout.openCluster')}</PageLink>
    );
  }
  if (block.kind === 'waitingForStep') {
    const set = detail.applicationSets.find(one => one.hub === place?.hub);
    return set ? (
      <PageLink to={links.applicationSet(set)}>{t('rollout.openSet')}</PageLink>
    ) : null;
  }
  const bar = detail.clusters.find(
    one => one.application.hub === place?.hub && one.cluster === place.name,
  );
  return bar && block.kind !== 'notHeard' ? (
    <PageLink to={links.application(bar.application)}>
      {t('rollout.openApplication')}
    </PageLink>
  ) : null;
};
