export { AdviceList } from './AdviceList';
export { KeyFigures } from './KeyFigures';
export {
  FiguresTable,
  ReplicasTable,
  ShardsTable,
  WorkloadsTable,
} from './HubTables';
