export { createApplicationSetAction } from './createApplicationSet';
export { onboardClusterAction } from './onboardCluster';
export { previewPlacementAction } from './previewPlacement';
export {
  waitForRolloutAction,
  type WaitForRolloutOptions,
} from './waitForRollout';
