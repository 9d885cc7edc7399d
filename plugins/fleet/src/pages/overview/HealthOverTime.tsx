import { memo, useState } from 'react';
import { MetricSpan } from '@fleet-portal/backstage-plugin-fleet-common';
import { roundWords } from '../../components/cluster';
import { Panel } from '../../components/layout';
import {
  MetricBody,
  SpanSelect,
  TimeChart,
  useLineName,
} from '../../components/metrics';
import { EmptyBox } from '../../components/trouble';
import { useFleetMetrics } from '../../hooks';
import { said, useFleetText } from '../../translation';
import styles from './Overview.module.css';

/**
 * The health of all Applications over time. It is beside the point of the
 * first page, so it takes no room while it is on its way or cannot be had.
 */
export const HealthOverTime = memo(() => {
  const t = useFleetText();
  const nameOf = useLineName();
  const [span, setSpan] = useState<MetricSpan>('24h');
  const { data } = useFleetMetrics(span);
  if (!data || data.applications.status === 'restricted') return null;
  return (
    <div className={styles.stack}>
      <Panel
        title={t('metrics.applications')}
        aside={
          data.applications.status === 'ok' && (
            <SpanSelect span={span} onChange={setSpan} />
          )
        }
      >
        <MetricBody block={data.applications}>
          {lines =>
            lines.length === 0 ? (
              <EmptyBox>{t('metrics.nothing')}</EmptyBox>
            ) : (
              <TimeChart
                label={t('metrics.health')}
                lines={lines}
                moments={data}
                nameOf={nameOf}
                format={value => roundWords(value, t)}
              />
            )
          }
        </MetricBody>
        {data.missing.map(one => (
          <p key={one.hub}>
            {t('metrics.missing', {
              hub: one.hub,
              reason: said(one, 'reason', t),
            })}
          </p>
        ))}
      </Panel>
    </div>
  );
});
