export { CountStrip, type CountFilter } from './CountStrip';
export { SourceStrip } from './SourceStrip';
export { SilentHubs } from './SilentHubs';
export { AttentionList } from './AttentionList';
export { GroupSelect, type GroupSelectProps } from './GroupSelect';
export { FilterBar, type FilterEdit } from './FilterBar';
export { Legend } from './Legend';
export { ClusterGroups, type ClusterGroup } from './ClusterGroups';
export { attentionViews, type AttentionView } from './attentionViews';
