export * from './FleetClient';
export type { FleetClientOptions, FleetQuery } from './FleetRequests';
export { RecoveryClient } from './RecoveryClient';
