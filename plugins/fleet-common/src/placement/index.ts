/**
 * Placement: which Applications an ApplicationSet generates, on which
 * clusters, and why not on the others. One evaluator for the form in the
 * browser, the preview of the backend and the demo fleet.
 */
export { decodeApplicationSet } from './applicationSet';
export type { ApplicationSetSource } from './applicationSet';
export { describeGenerator, describeSelector } from './describe';
export type { GeneratorDescription } from './describe';
export { evaluatePlacement } from './evaluate';
export type { PlacementInput } from './evaluate';
export { isLocalCluster } from './generators/clusters';
export type { GeneratorKind } from './generators/generator';
export {
  explainSelector,
  isLabelKey,
  isLabelValue,
  matchesSelector,
} from './selector';
export type { Labels } from './selector';
export type {
  ClusterPlacement,
  GeneratedApplication,
  GitSnapshot,
  LabelSelector,
  OpenPullRequest,
  PlacementCluster,
  PlacementError,
  PlacementReason,
  PlacementResult,
  PullRequestReader,
  SelectorOperator,
  UnsupportedPart,
} from './types';
export type { ValueMap } from './values';
