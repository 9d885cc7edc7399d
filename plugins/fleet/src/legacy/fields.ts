import { createLegacyFieldExtensions } from '../scaffolder/legacyFieldExtensions';
import { fleetPlugin } from './plugin';

/** The form fields of the templates; put them into `<ScaffolderFieldExtensions>`. */
export const {
  FleetBackupPickerFieldExtension,
  FleetClusterLabelsFieldExtension,
  FleetClusterPickerFieldExtension,
  FleetClusterReviewFieldExtension,
  FleetEnvironmentPickerFieldExtension,
  FleetGeneratorBuilderFieldExtension,
  FleetHubPickerFieldExtension,
  FleetLabelListFieldExtension,
  FleetLabelValueFieldExtension,
  FleetNameFieldExtension,
  FleetNamespaceFieldExtension,
  FleetPlacementReviewFieldExtension,
  FleetPlatformReviewFieldExtension,
  FleetProjectPickerFieldExtension,
  FleetReleasePickerFieldExtension,
  FleetRepositoryFieldExtension,
  FleetSelectorBuilderFieldExtension,
  FleetWordListFieldExtension,
} = createLegacyFieldExtensions(fleetPlugin);
