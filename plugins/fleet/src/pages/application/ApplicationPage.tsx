import { useParams } from 'react-router-dom';
import { ApplicationDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { ConditionList, HistoryList } from '../../components/application';
import { PageSkeleton, Panel } from '../../components/layout';
import { ExternalButton, PageLink } from '../../components/links';
import { SilentHubs } from '../../components/overview';
import { StateBadge } from '../../components/state';
import { useApplication, useFleetLinks } from '../../hooks';
import { useFleetText } from '../../translation';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { PageFrame } from '../PageFrame';
import { ApplicationFacts } from './ApplicationFacts';
import { DriftPanel } from './DriftPanel';
import { HubEventsPanel } from './HubEventsPanel';
import { MeaningBox } from './MeaningBox';
import { OperationPanel } from './OperationPanel';
import { OperationsMenu } from './operations';
import { SyncWindowsPanel } from './SyncWindowsPanel';
import { ResourcesPanel } from './ResourcesPanel';
import { ResourceDrawer } from './resource';
import styles from './ApplicationPage.module.css';

/** One Application: what it is, what is wrong, what to do, what it did before. */
export const ApplicationPage = () => {
  const { hub = '', namespace = '', name = '' } = useParams();
  const t = useFleetText();
  const links = useFleetLinks();
  const detail = useApplication({ hub, namespace, name });
  const application = detail.data?.application;
  const cluster = application?.cluster;

  return (
    <PageFrame
      title={name}
      name={name}
      pending={detail.isPending}
      trail={[
        { label: t('page.fleet'), to: links.overview() },
        ...(application?.environment
          ? [{ label: application.environment }]
          : []),
        ...(cluster
          ? [{ label: cluster, to: links.cluster({ hub, name: cluster }) }]
          : []),
      ]}
      badges={
        application && (
          <StateBadge state={application.state}>
            {t(`state.${application.state}`)}
          </StateBadge>
        )
      }
      actions={
        <>
          {detail.data && <OperationsMenu detail={detail.data} />}
          <ExternalButton href={application?.links.argocd}>
            {t('action.argocd')}
          </ExternalButton>
        </>
      }
    >
      {detail.isPending && <PageSkeleton shape="detail" />}
      {detail.isError && !detail.data && (
        <LoadFailure error={detail.error} onRetry={detail.refetch} />
      )}
      {detail.data && (
        <>
          <StaleNotice error={detail.error} onRetry={detail.refetch} />
          <SilentHubs sources={detail.data.sources} hub={hub} />
          <ApplicationBody detail={detail.data} onRetry={detail.refetch} />
          <ResourceDrawer detail={detail.data} />
        </>
      )}
    </PageFrame>
  );
};

const ApplicationBody = ({
  detail,
  onRetry,
}: {
  detail: ApplicationDetail;
  onRetry: () => unknown;
}) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { application, diff, tree, history, commits = [] } = detail;
  const drift = (
    <DriftPanel
      diff={diff}
      cluster={application.cluster ?? application.ref.hub}
      state={application.state}
      onRetry={onRetry}
    />
  );
  // Above resources that fail, "nothing differs" would read as "all is well".
  const driftLast =
    application.state !== 'healthy' &&
    diff.status === 'ok' &&
    diff.value.length === 0;
  return (
    <>
      <MeaningBox application={application} sources={detail.sources} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <ApplicationFacts application={application} />
          <OperationPanel operation={application.operation} />
          <SyncWindowsPanel application={application.ref} />
          <Panel title={t('application.conditions')}>
            <ConditionList
              conditions={application.conditions}
              empty={t('application.noConditions')}
            />
          </Panel>
          <Panel
            title={t('application.history')}
            aside={
              <PageLink to={links.rollout(application.service)}>
                {t('rollout.open')}
              </PageLink>
            }
          >
            {history.length === 0 ? (
              t('application.noHistory')
            ) : (
              <HistoryList
                entries={history.map(entry => ({
                  ...entry,
                  key: String(entry.id),
                  commit: commits.find(({ revision }) =>
                    entry.revisions.includes(revision),
                  ),
                }))}
              />
            )}
          </Panel>
        </div>
        <div className={styles.column}>
          {!driftLast && drift}
          <ResourcesPanel tree={tree} onRetry={onRetry} />
          {driftLast && drift}
          <HubEventsPanel application={application.ref} />
        </div>
      </div>
    </>
  );
};
