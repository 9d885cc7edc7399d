/**
 * The same pages, cards and tabs for an app of the old frontend system. Such
 * an app has to import `@backstage/ui/css/styles.css` once.
 *
 * @packageDocumentation
 */
export {
  EntityFleetCard,
  EntityFleetClusterCard,
  EntityFleetContent,
  EntityFleetReadinessCard,
  EntityFleetRollUpCard,
  FleetPage,
  fleetPlugin,
} from './legacy/plugin';
export {
  FleetBackupPickerFieldExtension,
  FleetEnvironmentPickerFieldExtension,
  FleetHubPickerFieldExtension,
  FleetLabelValueFieldExtension,
  FleetNameFieldExtension,
  FleetNamespaceFieldExtension,
  FleetPlacementReviewFieldExtension,
  FleetPlatformReviewFieldExtension,
  FleetProjectPickerFieldExtension,
  FleetRepositoryFieldExtension,
  FleetSelectorBuilderFieldExtension,
} from './legacy/fields';
export { type ReviewValue } from './scaffolder/placement/reviewValue';
export {
  isFleetAvailable,
  isFleetCluster,
  isFleetRollUp,
} from './entity/predicates';
export { fleetApiRef, type FleetApi } from './api';
export { fleetTranslationRef } from './translation';
