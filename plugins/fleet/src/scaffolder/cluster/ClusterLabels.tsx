import {
  CustomFieldValidator,
  FieldExtensionComponentProps,
} from '@backstage/plugin-scaffolder-react';
import { Text } from '@backstage/ui';
import { ClusterSummary } from '@fleet-portal/backstage-plugin-fleet-common';
import { Placeholder } from '../../components/layout';
import {
  applyToRows,
  editsOf,
  LabelEdits,
  LabelRow,
  LabelRows,
} from '../../components/whatif';
import { fleetTextOf, useFleetText } from '../../translation';
import { formDataOf } from '../formContext';
import { FieldGroup } from '../lists/FieldGroup';
import { FieldTrouble } from '../pickers/FieldTrouble';
import { useDraft } from '../useDraft';
import { useFleetClusters } from '../useFleetClusters';
import { chosenCluster } from './chosenCluster';

type Props = FieldExtensionComponentProps<Partial<LabelEdits>>;

/** The labels that the chosen cluster has, each to change, to take away, or to add. */
export const ClusterLabels = (props: Props) => {
  const t = useFleetText();
  const form = formDataOf(props);
  const ref = chosenCluster(form);
  const { clusters, error, retry, isLoading } = useFleetClusters(form);
  if (error) {
    return (
      <FieldTrouble
        what={t('generator.theClusters')}
        error={error}
        onRetry={retry}
      />
    );
  }
  if (isLoading) return <Placeholder height={120} />;
  const cluster = clusters.find(one => one.ref.name === ref?.name);
  if (!ref || !cluster) {
    return (
      <Text color="secondary">
        {ref
          ? t('clusterForm.unknown', { hub: ref.hub, cluster: ref.name })
          : t('clusterForm.chooseFirst')}
      </Text>
    );
  }
  return (
    <Editor key={`${ref.hub}/${ref.name}`} {...props} labels={cluster.labels} />
  );
};

const Editor = (props: Props & Pick<ClusterSummary, 'labels'>) => {
  const { labels, formData, onChange, schema, required } = props;
  const [rows, setRows] = useDraft({
    value: formData,
    onChange,
    draftOf: edits => applyToRows(labels, edits),
    valueOf: (draft: LabelRow[]): Partial<LabelEdits> => editsOf(draft, labels),
  });
  return (
    <FieldGroup
      label={schema.title ?? props.name}
      description={schema.description}
      isRequired={required}
    >
      <LabelRows rows={rows} onChange={setRows} />
    </FieldGroup>
  );
};

export const validateClusterLabels: CustomFieldValidator<
  Partial<LabelEdits>
> = async (value, validation, { apiHolder }) => {
  const { set = [], remove = [] } = value ?? {};
  if (set.length + remove.length > 0) return;
  const t = await fleetTextOf(apiHolder);
  validation.addError(t('clusterForm.changeSome'));
};
