import { ScaffolderFieldExtensions } from '@backstage/plugin-scaffolder-react';
import {
  FleetBackupPickerFieldExtension,
  FleetChangeReviewFieldExtension,
  FleetClusterLabelsFieldExtension,
  FleetClusterPickerFieldExtension,
  FleetClusterReviewFieldExtension,
  FleetDnsWeightsFieldExtension,
  FleetEnvironmentPickerFieldExtension,
  FleetFilesByClusterFieldExtension,
  FleetGeneratorBuilderFieldExtension,
  FleetHubPickerFieldExtension,
  FleetLabelListFieldExtension,
  FleetLabelValueFieldExtension,
  FleetNameFieldExtension,
  FleetNamespaceFieldExtension,
  FleetPlacementReviewFieldExtension,
  FleetPlatformReviewFieldExtension,
  FleetPresentValuesFieldExtension,
  FleetProjectPickerFieldExtension,
  FleetReleasePickerFieldExtension,
  FleetRepositoryFieldExtension,
  FleetRetirementReviewFieldExtension,
  FleetRevisionFieldExtension,
  FleetSelectorBuilderFieldExtension,
  FleetSourceFieldExtension,
  FleetWordListFieldExtension,
} from '@fleet-portal/backstage-plugin-fleet/legacy';

/** What the forms of the fleet's templates are made of. */
export const fleetFields = (
  <ScaffolderFieldExtensions>
    <FleetBackupPickerFieldExtension />
    <FleetChangeReviewFieldExtension />
    <FleetClusterLabelsFieldExtension />
    <FleetClusterPickerFieldExtension />
    <FleetClusterReviewFieldExtension />
    <FleetDnsWeightsFieldExtension />
    <FleetEnvironmentPickerFieldExtension />
    <FleetFilesByClusterFieldExtension />
    <FleetGeneratorBuilderFieldExtension />
    <FleetHubPickerFieldExtension />
    <FleetLabelListFieldExtension />
    <FleetLabelValueFieldExtension />
    <FleetNameFieldExtension />
    <FleetNamespaceFieldExtension />
    <FleetPlacementReviewFieldExtension />
    <FleetPlatformReviewFieldExtension />
    <FleetPresentValuesFieldExtension />
    <FleetProjectPickerFieldExtension />
    <FleetReleasePickerFieldExtension />
    <FleetRepositoryFieldExtension />
    <FleetRetirementReviewFieldExtension />
    <FleetRevisionFieldExtension />
    <FleetSelectorBuilderFieldExtension />
    <FleetSourceFieldExtension />
    <FleetWordListFieldExtension />
  </ScaffolderFieldExtensions>
);
