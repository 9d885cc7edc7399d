import { useMemo, useState } from 'react';
import { SearchField } from '@backstage/ui';
import { noLabel } from '../../../components/cluster';
import { FilterSelect } from '../../../components/layout';
import { SavedViews } from '../../../components/views';
import { sameSearch, useSavedViews } from '../../../hooks';
import { useFleetText } from '../../../translation';
import {
  behindVersion,
  hubWords,
  isFilteredList,
  probeStates,
} from './clusterFilters';
import { builtInClusterViews } from './builtInClusterViews';
import { ClusterFacets } from './clusterFacets';
import { useClusterList } from './useClusterList';
import styles from './ClusterList.module.css';

/** So many labels have a filter at once; the others are behind a button. */
const labelsAtFirst = 4;

/** The search, a filter for all that tells clusters apart, and saved views. */
export const ClusterFilterBar = ({ facets }: { facets: ClusterFacets }) => {
  const t = useFleetText();
  const { filters, search, change, clear, open } = useClusterList();
  const { views, save, remove } = useSavedViews('clusters');
  const builtIn = useMemo(() => builtInClusterViews(t), [t]);
  const [allLabels, setAllLabels] = useState(false);
  const shown = facets.labels.filter(
    ({ key }, index) =>
      allLabels || index < labelsAtFirst || filters.labels[key] !== undefined,
  );
  const hidden = facets.labels.length - shown.length;
  return (
    <div className={styles.bar}>
      <SearchField
        aria-label={t('cluster.search')}
        placeholder={t('cluster.search')}
        size="small"
        className={styles.search}
        value={filters.q}
        onChange={q => change({ q })}
      />
      {facets.hubs.length > 1 && (
        <FilterSelect
          label={t('cluster.hub')}
          choices={facets.hubs}
          selected={filters.hubs}
          onChange={hubs => change({ hubs })}
        />
      )}
      <FilterSelect
        label={t('cluster.probeSaysColumn')}
        choices={probeStates}
        selected={filters.probes}
        nameOf={state => t(`probe.${state}`)}
        onChange={probes => change({ probes })}
      />
      <FilterSelect
        label={t('cluster.hubSaysColumn')}
        choices={hubWords}
        selected={filters.hubWords}
        onChange={words => change({ hubWords: words })}
      />
      <FilterSelect
        label={t('cluster.applications')}
        choices={facets.states}
        selected={filters.states}
        nameOf={state => t(`state.${state}`)}
        onChange={states => change({ states })}
      />
      <FilterSelect
        label={t('cluster.kubernetes')}
        choices={facets.versions}
        selected={filters.versions}
        nameOf={version =>
          version === behindVersion ? t('state.behind') : version
        }
        onChange={versions => change({ versions })}
      />
      {shown.map(({ key, values }) => (
        <FilterSelect
          key={key}
          label={key}
          choices={values}
          selected={filters.labels[key] ?? []}
          nameOf={value => (value === noLabel ? t('cluster.noLabel') : value)}
          onChange={chosen => {
            const { [key]: _, ...others } = filters.labels;
            change({
              labels:
                chosen.length === 0 ? others : { ...others, [key]: chosen },
            });
          }}
        />
      ))}
      {hidden > 0 && (
        <button
          type="button"
          className={styles.text}
          onClick={() => setAllLabels(true)}
        >
          {t('cluster.moreLabels', { count: hidden })}
        </button>
      )}
      {isFilteredList(filters) && (
        <button type="button" className={styles.text} onClick={clear}>
          {t('action.clearFilters')}
        </button>
      )}
      <div className={styles.views}>
        <SavedViews
          views={views}
          builtIn={builtIn}
          isShown={view => sameSearch(view.search, search)}
          onOpen={view => open(view.search)}
          onSave={name => save({ name, search })}
          onRemove={remove}
        />
      </div>
    </div>
  );
};
