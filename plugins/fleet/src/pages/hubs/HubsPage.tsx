import { usePermission } from '@backstage/plugin-permission-react';
import {
  fleetDoctorReadPermission,
  HubsResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { AdviceList, KeyFigures } from '../../components/hub';
import { PageSkeleton, Panel } from '../../components/layout';
import { PageLink } from '../../components/links';
import { MetricBody } from '../../components/metrics';
import { SilentHubs, SourceStrip } from '../../components/overview';
import { EmptyBox } from '../../components/trouble';
import { useFleetLinks, useHubs, useOverview } from '../../hooks';
import { useFleetText } from '../../translation';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { PageFrame } from '../PageFrame';
import styles from './hubs.module.css';

/** How each hub works, and what to scale next. */
export const HubsPage = () => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { data, error, isPending, refetch } = useHubs();
  return (
    <PageFrame title={t('page.hubs')} pending={isPending}>
      {isPending && <PageSkeleton shape="list" />}
      {error && !data && <LoadFailure error={error} onRetry={refetch} />}
      {data && (
        <>
          <StaleNotice error={error} onRetry={refetch} />
          <HubVoices sources={data.sources} />
          {data.items.length === 0 && <EmptyBox>{t('empty.noHubs')}</EmptyBox>}
          <div className={styles.hubs}>
            {data.items.map(health => (
              <Panel
                key={health.hub}
                title={
                  <PageLink to={links.hub(health.hub)}>{health.title}</PageLink>
                }
                note={t('hub.counts', {
                  clusters: health.clusters,
                  applications: health.applications,
                })}
                alarming={health.advice.some(one => one.urgency === 'now')}
              >
                <MetricBody block={health.figures}>
                  {figures => (
                    <>
                      <AdviceList health={health} />
                      <KeyFigures figures={figures} />
                    </>
                  )}
                </MetricBody>
              </Panel>
            ))}
          </div>
        </>
      )}
    </PageFrame>
  );
};

/** How each of them is heard comes before what it tells of itself. */
const HubVoices = ({ sources }: Pick<HubsResponse, 'sources'>) => {
  const links = useFleetLinks();
  const { data } = useOverview();
  const { allowed } = usePermission({ permission: fleetDoctorReadPermission });
  return data ? (
    <SourceStrip
      hubs={data.hubs}
      sources={data.sources}
      clusters={data.clusters}
      doctor={allowed ? links.doctor() : undefined}
    />
  ) : (
    <SilentHubs sources={sources} />
  );
};
