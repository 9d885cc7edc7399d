import { useParams, useSearchParams } from 'react-router-dom';
import { RolloutSummary } from '@fleet-portal/backstage-plugin-fleet-common';
import { PageSkeleton } from '../../components/layout';
import { PageLink } from '../../components/links';
import { rolloutLook, rolloutWords } from '../../components/rollout';
import { StateBadge } from '../../components/state';
import { useFleetLinks, useRollout } from '../../hooks';
import { useFleetText } from '../../translation';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { PageFrame } from '../PageFrame';
import { RolloutActions } from './RolloutActions';
import { RolloutBody } from './RolloutBody';
import styles from './rollouts.module.css';

const figurePeriods = [7, 30, 90];
const usualPeriod = 30;

/** One release on its way over the clusters of a service; `?id=` names an older one. */
export const RolloutPage = () => {
  const { service = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const t = useFleetText();
  const links = useFleetLinks();
  const id = params.get('id') ?? undefined;
  const asked = Number(params.get('days'));
  const days = figurePeriods.find(one => one === asked) ?? usualPeriod;
  const detail = useRollout(service, { id, days });
  const { data } = detail;
  const rollout = data?.rollout;

  const setDays = (value: number) =>
    setParams(
      current => {
        const next = new URLSearchParams(current);
        if (value === usualPeriod) next.delete('days');
        else next.set('days', String(value));
        return next;
      },
      { replace: true, preventScrollReset: true },
    );

  return (
    <PageFrame
      title={rollout ? `${service} ${rollout.version}` : service}
      pending={detail.isPending}
      trail={[
        { label: t('rollout.list'), to: links.rollouts() },
        { label: service },
      ]}
      badges={rollout && <RolloutBadges rollout={rollout} />}
      actions={data && <RolloutActions detail={data} />}
    >
      {detail.isPending && <PageSkeleton shape="detail" />}
      {detail.isError && !data && (
        <LoadFailure error={detail.error} onRetry={detail.refetch} />
      )}
      {data && (
        <>
          <StaleNotice error={detail.error} onRetry={detail.refetch} />
          <RolloutBody
            detail={data}
            days={days}
            periods={figurePeriods}
            onDays={setDays}
          />
        </>
      )}
    </PageFrame>
  );
};

const RolloutBadges = ({ rollout }: { rollout: RolloutSummary }) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { fromVersion, owner, entityRef, rollback } = rollout;
  return (
    <>
      <StateBadge state={rolloutLook(rollout)}>
        {rolloutWords(rollout, t)}
      </StateBadge>
      <span className={styles.origin}>
        {rollback && <span>{t('rollout.rollback')}</span>}
        {fromVersion && (
          <span>{t('rollout.fromVersion', { version: fromVersion })}</span>
        )}
        {entityRef && links.entity && (
          <PageLink to={links.entity(entityRef)}>
            {t('cluster.entity')}
          </PageLink>
        )}
        {owner && (
          <span>
            {t('rollout.ownedBy')}{' '}
            <PageLink to={links.entity?.(owner)}>
              {owner.replace(/^.*[:/]/, '')}
            </PageLink>
          </span>
        )}
      </span>
    </>
  );
};
