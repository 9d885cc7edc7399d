export * from './accessConfig';
export * from './clock';
export {
  ConfiguredSpokeAccess,
  createSpokeClient,
} from './ConfiguredSpokeAccess';
export { KubernetesPluginSpokeAccess } from './KubernetesPluginSpokeAccess';
export { KubernetesSpokeClient } from './KubernetesSpokeClient';
export {
  createSpokeVoices,
  LiveSpokeVoices,
  type KnownSpoke,
  type SpokeVoicesOptions,
} from './LiveSpokeVoices';
