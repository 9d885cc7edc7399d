import { troubleStates } from '@fleet-portal/backstage-plugin-fleet-common';
import { StateBadge } from '../../components/state';
import { Age } from '../../components/time';
import { ShownCluster } from '../../hooks';
import { useFleetText } from '../../translation';

/** What is wrong with the cluster at a glance. */
export const ClusterBadges = ({ detail }: { detail: ShownCluster }) => {
  const t = useFleetText();
  const { cluster, nodes, applications } = detail;
  if (cluster.contradicted) {
    const since = cluster.probe.since ?? cluster.probe.lastReachableAt;
    return (
      <StateBadge state="contradicted">
        {since
          ? t('cluster.badgeContradicted', {
              age: <Age at={since} ago={false} />,
            })
          : t('state.contradicted')}
      </StateBadge>
    );
  }
  const notReady =
    nodes?.status === 'ok' ? nodes.value.filter(n => !n.ready).length : 0;
  const unheard = applications.filter(a => a.state === 'notHeard').length;
  const troubled =
    applications.filter(a => troubleStates.has(a.state)).length - unheard;
  return (
    <>
      {nodes?.status === 'ok' && notReady > 0 && (
        <StateBadge state="degraded">
          {t('cluster.badgeNodes', {
            count: notReady,
            total: nodes.value.length,
          })}
        </StateBadge>
      )}
      {troubled > 0 && (
        <StateBadge state="degraded">
          {t('cluster.badgeApplications', { count: troubled })}
        </StateBadge>
      )}
      {/* A silent hub is no news of its Applications. */}
      {unheard > 0 && (
        <StateBadge state="notHeard">
          {t('cluster.badgeUnheard', { count: unheard })}
        </StateBadge>
      )}
    </>
  );
};
