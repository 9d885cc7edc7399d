/**
 * The enumerations of Argo CD 3.5, as its API answers them. An Application
 * that was not compared yet has an empty sync status and an empty health:
 * `null` here, which is neither Unknown nor Healthy.
 */
export const syncStatusCodes = ['Unknown', 'Synced', 'OutOfSync'] as const;
export type SyncStatusCode = (typeof syncStatusCodes)[number];

/** Best to worst, in Argo CD's own order. */
export const healthStatusCodes = [
  'Healthy',
  'Suspended',
  'Progressing',
  'Missing',
  'Degraded',
  'Unknown',
] as const;
export type HealthStatusCode = (typeof healthStatusCodes)[number];

export const operationPhases = [
  'Running',
  'Terminating',
  'Failed',
  'Error',
  'Succeeded',
] as const;
export type OperationPhase = (typeof operationPhases)[number];

export const connectionStatuses = ['Unknown', 'Successful', 'Failed'] as const;
export type ConnectionStatus = (typeof connectionStatuses)[number];

/** Where an Application stands in a RollingSync (`ApplicationSet.status.applicationStatus`). */
export const progressiveStatuses = [
  'Waiting',
  'Pending',
  'Progressing',
  'Healthy',
] as const;
export type ProgressiveStatus = (typeof progressiveStatuses)[number];
