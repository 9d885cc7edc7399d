import { useParams } from 'react-router-dom';
import { HubHealth } from '@fleet-portal/backstage-plugin-fleet-common';
import { BlockBody } from '../../components/cluster';
import {
  AdviceList,
  FiguresTable,
  ReplicasTable,
  ShardsTable,
  WorkloadsTable,
} from '../../components/hub';
import { PageSkeleton, Panel } from '../../components/layout';
import { ExternalButton, PageLink } from '../../components/links';
import { MetricBody } from '../../components/metrics';
import { SilentHubs } from '../../components/overview';
import { Age } from '../../components/time';
import { useFleetLinks, useHub, useTemplateLink } from '../../hooks';
import { useFleetText } from '../../translation';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { PageFrame } from '../PageFrame';
import styles from './hubs.module.css';

/** One hub: replicas, sharding, queues, cache and Git, and what to scale next. */
export const HubPage = () => {
  const { hub = '' } = useParams();
  const t = useFleetText();
  const links = useFleetLinks();
  const { data, error, isPending, refetch } = useHub(hub);
  return (
    <PageFrame
      title={data?.health.title ?? hub}
      name={hub}
      pending={isPending}
      trail={[{ label: t('page.hubs'), to: links.hubs() }]}
      actions={
        <ExternalButton href={data?.health.uiUrl}>
          {t('action.argocd')}
        </ExternalButton>
      }
    >
      {isPending && <PageSkeleton shape="detail" />}
      {error && !data && <LoadFailure error={error} onRetry={refetch} />}
      {data && (
        <>
          <StaleNotice error={error} onRetry={refetch} />
          <SilentHubs sources={data.sources} />
          <HubBody health={data.health} />
        </>
      )}
    </PageFrame>
  );
};

const HubBody = ({ health }: { health: HubHealth }) => {
  const t = useFleetText();
  const scale = useTemplateLink('scale-a-hub', { hub: health.hub });
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <Panel
          title={t('hub.next')}
          alarming={health.advice.some(one => one.urgency === 'now')}
          aside={
            scale && <PageLink to={scale}>{t('hub.byPullRequest')}</PageLink>
          }
        >
          <AdviceList health={health} />
        </Panel>
        <Panel title={t('hub.components')} flush>
          <MetricBody block={health.components}>
            {components => <ReplicasTable components={components} />}
          </MetricBody>
        </Panel>
        <Panel
          title={t('hub.workloads')}
          aside={
            'observedAt' in health.workloads && (
              <Age at={health.workloads.observedAt} />
            )
          }
          flush={'value' in health.workloads}
        >
          <BlockBody block={health.workloads}>
            {workloads => <WorkloadsTable workloads={workloads} />}
          </BlockBody>
        </Panel>
      </div>
      <div className={styles.column}>
        <Panel title={t('hub.figures')} flush>
          <MetricBody block={health.figures}>
            {figures => <FiguresTable figures={figures} />}
          </MetricBody>
        </Panel>
        <Panel title={t('hub.shards')} note={t('hub.shardsNote')} flush>
          <MetricBody block={health.shards}>
            {shards => <ShardsTable shards={shards} />}
          </MetricBody>
        </Panel>
      </div>
    </div>
  );
};
