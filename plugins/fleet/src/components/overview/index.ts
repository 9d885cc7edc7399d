export { CountStrip, type CountFilter } from './CountStrip';
export { SourceStrip, sourceWords } from './SourceStrip';
export { AttentionList } from './AttentionList';
export { FilterBar, type FilterEdit } from './FilterBar';
export { Legend } from './Legend';
export { EnvironmentGroups } from './EnvironmentGroups';
