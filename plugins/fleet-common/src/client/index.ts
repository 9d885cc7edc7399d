export * from './FleetClient';
export type { FleetClientOptions, FleetQuery } from './FleetRequests';
export { ObservabilityClient } from './ObservabilityClient';
export { UpgradesClient } from './UpgradesClient';
export { ProvisioningClient } from './ProvisioningClient';
export { RecoveryClient } from './RecoveryClient';
