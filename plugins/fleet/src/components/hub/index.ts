export { AdviceList } from './AdviceList';
export { FiguresTable, ReplicasTable, ShardsTable } from './HubTables';
