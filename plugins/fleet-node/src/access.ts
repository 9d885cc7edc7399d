import type { SourceError } from './trouble';

/** What the portal reads of a hub; each needs a permission of its own. */
export const hubReadings = [
  'applications',
  'applicationSets',
  'clusters',
  'projects',
] as const;
export type HubReading = (typeof hubReadings)[number];

/** What the portal reads of a spoke, besides `/readyz` and `/version`. */
export const spokeReadings = [
  'nodes',
  'pods',
  'deployments',
  'daemonSets',
  'nodeMetrics',
] as const;
export type SpokeReading = (typeof spokeReadings)[number];

/** Whether the credential may read all of one kind. */
export interface AccessFinding<Reading extends string> {
  reading: Reading;
  /** Why not; absent when it may. `notFound`: the API is not there. */
  trouble?: SourceError;
}

/** What the credential of a hub may do, as the hub itself says. */
export interface HubAccess {
  readings: AccessFinding<HubReading>[];
  /**
   * Permissions that it has and that reading never needs, in the words of the
   * hub's policy: `clusters, update`.
   */
  excess: string[];
  /** What operations need beyond reading; absent where the hub takes none. */
  operating?: OperatingFinding[];
}

/** What some operations need, in the words of Argo CD's policy. */
export type OperatingPermission =
  | 'applications, sync, */*'
  | 'clusters, update, *';

/** Whether the account has it for everything, as the hub itself says. */
export interface OperatingFinding {
  permission: OperatingPermission;
  allowed: boolean;
}
