import { ReadinessResponse } from '@fleet-portal/backstage-plugin-fleet-common';
import { FilterSelect, PageSkeleton, Panel } from '../../components/layout';
import { SilentHubs } from '../../components/overview';
import { ReadinessTable } from '../../components/readiness';
import { EmptyBox } from '../../components/trouble';
import { useFleetLinks, useReadiness } from '../../hooks';
import { useFleetText } from '../../translation';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { PageFrame } from '../PageFrame';
import { useEnvironmentFilter } from '../useEnvironmentFilter';

/** How ready every cluster is for workloads, furthest from it first. */
export const ReadinessPage = () => {
  const t = useFleetText();
  const { data, error, isPending, refetch } = useReadiness();
  return (
    <PageFrame title={t('page.readiness')} pending={isPending}>
      {isPending && <PageSkeleton shape="list" />}
      {error && !data && <LoadFailure error={error} onRetry={refetch} />}
      {data && (
        <>
          <StaleNotice error={error} onRetry={refetch} />
          <SilentHubs sources={data.sources} />
          <ClustersBySteps answer={data} />
        </>
      )}
    </PageFrame>
  );
};

const ClustersBySteps = ({ answer }: { answer: ReadinessResponse }) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { shown, select } = useEnvironmentFilter(answer.items);
  const ready = shown.filter(({ done, steps }) => done === steps.length);
  return (
    <Panel
      title={t('readiness.bySteps')}
      note={t('readiness.readyOf', { n: ready.length, all: shown.length })}
      flush
      aside={<FilterSelect label={t('readiness.environment')} {...select} />}
    >
      {shown.length === 0 ? (
        <EmptyBox>
          {answer.items.length === 0
            ? t('empty.noClusters')
            : t('empty.noMatch')}
        </EmptyBox>
      ) : (
        <ReadinessTable
          steps={answer.steps}
          clusters={shown}
          href={links.cluster}
        />
      )}
    </Panel>
  );
};
