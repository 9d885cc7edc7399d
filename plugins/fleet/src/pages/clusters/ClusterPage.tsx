import { useParams } from 'react-router-dom';
import { ButtonLink } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import { ClusterDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { ApplicationsTable } from '../../components/ApplicationsTable';
import {
  AddOnsPanel,
  CapacityPanel,
  ConnectionPanel,
  NodesPanel,
  PodsPanel,
  UnreadPanel,
  unreadReason,
} from '../../components/cluster';
import { PageSkeleton, Panel } from '../../components/layout';
import { httpUrl } from '../../components/links';
import { EmptyBox } from '../../components/trouble';
import { useCluster, useClusters, useFleetLinks } from '../../hooks';
import { useFleetText } from '../../translation';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { PageFrame } from '../PageFrame';
import { RecoveryPanel } from '../recovery/RecoveryPanel';
import { ReadinessPanel } from '../readiness/ReadinessPanel';
import { AccessPanel } from './AccessPanel';
import { ApplicationStates } from './ApplicationStates';
import { ClusterBadges } from './ClusterBadges';
import { ClusterOperations } from './ClusterOperations';
import { ClusterFacts } from './ClusterFacts';
import { connectionSteps } from './connectionSteps';
import { EventsPanel } from './EventsPanel';
import styles from './ClusterPage.module.css';

/** One cluster: what hub and spoke say of it, and what runs there. */
export const ClusterPage = () => {
  const { hub = '', name = '' } = useParams();
  const t = useFleetText();
  const links = useFleetLinks();
  const cluster = useCluster({ hub, name });
  const summary = cluster.data?.cluster;
  const argocd = httpUrl(summary?.links.argocd);

  return (
    <PageFrame
      title={name}
      pending={cluster.isPending}
      trail={[
        { label: t('page.clusters'), to: links.clusters() },
        ...(summary?.environment ? [{ label: summary.environment }] : []),
        ...(summary?.region ? [{ label: summary.region }] : []),
      ]}
      badges={cluster.data && <ClusterBadges detail={cluster.data} />}
      actions={
        <>
          {cluster.data && <ClusterOperations detail={cluster.data} />}
          {argocd && (
            <ButtonLink
              variant="secondary"
              iconEnd={<RiExternalLinkLine />}
              href={argocd}
              target="_blank"
              rel="noopener noreferrer"
            >
              {t('action.argocd')}
            </ButtonLink>
          )}
        </>
      }
    >
      {cluster.isPending && <PageSkeleton shape="detail" />}
      {cluster.isError && !cluster.data && (
        <LoadFailure error={cluster.error} onRetry={cluster.refetch} />
      )}
      {cluster.data && (
        <>
          <StaleNotice error={cluster.error} onRetry={cluster.refetch} />
          <ClusterBody detail={cluster.data} />
        </>
      )}
    </PageFrame>
  );
};

const ClusterBody = ({ detail }: { detail: ClusterDetail }) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const fleet = useClusters();
  const { cluster, applications } = detail;
  const unread = unreadReason(detail);
  const hub = detail.sources.find(
    s => s.kind === 'hub' && s.hub === cluster.ref.hub,
  );
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <ClusterFacts detail={detail} fleet={fleet.data?.items ?? []} />
        {cluster.probe.state === 'notConfigured' && <AccessPanel />}
        {!unread && <AddOnsPanel block={detail.addOns} />}
        <RecoveryPanel cluster={cluster.ref} />
        <EventsPanel cluster={cluster.ref} />
      </div>
      <div className={styles.column}>
        <ConnectionPanel
          cluster={cluster}
          hub={hub}
          steps={connectionSteps(cluster, fleet.data?.items ?? [], t)}
        />
        <div className={styles.pair}>
          {unread ? (
            <UnreadPanel reason={unread} />
          ) : (
            <CapacityPanel block={detail.capacity} />
          )}
          <ApplicationStates detail={detail} />
        </div>
        {!unread && (
          <>
            <NodesPanel block={detail.nodes} />
            <PodsPanel block={detail.pods} />
          </>
        )}
        <ReadinessPanel cluster={cluster.ref} />
        <Panel
          title={t('cluster.applications')}
          note={applications.length}
          flush
        >
          {applications.length === 0 ? (
            <EmptyBox>{t('cluster.noApplications')}</EmptyBox>
          ) : (
            <ApplicationsTable
              label={t('cluster.applications')}
              applications={applications}
              href={a => links.application(a.ref)}
              atATime={10}
            />
          )}
        </Panel>
      </div>
    </div>
  );
};
