export * from './FleetClient';
export type { FleetClientOptions, FleetQuery } from './FleetRequests';
export { ObservabilityClient } from './ObservabilityClient';
export { RecoveryClient } from './RecoveryClient';
