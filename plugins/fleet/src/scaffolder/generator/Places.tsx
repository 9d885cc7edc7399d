import { Select } from '@backstage/ui';
import { useFleetText } from '../../translation';
import { FieldTrouble } from '../pickers/FieldTrouble';
import { useFleetClusters } from '../useFleetClusters';
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
  const { clusters, error, retry } = useFleetClusters(form);
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
          isDisabled={isDisabled}
        />
      ) : (
        <Select
          label={t('generator.clusters')}
          selectionMode="multiple"
          options={choices}
          value={chosen.map(idOf)}
          onChange={keys => choose(keys.map(String).sort())}
          placeholder={t('generator.chooseClusters')}
          isDisabled={isDisabled}
        />
      )}
      <div className={styles.rows}>
        {chosen.map(place => (
          <div key={idOf(place)} className={styles.place}>
            <span>{shown(place)}</span>
            <Select
              aria-label={t('generator.environmentOf', {
                cluster: shown(place),
              })}
              options={withOwn(data?.environments ?? [], place.env).map(id => ({
                id,
                label: id,
              }))}
              value={place.env || null}
              onChange={key =>
                onChange(
                  places.map(one =>
                    one === place
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

/** What the form holds stays to be seen when the fleet has it no more. */
function withOwn(known: readonly string[], own: string): string[] {
  return [...new Set([...known, ...(own === '' ? [] : [own])])];
}
