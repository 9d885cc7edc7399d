export { fleetApiRef, type FleetApi } from './fleetApi';
export { createFleetApi } from './createFleetApi';
