export * from './FleetClient';
export type { FleetClientOptions, FleetQuery } from './FleetRequests';
export { NetworkingClient } from './NetworkingClient';
export { ObservabilityClient } from './ObservabilityClient';
export { UpgradesClient } from './UpgradesClient';
export { ProvisioningClient } from './ProvisioningClient';
export { RecoveryClient } from './RecoveryClient';
