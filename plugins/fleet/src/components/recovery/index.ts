export { NamespacesTable } from './NamespacesTable';
export { ObjectiveWords } from './ObjectiveWords';
export { RecoveryTable } from './RecoveryTable';
export { RegionsTable } from './RegionsTable';
export { RestoreTry } from './RestoreTry';
export { Runbook } from './Runbook';
export { BackupsTable, RestoresTable } from './RunTables';
export { LocationsTable, SchedulesTable } from './SourceTables';
export { verdictLook } from './verdictLook';
