export * from './FleetModel';
export { DegradedReasons } from './DegradedReasons';
export { HubStore } from './HubStore';
export { HubWatcher } from './HubWatcher';
export { LiveFleetModel } from './LiveFleetModel';
