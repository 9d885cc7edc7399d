import { createLegacyFieldExtensions } from '../scaffolder/legacyFieldExtensions';
import { fleetPlugin } from './plugin';

/** The form fields of the templates; put them into `<ScaffolderFieldExtensions>`. */
export const {
  FleetRepositoryFieldExtension,
  FleetNameFieldExtension,
  FleetNamespaceFieldExtension,
  FleetHubPickerFieldExtension,
  FleetBackupPickerFieldExtension,
  FleetProjectPickerFieldExtension,
  FleetEnvironmentPickerFieldExtension,
  FleetLabelValueFieldExtension,
  FleetSelectorBuilderFieldExtension,
  FleetPlacementReviewFieldExtension,
  FleetPlatformReviewFieldExtension,
} = createLegacyFieldExtensions(fleetPlugin);
