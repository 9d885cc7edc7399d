/**
 * The live, honest model of an Argo CD hub-and-spoke fleet for Backstage.
 *
 * @packageDocumentation
 */
export { fleetPlugin as default } from './plugin';
export {
  argocdCompatibilityPlugin,
  communityArgocdCompatibilityPlugin,
} from './compatibility/plugins';
// For permission policies, and for modules with rules of their own.
export {
  createFleetApplicationConditionalDecision,
  createFleetClusterConditionalDecision,
  fleetApplicationConditions,
  fleetApplicationPermissionResourceRef,
  fleetClusterConditions,
  fleetClusterPermissionResourceRef,
} from './permissions';
export type { ApplicationFilter, ClusterFilter } from './permissions';
export type { ApplicationSubject, ClusterSubject } from './domain/scope';
