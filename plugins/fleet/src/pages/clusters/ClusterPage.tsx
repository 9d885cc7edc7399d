import { useParams } from 'react-router-dom';
import { ApplicationsTable } from '../../components/ApplicationsTable';
import {
  AddOnsPanel,
  AwaitedPanel,
  CapacityPanel,
  ConnectionPanel,
  NodesPanel,
  PodsPanel,
  UnreadPanel,
  unreadReason,
} from '../../components/cluster';
import { PageSkeleton, Panel } from '../../components/layout';
import { ExternalButton } from '../../components/links';
import { EmptyBox } from '../../components/trouble';
import { ShownCluster, useFleetLinks, useShownCluster } from '../../hooks';
import { useFleetText } from '../../translation';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { PageFrame } from '../PageFrame';
import { ProvisioningPanel } from '../provisioning/ProvisioningPanel';
import { NetworkPanel } from '../networking/NetworkPanel';
import { RecoveryPanel } from '../recovery/RecoveryPanel';
import { ReadinessPanel } from '../readiness/ReadinessPanel';
import { AccessPanel } from './AccessPanel';
import { ApplicationStates } from './ApplicationStates';
import { ChangeLabels } from './ChangeLabels';
import { ClusterBadges } from './ClusterBadges';
import { ClusterOperations } from './ClusterOperations';
import { ClusterFacts } from './ClusterFacts';
import { connectionSteps } from './connectionSteps';
import { EventsPanel } from './EventsPanel';
import { MetricsPanel } from './MetricsPanel';
import styles from './ClusterPage.module.css';

/** One cluster: what hub and spoke say of it, and what runs there. */
export const ClusterPage = () => {
  const { hub = '', name = '' } = useParams();
  const t = useFleetText();
  const links = useFleetLinks();
  const { shown, fleet, error, retry } = useShownCluster({ hub, name });
  const summary = shown?.cluster;

  return (
    <PageFrame
      title={name}
      name={name}
      pending={!shown && !error}
      trail={[
        { label: t('page.clusters'), to: links.clusters() },
        ...(summary?.environment ? [{ label: summary.environment }] : []),
        ...(summary?.region ? [{ label: summary.region }] : []),
      ]}
      badges={shown && <ClusterBadges detail={shown} />}
      actions={
        <>
          {shown && <ClusterOperations detail={shown} />}
          <ChangeLabels hub={hub} cluster={name} />
          <ExternalButton href={summary?.links.argocd}>
            {t('action.argocd')}
          </ExternalButton>
        </>
      }
    >
      {!shown && !error && <PageSkeleton shape="detail" />}
      {!shown && error && <LoadFailure error={error} onRetry={retry} />}
      {shown && (
        <>
          <StaleNotice error={error} onRetry={retry} />
          <ClusterBody detail={shown} fleet={fleet} />
        </>
      )}
    </PageFrame>
  );
};

const ClusterBody = ({
  detail,
  fleet,
}: {
  detail: ShownCluster;
  fleet: ReturnType<typeof useShownCluster>['fleet'];
}) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { cluster, applications, nodes, pods, capacity, addOns } = detail;
  const unread = unreadReason(detail);
  const hub = detail.sources.find(
    s => s.kind === 'hub' && s.hub === cluster.ref.hub,
  );
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <ClusterFacts detail={detail} fleet={fleet} />
        {cluster.probe.state === 'notConfigured' && <AccessPanel />}
        {!unread && (
          <AwaitedPanel title={t('cluster.addOns')} rows={4} block={addOns}>
            {block => <AddOnsPanel block={block} />}
          </AwaitedPanel>
        )}
        <ProvisioningPanel cluster={cluster.ref} />
        <RecoveryPanel cluster={cluster.ref} />
        <NetworkPanel cluster={cluster.ref} />
        <EventsPanel cluster={cluster.ref} />
      </div>
      <div className={styles.column}>
        <ConnectionPanel
          cluster={cluster}
          hub={hub}
          steps={connectionSteps(cluster, fleet, links, t)}
        />
        <div className={styles.pair}>
          {unread ? (
            <UnreadPanel why={unread} />
          ) : (
            <AwaitedPanel
              title={t('cluster.capacity')}
              rows={2}
              block={capacity}
            >
              {block => <CapacityPanel block={block} />}
            </AwaitedPanel>
          )}
          <ApplicationStates detail={detail} />
        </div>
        <MetricsPanel cluster={cluster.ref} probe={cluster.probe} />
        {!unread && (
          <>
            <AwaitedPanel title={t('cluster.nodes')} rows={4} block={nodes}>
              {block => <NodesPanel block={block} />}
            </AwaitedPanel>
            <AwaitedPanel title={t('cluster.pods')} rows={3} block={pods}>
              {block => <PodsPanel block={block} />}
            </AwaitedPanel>
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
