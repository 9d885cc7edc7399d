export { AdviceList } from './AdviceList';
export {
  FiguresTable,
  ReplicasTable,
  ShardsTable,
  WorkloadsTable,
} from './HubTables';
