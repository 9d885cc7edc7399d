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
} from './legacy/fields';
export { type ReviewValue } from './scaffolder/placement/reviewValue';
export {
  isFleetAvailable,
  isFleetCluster,
  isFleetRollUp,
} from './entity/predicates';
export { fleetApiRef, type FleetApi } from './api';
export { fleetTranslationRef } from './translation';
