export {
  FleetLinksContext,
  useFleetLinks,
  type FleetLinks,
} from './fleetLinks';
export {
  fleetSessionOf,
  isForbidden,
  isRefusal,
  missingPermission,
} from './fleetSession';
export { useLiveState, useLiveUpdates } from './useLiveUpdates';
export type { LiveMode, LiveState } from './LiveUpdates';
export type { ServiceCell, ServiceMatrix, ServiceRow } from './loadMatrix';
export * from './queries';
export {
  isFiltered,
  useFleetFilters,
  type FleetFilters,
  type StateFilter,
} from './useFleetFilters';
export {
  groupingByLabel,
  isColumnGrouping,
  isNamedGrouping,
  labelOfGrouping,
  namedGroupings,
  type ColumnGrouping,
} from './columnGrouping';
export { useResourceEvents, useResourceManifests } from './useResource';
export { useQueryString } from './useQueryString';
export { useShownCluster, type ShownCluster } from './useShownCluster';
export { useLater } from './useLater';
export { useSteadyOrder } from './useSteadyOrder';
export { useMediaQuery } from './useMediaQuery';
export { useCell, useFindApplication } from './useCell';
export { sameSearch, useSavedViews, type SavedView } from './useSavedViews';
export { useMutedItems } from './useMutedItems';
export { refusalOf, useInvalidateCache, useOperation } from './useOperation';
export { useDoctorReport, useHubExport } from './useDoctorReport';
export { useUpgrades } from './useUpgrades';
export { useResumeUpgrade, useStopUpgrade } from './useUpgradeStop';
export { useProvisionedCluster, useProvisioning } from './useProvisioning';
export {
  useClusterMetrics,
  useFleetMetrics,
  useHub,
  useHubs,
} from './useMetrics';
export { useClusterNetwork, useNetworking } from './useNetworking';
export { useClusterRecovery, useRecovery, useRegions } from './useRecovery';
export { useOwnedRefs } from './useOwnedRefs';
export { useTemplateLink } from './useTemplateLink';
