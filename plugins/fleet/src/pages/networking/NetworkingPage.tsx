import { NetworkingResponse } from '@fleet-portal/backstage-plugin-fleet-common';
import { FilterSelect, PageSkeleton, Panel } from '../../components/layout';
import { LinksTable, NetworksTable } from '../../components/networking';
import { SilentHubs } from '../../components/overview';
import { EmptyBox } from '../../components/trouble';
import { useFleetLinks, useNetworking } from '../../hooks';
import { useFleetText } from '../../translation';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { PageFrame } from '../PageFrame';
import { useEnvironmentFilter } from '../useEnvironmentFilter';
import { ConflictsPanel } from './ConflictsPanel';
import styles from './NetworkingPage.module.css';

/** How clusters are linked, and how each is reached, most harm first. */
export const NetworkingPage = () => {
  const t = useFleetText();
  const { data, error, isPending, refetch } = useNetworking();
  return (
    <PageFrame title={t('page.networking')} pending={isPending}>
      {isPending && <PageSkeleton shape="list" />}
      {error && !data && <LoadFailure error={error} onRetry={refetch} />}
      {data && (
        <>
          <StaleNotice error={error} onRetry={refetch} />
          <SilentHubs sources={data.sources} />
          <Networks answer={data} />
        </>
      )}
    </PageFrame>
  );
};

const Networks = ({ answer }: { answer: NetworkingResponse }) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { shown, select } = useEnvironmentFilter(answer.clusters);
  const up = answer.links.filter(({ state }) => state === 'up');
  const isBroken = answer.links.some(
    ({ state }) => state === 'down' || state === 'disputed',
  );
  return (
    <div className={styles.stack}>
      <ConflictsPanel conflicts={answer.conflicts} />
      <Panel
        title={t('networking.links')}
        note={t('networking.upOf', { n: up.length, all: answer.links.length })}
        alarming={isBroken}
        flush
      >
        {answer.links.length === 0 ? (
          <EmptyBox>{t('networking.noLinks')}</EmptyBox>
        ) : (
          <LinksTable links={answer.links} href={links.clusterNetwork} />
        )}
      </Panel>
      <Panel
        title={t('networking.byHarm')}
        flush
        aside={<FilterSelect label={t('networking.environment')} {...select} />}
      >
        {shown.length === 0 ? (
          <EmptyBox>
            {answer.clusters.length === 0
              ? t('empty.noClusters')
              : t('empty.noMatch')}
          </EmptyBox>
        ) : (
          <NetworksTable clusters={shown} href={links.clusterNetwork} />
        )}
      </Panel>
    </div>
  );
};
