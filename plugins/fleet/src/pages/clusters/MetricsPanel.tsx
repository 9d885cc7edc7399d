import { useState } from 'react';
import {
  ClusterRef,
  MetricBlock,
  MetricLine,
  MetricSpan,
  ProbeVoice,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { bytesWords, roundWords } from '../../components/cluster';
import { Panel, PanelSkeleton } from '../../components/layout';
import { SafeLink } from '../../components/links';
import {
  MetricBody,
  SpanSelect,
  TimeChart,
  useLineName,
} from '../../components/metrics';
import { EmptyBox } from '../../components/trouble';
import { useClusterMetrics } from '../../hooks';
import { FleetText, useFleetText } from '../../translation';
import { LoadFailure } from '../LoadFailure';
import styles from './MetricsPanel.module.css';

/** Usage of a cluster and health of its Applications over time. */
export const MetricsPanel = ({
  cluster,
  probe,
}: {
  cluster: ClusterRef;
  probe: ProbeVoice;
}) => {
  const t = useFleetText();
  const nameOf = useLineName();
  const [span, setSpan] = useState<MetricSpan>('24h');
  const { data, error, refetch } = useClusterMetrics(cluster, span);
  const chart = (
    label: string,
    block: MetricBlock<MetricLine[]>,
    format: (value: number, text: FleetText) => string,
    provenUntil?: string,
  ) => (
    <MetricBody block={block}>
      {lines =>
        lines.length === 0 ? (
          <EmptyBox next={t('metrics.nothing')}>{label}</EmptyBox>
        ) : (
          data && (
            <TimeChart
              label={label}
              lines={lines}
              moments={data}
              nameOf={nameOf}
              format={value => format(value, t)}
              provenUntil={provenUntil}
            />
          )
        )
      }
    </MetricBody>
  );
  // The hub goes on counting the Applications of a cluster that is gone.
  const isSilent = probe.state === 'unreachable';
  // One server tells of the machines, maybe another one of the Applications.
  const usageKnown = data?.cpu.status !== 'notConfigured';
  const nothingKnown =
    !usageKnown && data?.applications.status === 'notConfigured';
  return (
    <Panel
      title={t('metrics.usage')}
      aside={
        !nothingKnown && (
          <div className={styles.aside}>
            {data?.grafanaUrl && (
              <SafeLink href={data.grafanaUrl}>{t('metrics.grafana')}</SafeLink>
            )}
            <SpanSelect span={span} onChange={setSpan} />
          </div>
        )
      }
    >
      {!data && error && <LoadFailure error={error} onRetry={refetch} />}
      {!data && !error && <PanelSkeleton rows={6} />}
      {data && !usageKnown && (
        <MetricBody block={data.cpu}>{() => null}</MetricBody>
      )}
      {data && !nothingKnown && (
        <div className={styles.charts}>
          {usageKnown && chart(t('metrics.cpu'), data.cpu, roundWords)}
          {usageKnown && chart(t('metrics.memory'), data.memory, bytesWords)}
          {usageKnown && chart(t('metrics.nodes'), data.nodes, roundWords)}
          <div>
            {chart(
              t('metrics.health'),
              data.applications,
              roundWords,
              isSilent
                ? probe.lastReachableAt ?? probe.since ?? data.from
                : undefined,
            )}
            {isSilent && data.applications.status === 'ok' && (
              <p className={styles.note}>
                {t('metrics.notProven', { hub: cluster.hub })}
              </p>
            )}
          </div>
        </div>
      )}
    </Panel>
  );
};
