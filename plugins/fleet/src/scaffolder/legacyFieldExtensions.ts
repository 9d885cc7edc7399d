import type { BackstagePlugin } from '@backstage/core-plugin-api';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { fieldOptions } from './fields';
import type { HubOptions } from './pickers/HubPicker';
import type { SourceValue } from './source/useKnownRevisions';

/**
 * The same fields for an app of the old frontend system, to be put inside
 * `<ScaffolderFieldExtensions>`. They read the fleet through `fleetApiRef`.
 */
export function createLegacyFieldExtensions(plugin: BackstagePlugin) {
  const { repository, name, namespace, hub, cluster, project } = fieldOptions;
  const { environment, labelValue, selector, generator, review } = fieldOptions;
  const {
    change,
    retirement,
    files,
    present,
    revision,
    source,
    platformReview,
    clusterGroup,
    connectReview,
    backup,
    release,
  } = fieldOptions;
  const { words, labels, dnsWeights, clusterLabels, clusterReview } =
    fieldOptions;
  return {
    FleetRepositoryFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...repository,
        schema: repository.schema.schema,
      }),
    ),
    FleetNameFieldExtension: plugin.provide(
      createScaffolderFieldExtension({ ...name, schema: name.schema.schema }),
    ),
    FleetNamespaceFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...namespace,
        schema: namespace.schema.schema,
      }),
    ),
    FleetHubPickerFieldExtension: plugin.provide(
      createScaffolderFieldExtension<string | string[], HubOptions>({
        ...hub,
        schema: hub.schema.schema,
      }),
    ),
    FleetClusterPickerFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...cluster,
        schema: cluster.schema.schema,
      }),
    ),
    FleetBackupPickerFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...backup,
        schema: backup.schema.schema,
      }),
    ),
    FleetProjectPickerFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...project,
        schema: project.schema.schema,
      }),
    ),
    FleetEnvironmentPickerFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...environment,
        schema: environment.schema.schema,
      }),
    ),
    FleetReleasePickerFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...release,
        schema: release.schema.schema,
      }),
    ),
    FleetLabelValueFieldExtension: plugin.provide(
      createScaffolderFieldExtension<string, { clusterLabel?: string }>({
        ...labelValue,
        schema: labelValue.schema.schema,
      }),
    ),
    FleetSelectorBuilderFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...selector,
        schema: selector.schema.schema,
      }),
    ),
    FleetGeneratorBuilderFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...generator,
        schema: generator.schema.schema,
      }),
    ),
    FleetPlacementReviewFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...review,
        schema: review.schema.schema,
      }),
    ),
    FleetSourceFieldExtension: plugin.provide(
      createScaffolderFieldExtension<SourceValue, { path?: string }>({
        ...source,
        schema: source.schema.schema,
      }),
    ),
    FleetRevisionFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...revision,
        schema: revision.schema.schema,
      }),
    ),
    FleetPresentValuesFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...present,
        schema: present.schema.schema,
      }),
    ),
    FleetChangeReviewFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...change,
        schema: change.schema.schema,
      }),
    ),
    FleetRetirementReviewFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...retirement,
        schema: retirement.schema.schema,
      }),
    ),
    FleetFilesByClusterFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...files,
        schema: files.schema.schema,
      }),
    ),
    FleetClusterGroupFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...clusterGroup,
        schema: clusterGroup.schema.schema,
      }),
    ),
    FleetConnectReviewFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...connectReview,
        schema: connectReview.schema.schema,
      }),
    ),
    FleetPlatformReviewFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...platformReview,
        schema: platformReview.schema.schema,
      }),
    ),
    FleetWordListFieldExtension: plugin.provide(
      createScaffolderFieldExtension({ ...words, schema: words.schema.schema }),
    ),
    FleetLabelListFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...labels,
        schema: labels.schema.schema,
      }),
    ),
    FleetDnsWeightsFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...dnsWeights,
        schema: dnsWeights.schema.schema,
      }),
    ),
    FleetClusterLabelsFieldExtension: plugin.provide(
      createScaffolderFieldExtension({
        ...clusterLabels,
        schema: clusterLabels.schema.schema,
      }),
    ),
    FleetClusterReviewFieldExtension: plugin.provide(
      createScaffolderFieldExtension<
        string[],
        { change?: 'labels' | 'retirement' }
      >({
        ...clusterReview,
        schema: clusterReview.schema.schema,
      }),
    ),
  };
}
