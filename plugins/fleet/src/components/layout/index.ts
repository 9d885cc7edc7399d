export { Panel, type PanelProps } from './Panel';
export {
  DataTable,
  type DataColumn,
  type DataSort,
  type DataTableProps,
} from './DataTable';
export { SecondLine } from './SecondLine';
export { Facts, type Fact } from './Facts';
export { Chip, LabelChips } from './Chip';
export { useMoreRows } from './MoreRows';
export { FilterSelect } from './FilterSelect';
export { Placeholder } from './Placeholder';
export { PageSkeleton } from './PageSkeleton';
export { useElementWidth } from './useElementWidth';
export { PanelSkeleton } from './PanelSkeleton';
export { EventLine, EventLines, NoEvents } from './EventLines';
export { StepBox, Steps } from './Steps';
