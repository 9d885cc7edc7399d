export { DriftDiff } from './DriftDiff';
export { ResourceGraph } from './ResourceGraph';
export { ResourceTree } from './ResourceTree';
export { ConditionList } from './ConditionList';
export {
  HistoryList,
  shortRevision,
  type ShownDeployment,
} from './HistoryList';
