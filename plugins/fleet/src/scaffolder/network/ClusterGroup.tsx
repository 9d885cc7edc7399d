import {
  CustomFieldValidator,
  FieldExtensionComponentProps,
} from '@backstage/plugin-scaffolder-react';
import { Select, TextField } from '@backstage/ui';
import { stringifyClusterRef } from '@fleet-portal/backstage-plugin-fleet-common';
import { fleetTextOf, useFleetText } from '../../translation';
import { FieldTrouble } from '../pickers/FieldTrouble';
import { useFleetClusters } from '../useFleetClusters';
import { ChosenCluster, chosenGroup, refOf } from './chosenGroup';
import styles from './network.module.css';
import { podRangesOf, useGroupNetworks } from './useGroupNetworks';

/** Clusters of any hub in the order in which they were chosen, each with the addresses of its pods. */
export const ClusterGroup = (
  props: FieldExtensionComponentProps<ChosenCluster[]>,
) => {
  const { onChange, schema, disabled } = props;
  const { clusters: group } = chosenGroup({ clusters: props.formData });
  const t = useFleetText();
  const { clusters, error, isLoading, retry } = useFleetClusters(undefined);
  const networks = useGroupNetworks(group);
  if (error) {
    return (
      <FieldTrouble
        what={t('generator.theClusters')}
        error={error}
        onRetry={retry}
      />
    );
  }
  const idOf = (chosen: ChosenCluster) => stringifyClusterRef(refOf(chosen));
  const offered = new Map(
    [
      ...clusters.map(({ ref }) => ({ hub: ref.hub, cluster: ref.name })),
      ...group.map(({ hub, cluster }) => ({ hub, cluster })),
    ].map(one => [idOf(one), one]),
  );
  const isEmpty = offered.size === 0;
  const choose = (ids: readonly string[]) => {
    const kept = group.filter(one => ids.includes(idOf(one)));
    const added = ids
      .filter(id => !kept.some(one => idOf(one) === id))
      .flatMap(id => offered.get(id) ?? []);
    onChange([...kept, ...added]);
  };
  return (
    <div className={styles.group}>
      <Select
        label={schema.title ?? t('connect.clusters')}
        secondaryLabel={props.required ? t('form.required') : undefined}
        description={
          isEmpty && !isLoading ? t('form.noClusters') : schema.description
        }
        selectionMode="multiple"
        options={[...offered].map(([id, { hub, cluster }]) => ({
          id,
          label: t('connect.clusterOf', { cluster, hub }),
        }))}
        value={group.map(idOf)}
        onChange={ids => choose(ids.map(String))}
        placeholder={t('connect.chooseClusters')}
        isRequired={props.required}
        validationBehavior="aria"
        isDisabled={disabled || isEmpty}
        search={offered.size > 10 ? true : undefined}
      />
      {networks.map((one, index) => (
        <TextField
          key={idOf(one.chosen)}
          label={t('connect.podsOf', { cluster: one.chosen.cluster })}
          description={
            one.isLoading
              ? t('connect.reading')
              : t(
                  podRangesOf(one).length > 0
                    ? 'connect.podsRead'
                    : 'connect.podsUnread',
                )
          }
          placeholder={podRangesOf({
            ...one,
            chosen: { ...one.chosen, podCidr: undefined },
          }).join(', ')}
          value={one.chosen.podCidr ?? ''}
          onChange={text => {
            const { hub, cluster } = one.chosen;
            const podCidr = text.trim();
            onChange(
              group.map((chosen, at) =>
                at === index
                  ? { hub, cluster, ...(podCidr !== '' && { podCidr }) }
                  : chosen,
              ),
            );
          }}
          isDisabled={disabled}
          autoComplete="off"
          spellCheck="false"
        />
      ))}
    </div>
  );
};

export const validateClusterGroup: CustomFieldValidator<
  ChosenCluster[]
> = async (value, validation, { apiHolder }) => {
  if (chosenGroup({ clusters: value }).clusters.length < 2) {
    const t = await fleetTextOf(apiHolder);
    validation.addError(t('connect.chooseTwo'));
  }
};
