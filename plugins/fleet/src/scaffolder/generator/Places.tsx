import { Select } from '@backstage/ui';
import { ClusterSummary } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { FieldTrouble } from '../pickers/FieldTrouble';
import { clusterNames, useFleetClusters } from '../useFleetClusters';
import { useVocabulary } from '../useVocabulary';
import styles from './GeneratorBuilder.module.css';
import { PlaceRow } from './generatorDraft';

export interface PlacesProps {
  places: PlaceRow[];
  onChange: (places: PlaceRow[]) => void;
  /** The whole form, for the hubs that were chosen. */
  form: unknown;
  /** One cluster, and not any number. */
  isSingle?: boolean;
  isDisabled?: boolean;
}

/** Clusters by name, each with the environment whose values it reads: at first its own. */
export const Places = (props: PlacesProps) => {
  const { places, onChange, form, isSingle, isDisabled } = props;
  const t = useFleetText();
  const { data } = useVocabulary();
  const { clusters, error, retry } = useFleetClusters(form);
  const names = withOwn(
    clusterNames(clusters),
    places.map(({ cluster }) => cluster),
  );
  const options = names.map(id => ({ id, label: id }));
  const choose = (chosen: string[]) =>
    onChange(
      chosen.map(
        cluster =>
          places.find(one => one.cluster === cluster) ?? {
            cluster,
            ...wordsOf(clusters, cluster),
          },
      ),
    );
  return (
    <>
      {error && (
        <FieldTrouble
          what={t('generator.theClusters')}
          error={error}
          onRetry={retry}
        />
      )}
      {isSingle ? (
        <Select
          label={t('generator.cluster')}
          options={options}
          value={places[0]?.cluster || null}
          onChange={key => choose(key === null ? [] : [String(key)])}
          placeholder={t('generator.chooseCluster')}
          isDisabled={isDisabled}
        />
      ) : (
        <Select
          label={t('generator.clusters')}
          selectionMode="multiple"
          options={options}
          value={places.map(({ cluster }) => cluster)}
          onChange={keys => choose(keys.map(String).sort())}
          placeholder={t('generator.chooseClusters')}
          isDisabled={isDisabled}
        />
      )}
      <div className={styles.rows}>
        {places
          .filter(({ cluster }) => cluster !== '')
          .map(({ cluster, env }) => (
            <div key={cluster} className={styles.place}>
              <span>{cluster}</span>
              <Select
                aria-label={t('generator.environmentOf', { cluster })}
                options={withOwn(data?.environments ?? [], [env]).map(id => ({
                  id,
                  label: id,
                }))}
                value={env || null}
                onChange={key =>
                  onChange(
                    places.map(one =>
                      one.cluster === cluster
                        ? { ...one, env: key === null ? '' : String(key) }
                        : one,
                    ),
                  )
                }
                placeholder={t('form.chooseEnvironment')}
                isDisabled={isDisabled}
              />
            </div>
          ))}
      </div>
    </>
  );
};

/** What files are named after: at first what the cluster's own labels say. */
function wordsOf(
  clusters: readonly ClusterSummary[],
  name: string,
): Omit<PlaceRow, 'cluster'> {
  const own = clusters.filter(({ ref }) => ref.name === name);
  const region = own.flatMap(({ labels }) => labels.region || [])[0];
  return {
    env: own.find(({ environment }) => environment)?.environment ?? '',
    ...(region && { region }),
  };
}

/** What the form holds stays to be seen when the fleet has it no more. */
function withOwn(known: readonly string[], own: readonly string[]): string[] {
  return [...new Set([...known, ...own.filter(one => one !== '')])];
}
