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
} from './legacy/fields';
export { type ReviewValue } from './scaffolder/placement/reviewValue';
export {
  isFleetAvailable,
  isFleetCluster,
  isFleetRollUp,
} from './entity/predicates';
export { fleetApiRef, type FleetApi } from './api';
export { fleetTranslationRef } from './translation';
