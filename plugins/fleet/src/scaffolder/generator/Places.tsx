import { Select } from '@backstage/ui';
import { useFleetText } from '../../translation';
import { FieldTrouble } from '../pickers/FieldTrouble';
import { chosenHubs, useFleetClusters } from '../useFleetClusters';
import { useVocabulary } from '../useVocabulary';
import styles from './GeneratorBuilder.module.css';
import { PlaceRow } from './generatorDraft';
import { placeOptions } from './placeOptions';

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
  const { places, onChange, form, isSingle = false, isDisabled } = props;
  const t = useFleetText();
  const { data } = useVocabulary();
  const { clusters, error, isLoading, retry } = useFleetClusters(form);
  const { options, idOf } = placeOptions(clusters, places, isSingle);
  const hubs = new Set(options.flatMap(({ place }) => place.hub ?? []));
  const nameOf = ({ cluster, hub }: PlaceRow) =>
    hub && hubs.size > 1 ? t('preview.clusterOn', { cluster, hub }) : cluster;
  const shown = (place: PlaceRow) =>
    nameOf(options.find(({ id }) => id === idOf(place))?.place ?? place);
  const choices = options.map(({ id, place }) => ({
    id,
    label: nameOf(place),
  }));
  const isEmpty = choices.length === 0;
  const asked = chosenHubs(form);
  const whyEmpty = asked
    ? t('form.noClustersOf', { hubs: asked.join(', ') })
    : t('form.noClusters');
  // A list without an entry would open empty, and say nothing.
  const offered = {
    description: isEmpty && !isLoading && !error ? whyEmpty : undefined,
    isDisabled: isDisabled || isEmpty,
    search: choices.length > 10 || undefined,
  };
  const chosen = places.filter(({ cluster }) => cluster !== '');
  const choose = (ids: string[]) =>
    onChange(
      ids.flatMap(
        id =>
          places.find(place => idOf(place) === id) ??
          options.find(option => option.id === id)?.place ??
          [],
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
          options={choices}
          value={chosen.length > 0 ? idOf(chosen[0]) : null}
          onChange={key => choose(key === null ? [] : [String(key)])}
          placeholder={t('generator.chooseCluster')}
          {...offered}
        />
      ) : (
        <Select
          label={t('generator.clusters')}
          selectionMode="multiple"
          options={choices}
          value={chosen.map(idOf)}
          onChange={keys => choose(keys.map(String).sort())}
          placeholder={t('generator.chooseClusters')}
          {...offered}
        />
      )}
      <div className={styles.rows}>
        {chosen.map(place => (
          <div key={idOf(place)} className={styles.place}>
            <span>{shown(place)}</span>
            <PlaceEnvironment
              label={t('generator.environmentOf', { cluster: shown(place) })}
              known={data?.environments}
              value={place.env}
              onChange={env =>
                onChange(
                  places.map(one => (one === place ? { ...one, env } : one)),
                )
              }
              isDisabled={isDisabled}
            />
          </div>
        ))}
      </div>
    </>
  );
};

const PlaceEnvironment = (props: {
  label: string;
  /** Of the fleet; undefined until they are read. */
  known: readonly string[] | undefined;
  /** Empty when the cluster has none. */
  value: string;
  onChange: (environment: string) => void;
  isDisabled?: boolean;
}) => {
  const { label, known, value, onChange, isDisabled } = props;
  const t = useFleetText();
  // What the form holds stays to be seen when the fleet has it no more.
  const options = [...new Set([...(known ?? []), ...(value ? [value] : [])])];
  const isEmpty = options.length === 0;
  return (
    <Select
      aria-label={label}
      description={known && isEmpty ? t('form.noEnvironments') : undefined}
      options={options.map(id => ({ id, label: id }))}
      value={value || null}
      onChange={key => onChange(key === null ? '' : String(key))}
      placeholder={t('form.chooseEnvironment')}
      isDisabled={isDisabled || isEmpty}
    />
  );
};
