import { ButtonLink } from '@backstage/ui';
import { PageSkeleton } from '../../../components/layout';
import { EmptyBox } from '../../../components/trouble';
import { SilentHubs } from '../../../components/overview';
import { useClusters, useFleetLinks } from '../../../hooks';
import { useFleetText } from '../../../translation';
import { LoadFailure, StaleNotice } from '../../LoadFailure';
import { PageFrame } from '../../PageFrame';
import { ClusterTable } from './ClusterTable';

/** Every cluster of every hub, those in trouble first. */
export const ClustersPage = () => {
  const t = useFleetText();
  const { data, error, isPending, refetch } = useClusters();
  return (
    <PageFrame title={t('page.clusters')} pending={isPending}>
      {isPending && <PageSkeleton shape="list" />}
      {error && !data && <LoadFailure error={error} onRetry={refetch} />}
      {data && (
        <>
          <StaleNotice error={error} onRetry={refetch} />
          <SilentHubs sources={data.sources} />
          {data.items.length === 0 ? (
            <NoClusters />
          ) : (
            <ClusterTable answer={data} />
          )}
        </>
      )}
    </PageFrame>
  );
};

const NoClusters = () => {
  const t = useFleetText();
  const { template } = useFleetLinks();
  return (
    <EmptyBox
      next={
        template && (
          <ButtonLink variant="primary" href={template('onboard-a-spoke')}>
            {t('page.onboard')}
          </ButtonLink>
        )
      }
    >
      {t('empty.noClusters')}
    </EmptyBox>
  );
};
