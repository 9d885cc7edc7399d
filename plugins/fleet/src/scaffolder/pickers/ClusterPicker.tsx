import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { useFleetText } from '../../translation';
import { formDataOf } from '../formContext';
import {
  chosenHubs,
  clusterNames,
  useFleetClusters,
} from '../useFleetClusters';
import { ChoiceField } from './ChoiceField';
import { FieldTrouble } from './FieldTrouble';

/** A cluster of the hub that the form has chosen; of any while it has none. */
export const ClusterPicker = (props: FieldExtensionComponentProps<string>) => {
  const t = useFleetText();
  const form = formDataOf(props);
  const { clusters, error, isLoading, retry } = useFleetClusters(form);
  const hubs = chosenHubs(form);
  const whyEmpty = hubs
    ? t('form.noClustersOf', { hubs: hubs.join(', ') })
    : t('form.noClusters');
  if (error) {
    return (
      <FieldTrouble
        what={t('generator.theClusters')}
        error={error}
        onRetry={retry}
      />
    );
  }
  return (
    <ChoiceField
      label={props.schema.title ?? t('generator.cluster')}
      note={props.schema.description}
      whyEmpty={isLoading ? undefined : whyEmpty}
      choices={clusterNames(clusters)}
      value={props.formData}
      onChange={props.onChange}
      isRequired={props.required}
      isDisabled={props.disabled}
      placeholder={t('generator.chooseCluster')}
    />
  );
};
