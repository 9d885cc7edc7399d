export * from './testUtils/wireBuilders';
export * from './testUtils/rolloutBuilders';
export {
  buildReadiness,
  buildReadinessStep,
} from './testUtils/readinessBuilders';
export {
  buildClusterUpgrade,
  buildUpgradePlan,
  buildUpgradeWave,
  FakeUpgrades,
} from './testUtils/fakeUpgrades';
export {
  buildMachine,
  buildProvisionedCluster,
  FakeProvisioning,
} from './testUtils/fakeProvisioning';
export { buildRecovery, FakeRecovery } from './testUtils/fakeRecovery';
export {
  buildNetwork,
  buildNetworkLink,
  FakeNetworking,
} from './testUtils/fakeNetworking';
export {
  buildClusterMetrics,
  buildHubHealth,
  FakeObservability,
} from './testUtils/fakeObservability';
export * from './testUtils/FakeFleet';
export { emptyWorld, type FakeWorld } from './testUtils/fakeWorld';
export { storyWorld } from './testUtils/storyWorld';
export {
  closedClusterOffers,
  closedOffers,
  openOffers,
} from './testUtils/fakeOperations';
export {
  previewOver,
  type PresentApplication,
} from './testUtils/placementPreview';
