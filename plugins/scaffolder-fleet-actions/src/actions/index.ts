export { createApplicationSetAction } from './createApplicationSet';
export {
  findPullRequestAction,
  type FindPullRequestOptions,
} from './pullRequest/findPullRequest';
export { addDashboardAction } from './dashboard/addDashboard';
export { scaleHubAction } from './hub/scaleHub';
export { labelClusterAction } from './labelCluster';
export { onboardClusterAction } from './onboardCluster';
export { previewPlacementAction } from './previewPlacement';
export {
  previewEnvironmentAction,
  type PreviewEnvironmentOptions,
} from './preview/previewEnvironment';
export { subscribeNotificationsAction } from './notifications/subscribeNotifications';
export { grantTeamAction } from './team/grantTeam';
export { promoteReleaseAction } from './release/promoteRelease';
export { rollBackReleaseAction } from './release/rollBackRelease';
export { retireApplicationSetAction } from './applicationSet/retireApplicationSet';
export { equipClusterAction } from './cluster/equipCluster';
export { retireClusterAction } from './cluster/retireCluster';
export { updateApplicationSetAction } from './applicationSet/updateApplicationSet';
export type {
  WaitOptions,
  WaitOptions as WaitForRolloutOptions,
  WaitOptions as WaitForReadinessOptions,
  WaitOptions as SyncApplicationOptions,
} from '../waiting/waitAction';
export { waitForRolloutAction } from './waitForRollout';
export { waitForReadinessAction } from './readiness/waitForReadiness';
export { syncApplicationAction } from './operations/syncApplication';
export { provisionClusterAction } from './provisioning/provisionCluster';
export { scaleClusterAction } from './provisioning/scaleCluster';
export { failOverRegionAction } from './recovery/failOverRegion';
export { restoreNamespacesAction } from './recovery/restoreNamespaces';
export { upgradeWaveAction } from './upgrades/upgradeWave';
export { stopUpgradeAction } from './upgrades/stopUpgrade';
export { connectClustersAction } from './networking/connectClusters';
