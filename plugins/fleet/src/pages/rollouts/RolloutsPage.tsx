import { SearchField } from '@backstage/ui';
import { rolloutStates } from '@fleet-portal/backstage-plugin-fleet-common';
import { FilterSelect, PageSkeleton, Panel } from '../../components/layout';
import { SilentHubs } from '../../components/overview';
import { EmptyBox } from '../../components/trouble';
import { useRollouts } from '../../hooks';
import { useFleetText } from '../../translation';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { PageFrame } from '../PageFrame';
import { PeriodSelect } from './PeriodSelect';
import { RolloutTable } from './RolloutTable';
import { listPeriods, useRolloutFilters } from './useRolloutFilters';
import styles from './rollouts.module.css';

/** Every release that was on its way lately; those that are stuck come first. */
export const RolloutsPage = () => {
  const t = useFleetText();
  const filters = useRolloutFilters();
  const { query } = filters;
  const rollouts = useRollouts(query);
  const { data } = rollouts;
  const filtered =
    query.q !== undefined || query.state.length + query.environment.length > 0;
  // What is chosen stays a choice, also when nothing is left of it.
  const environments = [
    ...new Set([
      ...query.environment,
      ...(data?.items.flatMap(one => one.environments) ?? []),
    ]),
  ];

  return (
    <PageFrame title={t('rollout.list')} pending={rollouts.isPending}>
      {rollouts.isPending && <PageSkeleton shape="list" />}
      {rollouts.isError && !data && (
        <LoadFailure error={rollouts.error} onRetry={rollouts.refetch} />
      )}
      {data && (
        <>
          <StaleNotice error={rollouts.error} onRetry={rollouts.refetch} />
          <SilentHubs sources={data.sources} />
          <Panel
            title={t('rollout.list')}
            note={t('rollout.listNote', {
              n: data.items.length,
              total: data.total,
            })}
            flush
            aside={
              <div className={styles.filters}>
                <SearchField
                  aria-label={t('rollout.search')}
                  placeholder={t('rollout.search')}
                  size="small"
                  value={filters.q}
                  onChange={filters.search}
                />
                <FilterSelect
                  label={t('rollout.state')}
                  choices={rolloutStates}
                  selected={query.state}
                  nameOf={state => t(`rollout.${state}`)}
                  onChange={filters.setStates}
                />
                <FilterSelect
                  label={t('rollout.environment')}
                  choices={environments}
                  selected={query.environment}
                  onChange={filters.setEnvironments}
                />
                <PeriodSelect
                  periods={listPeriods}
                  days={query.days}
                  onChange={filters.setDays}
                />
              </div>
            }
          >
            {data.items.length > 0 && <RolloutTable rollouts={data.items} />}
            {data.items.length === 0 && (
              <EmptyBox next={!filtered && t('rollout.noneNext')}>
                {filtered ? t('empty.noMatch') : t('rollout.none')}
              </EmptyBox>
            )}
          </Panel>
        </>
      )}
    </PageFrame>
  );
};
