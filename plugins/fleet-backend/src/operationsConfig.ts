import {
  applicationOperations,
  clusterOperations,
  OperationReceipt,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { SectionReader } from './sectionReader';

/** Everything that the portal can ask a hub to do. */
export const hubOperationNames = [
  ...applicationOperations,
  ...clusterOperations,
] as const;
export type HubOperationName = OperationReceipt['operation'];

/** `fleet.operations` of the configuration: those that are switched on. */
export type OperationsConfig = ReadonlySet<HubOperationName>;

/** None, unless each is set to true. */
export function readOperations(section: SectionReader): OperationsConfig {
  return new Set(hubOperationNames.filter(name => section.flag(name)));
}
