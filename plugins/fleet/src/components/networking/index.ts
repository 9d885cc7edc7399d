export { LinksTable } from './LinksTable';
export { networkLook } from './networkLook';
export { NetworksTable } from './NetworksTable';
export {
  DnsRecordsTable,
  LoadBalancersTable,
  SharedServicesTable,
} from './ReachTables';
