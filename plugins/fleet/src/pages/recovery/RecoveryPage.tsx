import { ButtonLink } from '@backstage/ui';
import { RecoveryResponse } from '@fleet-portal/backstage-plugin-fleet-common';
import { FilterSelect, PageSkeleton, Panel } from '../../components/layout';
import { SilentHubs } from '../../components/overview';
import { RecoveryTable } from '../../components/recovery';
import { EmptyBox } from '../../components/trouble';
import { useFleetLinks, useRecovery } from '../../hooks';
import { useFleetText } from '../../translation';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { PageFrame } from '../PageFrame';
import { useEnvironmentFilter } from '../useEnvironmentFilter';

/** Whether enough of every cluster would come back, most harm first. */
export const RecoveryPage = () => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { data, error, isPending, refetch } = useRecovery();
  return (
    <PageFrame
      title={t('page.recovery')}
      pending={isPending}
      actions={
        <ButtonLink variant="secondary" href={links.regions()}>
          {t('regions.title')}
        </ButtonLink>
      }
    >
      {isPending && <PageSkeleton shape="list" />}
      {error && !data && <LoadFailure error={error} onRetry={refetch} />}
      {data && (
        <>
          <StaleNotice error={error} onRetry={refetch} />
          <SilentHubs sources={data.sources} />
          <ClustersByHarm answer={data} />
        </>
      )}
    </PageFrame>
  );
};

const ClustersByHarm = ({ answer }: { answer: RecoveryResponse }) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { shown, select } = useEnvironmentFilter(answer.items);
  const fine = shown.filter(({ verdict }) => verdict === 'fine');
  return (
    <Panel
      title={t('recovery.byHarm')}
      note={t('recovery.fineOf', { n: fine.length, all: shown.length })}
      flush
      aside={<FilterSelect label={t('recovery.environment')} {...select} />}
    >
      {shown.length === 0 ? (
        <EmptyBox>
          {answer.items.length === 0
            ? t('empty.noClusters')
            : t('empty.noMatch')}
        </EmptyBox>
      ) : (
        <RecoveryTable clusters={shown} href={links.clusterRecovery} />
      )}
    </Panel>
  );
};
