export { DriftDiff } from './DriftDiff';
export { EventList } from './EventList';
export { ResourceGraph } from './ResourceGraph';
export { ResourceTree } from './ResourceTree';
export { resourceState } from './resourceState';
export { ConditionList } from './ConditionList';
export {
  HistoryList,
  shortRevision,
  type ShownDeployment,
} from './HistoryList';
