export { CountStrip, type CountFilter } from './CountStrip';
export { SourceStrip } from './SourceStrip';
export { SilentHubs } from './SilentHubs';
export { AttentionList } from './AttentionList';
export { FilterBar, type FilterEdit } from './FilterBar';
export { Legend } from './Legend';
export { EnvironmentGroups } from './EnvironmentGroups';
export { attentionViews, type AttentionView } from './attentionViews';
