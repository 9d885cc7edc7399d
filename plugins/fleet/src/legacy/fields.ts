import { createLegacyFieldExtensions } from '../scaffolder/legacyFieldExtensions';
import { fleetPlugin } from './plugin';

/** The form fields of the templates; put them into `<ScaffolderFieldExtensions>`. */
export const {
  FleetBackupPickerFieldExtension,
  FleetChangeReviewFieldExtension,
  FleetClusterGroupFieldExtension,
  FleetClusterLabelsFieldExtension,
  FleetClusterPickerFieldExtension,
  FleetClusterReviewFieldExtension,
  FleetConnectReviewFieldExtension,
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
} = createLegacyFieldExtensions(fleetPlugin);
