export {
  FleetLinksContext,
  useFleetLinks,
  type FleetLinks,
} from './fleetLinks';
export { fleetSessionOf, isForbidden, isRefusal } from './fleetSession';
export { useLiveState, useLiveUpdates } from './useLiveUpdates';
export type { LiveMode, LiveState } from './LiveUpdates';
export type { ServiceCell, ServiceMatrix, ServiceRow } from './loadMatrix';
export * from './queries';
