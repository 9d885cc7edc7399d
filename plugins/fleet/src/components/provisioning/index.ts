export { ClustersTable, VersionWords } from './ClustersTable';
export { ConditionsTable } from './ConditionsTable';
export { Counts } from './Counts';
export { MachinesTable } from './MachinesTable';
export { ManagementClusters } from './ManagementClusters';
export { provisioningLook } from './provisioningLook';
export { ResourceSetList } from './ResourceSetList';
export { StepStrip } from './StepStrip';
