export { createFleetService } from './createFleetService';
export type {
  FleetServiceDependencies,
  RunningFleetService,
} from './createFleetService';
export type { EntityTriplet, FleetContext, FleetService } from './FleetService';
export type { GitTrees } from './PlacementEvaluator';
