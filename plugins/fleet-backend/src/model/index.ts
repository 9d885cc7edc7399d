export * from './FleetModel';
export { DegradedReasons } from './DegradedReasons';
export { HubStore } from './HubStore';
export { HubListener } from './HubListener';
export { HubWatcher } from './HubWatcher';
export { LiveFleetModel } from './LiveFleetModel';
